"""A disk that is full or refuses: said in its own words, and nothing is lost."""

import errno
import os
import signal
import tempfile
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

import disks
from mentordesk.errors import BackupError, DeskFolderError, DeskFullError, MentorDeskError
from mentordesk.vault import cipher, files
from mentordesk.vault.backup import back_up, restore, verify_backup
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.rotation import rotate
from mentordesk.vault.spare import newest_sound
from mentordesk.vault.store import Store
from rights import NOBODY, unprivileged
from vault_desk import NEW, OLD, PASSPHRASE, SMALL, notes, unlocked, vault, write

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)

posix = pytest.mark.skipif(os.name != "posix", reason="rights and mounts of Linux and macOS")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    with disks.small_disk(tmp_path / "disk", "2m") as disk:
        yield disk


def fill(place: Path, leave: int = 0) -> None:
    """Fill the disk but for some bytes."""
    with suppress(OSError), (place / "ballast").open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096) == 4096:
            pass
    size = (place / "ballast").stat().st_size
    os.truncate(place / "ballast", max(0, size - leave))


def write_for_ever(store: Store, kept: list[str]) -> None:
    for number in range(1000):
        words = f"{number} " + "x" * 5000
        write(store, words)
        kept.append(words)


def back_up_five_times(store: Store, place: Path) -> None:
    for _ in range(5):
        back_up(store, place, TAKEN)


def test_a_full_disk_keeps_all_that_was_acknowledged(small_disk):
    kept = []
    for leave in (0, 40_000, 200_000):
        with unlocked(small_disk / "desk") as store:
            write(store, "with room")
            kept.append("with room")
            fill(small_disk, leave)
            with pytest.raises(DeskFullError):
                write_for_ever(store, kept)
            assert notes(store) == kept
            assert not store.damaged
            (small_disk / "ballast").unlink()
            write(store, "room again")
            kept.append("room again")
        with unlocked(small_disk / "desk") as store:
            assert notes(store) == kept
            with store.transaction() as tx:
                tx.connection().exec_driver_sql("DELETE FROM note")
            kept.clear()


def test_a_desk_opens_and_closes_on_a_full_disk(small_disk):
    with unlocked(small_disk / "desk") as store:
        write(store, "kept")
    fill(small_disk)
    with ExitStack() as stack, suppress(DeskFullError):
        store = stack.enter_context(unlocked(small_disk / "desk"))
        with suppress(DeskFullError):
            assert notes(store) == ["kept"]
    (small_disk / "ballast").unlink()
    with unlocked(small_disk / "desk") as store:
        assert notes(store) == ["kept"]


@pytest.mark.parametrize("leave", [0, 8_000, 16_000, 24_000])
def test_no_half_a_desk_is_made_on_a_full_disk(small_disk, leave):
    fill(small_disk, leave)
    with pytest.raises(DeskFullError):
        vault(small_disk / "desk").create(PASSPHRASE)
    assert not vault(small_disk / "desk").exists
    (small_disk / "ballast").unlink()
    vault(small_disk / "desk").create(PASSPHRASE)[0].close()


@pytest.mark.parametrize("leave", [0, 20_000, 60_000, 100_000])
def test_a_backup_to_a_full_disk_fails_alone(small_disk, tmp_path, leave):
    with unlocked(tmp_path / "desk") as store:
        write(store, "kept")
        good = back_up(store, small_disk, TAKEN).path
        fill(small_disk, leave)
        with pytest.raises(BackupError):
            back_up_five_times(store, small_disk)
        assert not list(small_disk.glob("*.part*"))
        write(store, "more")
    assert verify_backup(good, ByPassphrase(PASSPHRASE)).rows["note"] == 1


def test_it_is_said_which_disk_was_too_full_for_a_backup(small_disk, tmp_path):
    with unlocked(small_disk / "desk") as store:
        fill(small_disk)
        with pytest.raises(BackupError) as caught:
            back_up(store, tmp_path / "stick", TAKEN)
    assert caught.value.facts == {
        "path": small_disk / "desk", "reason": os.strerror(errno.ENOSPC),
    }  # fmt: skip


def test_a_backup_that_cannot_be_proved_for_want_of_room_is_said(small_disk, tmp_path, monkeypatch):
    with unlocked(tmp_path / "desk") as store:
        path = back_up(store, tmp_path / "shelf", TAKEN).path
    fill(small_disk, 20_000)
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    with pytest.raises(BackupError) as caught:
        verify_backup(path, ByPassphrase(PASSPHRASE))
    assert caught.value.facts == {"path": path, "reason": os.strerror(errno.ENOSPC)}


def test_a_repair_without_room_for_a_backup_does_not_go_on_without_it(
    small_disk, tmp_path, monkeypatch
):
    with unlocked(tmp_path / "desk") as store:
        path, secret = back_up(store, tmp_path / "shelf", TAKEN).path, store.secret
    fill(small_disk, 20_000)
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    with pytest.raises(DeskFullError), newest_sound([path.parent], secret, NEW, {}):
        pass
    assert [one.name for one in small_disk.iterdir()] == ["ballast"]


def test_a_restore_to_a_full_disk_leaves_no_desk(small_disk, tmp_path):
    with unlocked(tmp_path / "desk") as store:
        path = back_up(store, tmp_path / "shelf", TAKEN).path
    fill(small_disk, 20_000)
    with pytest.raises(DeskFullError):
        restore(path, small_disk / "new", ByPassphrase(PASSPHRASE))
    assert not vault(small_disk / "new").exists


