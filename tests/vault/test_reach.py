"""What must be in no copy any more is in none of those within reach."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mentordesk.errors import BackupStaysError, WrongPassphraseError
from mentordesk.vault import backup_file, reach, shelf
from mentordesk.vault.backup import back_up, restore, verify_backup
from mentordesk.vault.backup_file import read_head
from mentordesk.vault.opener import ByCode, ByPassphrase
from mentordesk.vault.secret import Secret
from vault_desk import PASSPHRASE, flip, notes, unlocked, vault, write

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)
OLD, NEW = ByPassphrase(PASSPHRASE), ByPassphrase("a new one")


@pytest.fixture
def store(tmp_path):
    with unlocked(tmp_path / "desk") as opened:
        write(opened, "first")
        yield opened


@pytest.fixture
def own(store):
    """The desk's own folder of backups, with two of them."""
    folder = store.folder / "backups"
    for _ in range(2):
        back_up(store, folder, TAKEN)
    return folder


def change(store, *further):
    vault(store.folder).set_passphrase(store, NEW.text, further)


def test_a_changed_passphrase_opens_every_backup_and_the_old_one_none(store, own, tmp_path):
    other = back_up(store, tmp_path / "stick", TAKEN).path
    before = {path: path.read_bytes() for path in own.iterdir()}
    change(store, tmp_path / "stick")
    assert set(before) == set(own.iterdir())
    for path in (*before, other):
        assert verify_backup(path, NEW).rows["note"] == 1
        assert verify_backup(path, ByCode(store.recovery_code()))
        with pytest.raises(WrongPassphraseError):
            verify_backup(path, OLD)
    restore(other, tmp_path / "again", NEW)
    again = vault(tmp_path / "again").unlock(NEW.text)
    assert notes(again) == ["first"]
    again.close()


def test_a_backup_nobody_named_keeps_the_passphrase_of_its_day(store, own, tmp_path):
    elsewhere = back_up(store, tmp_path / "stick", TAKEN).path
    change(store)
    assert verify_backup(elsewhere, OLD)


def test_a_backup_that_is_not_whole_does_not_outlive_the_old_passphrase(store, own):
    first, second = sorted(own.iterdir())
    flip(first, first.stat().st_size - 100)
    half = own / "x.mentordesk-backup.part"
    half.write_bytes(second.read_bytes())
    change(store)
    assert list(own.iterdir()) == [second]


def test_a_backup_whose_head_is_damaged_goes_here_and_stays_elsewhere(store, own, tmp_path):
    here = min(own.iterdir())
    there = back_up(store, tmp_path / "stick", TAKEN).path
    for path in (here, there):
        flip(path, 90)
    change(store, tmp_path / "stick")
    assert (here.exists(), there.exists()) == (False, True)


def test_another_desks_backups_are_left_alone(store, own, tmp_path):
    with unlocked(tmp_path / "other") as other:
        path = back_up(other, own, TAKEN).path
        before = path.read_bytes()
        change(store)
        reach.keep_only(own, [store.secret.desk()], [], own=True)
        assert path.read_bytes() == before
    assert list(own.iterdir()) == [path]


def test_a_backup_that_somebody_else_sealed_is_not_vouched_for(store, own):
    forged = max(own.iterdir())
    data = forged.read_bytes()
    forged.write_bytes(read_head(forged)[1].sealed(Secret.new()) + data[16 * 1024 :])
    change(store)
    assert not forged.exists()


def test_where_there_is_no_room_to_write_anew_the_backup_goes(store, own, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_file, "new_private", full)
    change(store)
    assert list(own.iterdir()) == []


def test_a_backup_that_can_be_neither_changed_nor_deleted_is_named(store, own, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(backup_file, "new_private", refused)
    monkeypatch.setattr(reach.Path, "unlink", refused)
    with pytest.raises(BackupStaysError) as caught:
        reach.give_keys(own, replace(store.key_file, slots=()), store.secret, own=False)
    monkeypatch.undo()
    assert caught.value.facts["path"] in own.iterdir()
    assert caught.value.facts["reason"] == "Permission denied"


def test_only_the_backup_that_is_named_stays(store, own):
    last = back_up(store, own, TAKEN).path
    flip(min(own.iterdir()), 90)
    (own / "desk.db.part-journal").write_bytes(b"half")
    reach.keep_only(own, [store.secret.desk()], [last], own=True)
    assert list(own.iterdir()) == [last]
    assert not reach.is_bare(own)


def test_a_folder_with_a_half_made_backup_is_not_bare(tmp_path):
    assert reach.is_bare(tmp_path / "none")
    (tmp_path / "desk.db.part").touch()
    assert not reach.is_bare(tmp_path)
    assert shelf.backups(tmp_path) == []