def test_a_migration_without_room_leaves_the_old_generation(small_disk):
    with unlocked(small_disk / "desk", OLD) as store:
        write(store, "kept")
    fill(small_disk, 60_000)
    with pytest.raises(MentorDeskError) as caught:
        vault(small_disk / "desk", NEW).unlock(PASSPHRASE)
    assert type(caught.value) in {BackupError, DeskFullError}
    (small_disk / "ballast").unlink()
    with unlocked(small_disk / "desk", NEW) as store:
        assert notes(store) == ["kept"]


@pytest.mark.parametrize("leave", [0, 8_000, 16_000, 24_000])
def test_new_keys_without_room_leave_the_old_ones(small_disk, leave):
    with unlocked(small_disk / "desk") as store:
        write(store, "kept")
        fill(small_disk, leave)
        with pytest.raises(DeskFullError):
            rotate(store, "a new one", SMALL)
        (small_disk / "ballast").unlink()
        write(store, "goes on")
    with unlocked(small_disk / "desk") as store:
        assert notes(store) == ["kept", "goes on"]
    assert len(list((small_disk / "desk").glob("desk.*.db*"))) == 1


@posix
def test_a_folder_that_may_not_be_written_is_refused_with_the_reason(open_room):
    vault(open_room / "warm").create(PASSPHRASE)[0].close()
    with unprivileged():
        open_room.chmod(0o500)
        with pytest.raises(DeskFolderError) as caught:
            vault(open_room / "desk").create(PASSPHRASE)
        open_room.chmod(0o700)
    assert caught.value.facts["reason"] == "Permission denied"
    assert not (open_room / "desk").exists()


@posix
@pytest.mark.parametrize("closed", [".", "lock", "desk.key", "desk.1.db"])
def test_a_desk_whose_files_may_not_be_used_is_a_folder_in_trouble(open_room, closed):
    folder = open_room / "desk"
    with unlocked(folder) as store:
        write(store, "kept")
    path, mode = folder / closed, 0o500 if closed == "." else 0o400
    if not os.geteuid():
        for each in (folder, *folder.iterdir()):
            os.chown(each, NOBODY, NOBODY)
    before = path.stat().st_mode
    path.chmod(mode if closed != "desk.key" else 0)
    with unprivileged(), suppress(MentorDeskError):
        store = vault(folder).unlock(PASSPHRASE)
        try:
            with pytest.raises(DeskFolderError):
                write(store, "more")
        finally:
            store.close()
    path.chmod(before)
    with unlocked(folder) as store:
        assert notes(store) == ["kept"]


@posix
def test_a_folder_taken_away_under_an_open_desk_is_a_folder_in_trouble(tmp_path):
    with unlocked(tmp_path / "desk") as store:
        write(store, "kept")
        (tmp_path / "desk").rename(tmp_path / "away")
        with pytest.raises(DeskFolderError), store.snapshot():
            pass
    (tmp_path / "away").rename(tmp_path / "desk")
    with unlocked(tmp_path / "desk") as store:
        assert notes(store)[0] == "kept"


@posix
def test_a_write_error_without_a_full_disk_blames_the_folder_and_drops_the_connection(tmp_path):
    resource = pytest.importorskip("resource")
    with unlocked(tmp_path / "desk") as store:
        write(store, "kept")
        with store.unshared() as before:
            pass
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            with pytest.raises(DeskFolderError):
                write(store, "x" * 500_000)
            with pytest.raises(DeskFolderError) as caught, files.in_folder(tmp_path):
                files.write_whole(tmp_path / "large", b"x" * 200_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, ignored)
        assert caught.value.facts["reason"] == "File too large"
        with store.unshared() as after:
            assert after is not before
        write(store, "goes on")
        assert notes(store) == ["kept", "goes on"]


def test_a_refusal_without_a_word_of_the_system_is_named_by_its_type(tmp_path):
    with pytest.raises(DeskFolderError) as caught, files.in_folder(tmp_path):
        raise TimeoutError
    assert caught.value.facts["reason"] == "TimeoutError"


def test_a_name_that_is_held_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    (tmp_path / "new.part").write_text("new")
    answers = iter([PermissionError])
    replace = Path.replace

    def stubborn(self, target):
        for error in answers:
            raise error
        return replace(self, target)

    monkeypatch.setattr(files, "TRIES", 3)
    monkeypatch.setattr(files, "PAUSE", 0)
    monkeypatch.setattr(Path, "replace", stubborn)
    files.put_in_place(tmp_path / "new.part", tmp_path / "new")
    assert (tmp_path / "new").read_text() == "new"


def test_an_error_of_ours_is_not_dressed_up_as_trouble_of_the_disk(tmp_path):
    with (
        unlocked(tmp_path / "desk") as store,
        pytest.raises(cipher.dbapi2.OperationalError),
        store.snapshot() as connection,
    ):
        connection.execute("SELECT * FROM no_such_table")


def test_free_room_that_cannot_be_asked_for_counts_as_room(tmp_path):
    error = cipher.dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = cipher.dbapi2.SQLITE_IOERR
    assert isinstance(cipher.known(error, tmp_path / "gone"), DeskFolderError)
