"""A backup is proved when it is made, and leads back to a desk by passphrase or code."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from itertools import cycle
from threading import Event, Thread

import pytest

from mentordesk.errors import (
    BackupError,
    DeskDamagedError,
    DeskExistsError,
    DeskNewerError,
    RecoveryCodeTypoError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from mentordesk.vault import backup_file, checks, generations, shelf
from mentordesk.vault.backup import back_up, hand_on, newest, restore, verify_backup
from mentordesk.vault.backup_file import MAGIC, read_head
from mentordesk.vault.opener import ByCode, ByPassphrase
from mentordesk.vault.recovery import spell
from mentordesk.vault.repair import renew_indexes
from mentordesk.vault.rotation import rotate
from mentordesk.vault.sealed import MOST, open_sealed, seal
from mentordesk.vault.secret import Secret
from mentordesk.vault.spare import newest_sound
from vault_desk import NEW, OFF_THE_RECORD, PASSPHRASE, SMALL, flip, notes, unlocked, vault, write

TAKEN = datetime(2026, 4, 14, 9, 30, tzinfo=timezone(timedelta(hours=2)))
ROWS = {"alembic_version": 1, "note": 2, "remark": 0}
KNOWN = ByPassphrase(PASSPHRASE)


@pytest.fixture
def store(tmp_path):
    with unlocked(tmp_path / "desk") as opened:
        write(opened, "first")
        write(opened, "between us", kind="off_the_record")
        write(opened, "second")
        yield opened


@pytest.fixture
def shelf_folder(tmp_path):
    return tmp_path / "shelf"


@pytest.fixture
def made(store, shelf_folder):
    """The path of a backup."""
    return back_up(store, shelf_folder, TAKEN, OFF_THE_RECORD).path


def resealed(path, secret, **changes):
    """Change a backup's head as only the owner of the key can."""
    data = path.read_bytes()
    fields = open_sealed(MAGIC, data[:MOST].rstrip(b"\0")).fields() | changes
    path.write_bytes(seal(MAGIC, fields, secret.seal_key()).ljust(MOST, b"\0") + data[MOST:])


def test_a_backup_says_what_it_holds_and_leaves_nothing_beside_it(store, shelf_folder):
    report = back_up(store, shelf_folder, TAKEN, OFF_THE_RECORD)
    assert [path.name for path in shelf_folder.iterdir()] == ["2026-04-14_000001.mentordesk-backup"]
    assert (report.sequence, report.taken_at, report.rows) == (1, TAKEN, ROWS)
    assert verify_backup(report.path, KNOWN) == report
    assert verify_backup(report.path, ByCode(store.recovery_code())) == report


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_restored_desk_holds_all_but_what_is_off_the_record(store, made, tmp_path, by):
    code = store.recovery_code()
    restore(made, tmp_path / "new", KNOWN if by == "passphrase" else ByCode(code))
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        "desk.1.db", "desk.key", "desk.key.copy", "lock",
    }  # fmt: skip
    with unlocked(tmp_path / "new") as again:
        assert notes(again) == ["first", "second"]
        assert again.recovery_code() == code
    assert notes(store) == ["first", "between us", "second"]


def test_a_file_may_be_named_for_a_backup_and_is_replaced_whole(store, tmp_path):
    target = tmp_path / "mine.mentordesk-backup"
    back_up(store, target, TAKEN)
    write(store, "third")
    assert back_up(store, target, TAKEN).rows["note"] == 4
    assert verify_backup(target, KNOWN).rows["note"] == 4


@pytest.mark.parametrize("there", ["of another desk", "of no desk"])
def test_a_file_that_is_not_a_backup_of_this_desk_is_never_replaced(store, tmp_path, there):
    target = tmp_path / "theirs.mentordesk-backup"
    if there == "of no desk":
        target.write_text("somebody's own")
    else:
        with unlocked(tmp_path / "another") as other:
            back_up(other, target, TAKEN)
    before = target.read_bytes()
    with pytest.raises(BackupError, match="File exists"):
        back_up(store, target, TAKEN)
    assert target.read_bytes() == before


@pytest.mark.parametrize("change", ["rotation", "index renewal"])
def test_a_backup_under_way_is_finished_before_the_desk_gets_other_files(
    store, shelf_folder, monkeypatch, change
):
    copy, begun = shutil.copyfile, Event()

    def work():
        begun.set()
        if change == "rotation":
            rotate(store, "another passphrase", SMALL)
        else:
            renew_indexes(store, NEW)

    def slow(source, target):
        copy(source, target)
        if threading.current_thread() is not other:
            other.start()
            assert begun.wait(20)
            other.join(0.3)

    other = Thread(target=work)
    monkeypatch.setattr(shutil, "copyfile", slow)
    report = back_up(store, shelf_folder, TAKEN)
    other.join(60)
    assert store.database.name == "desk.2.db"
    assert verify_backup(report.path, KNOWN).rows["note"] == 3


def test_a_backup_has_the_keys_of_its_pages_whatever_happens_meanwhile(
    store, shelf_folder, monkeypatch
):
    monkeypatch.setattr(generations, "clear_leftovers", lambda *_: None)
    copy = shutil.copyfile

    def rotated(source, target):
        copy(source, target)
        rotate(store, "another passphrase", SMALL)

    monkeypatch.setattr(shutil, "copyfile", rotated)
    report = back_up(store, shelf_folder, TAKEN)
    assert verify_backup(report.path, KNOWN).rows["note"] == 3


def test_work_goes_on_while_a_backup_is_made(store, shelf_folder):
    with store.snapshot() as connection:
        write(store, "meanwhile")
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (3,)
    assert back_up(store, shelf_folder, TAKEN).rows["note"] == 4


def test_a_desk_opened_by_code_alone_makes_backups_that_the_code_opens(store, shelf_folder):
    code, folder = store.recovery_code(), store.folder
    store.close()
    for name in ("desk.key", "desk.key.copy"):
        (folder / name).unlink()
    again = vault(folder).unlock_with_code(code)
    path = back_up(again, shelf_folder, TAKEN).path
    again.close()
    assert verify_backup(path, ByCode(code)).rows["note"] == 3
    with pytest.raises(WrongPassphraseError):
        verify_backup(path, KNOWN)


def test_a_wrong_way_in_makes_no_folder(made, tmp_path):
    for opener, error in (
        (ByPassphrase("wrong"), WrongPassphraseError),
        (ByCode(spell(Secret.new())), WrongRecoveryCodeError),
        (ByCode("0000"), RecoveryCodeTypoError),
    ):
        with pytest.raises(error):
            restore(made, tmp_path / "new", opener)
    assert not (tmp_path / "new").exists()


def test_a_desk_is_never_restored_over_something(made, store, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("precious")
    for folder in (store.folder, tmp_path / "full"):
        with pytest.raises(DeskExistsError):
            restore(made, folder, KNOWN)
    assert notes(store) == ["first", "between us", "second"]
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter"]


RESTORING = """
import os, signal, sys
from pathlib import Path
from mentordesk.vault.backup import restore
from mentordesk.vault.opener import ByPassphrase

path, folder, passphrase, spared = sys.argv[1:]
left = int(spared)


def kill(event, _):
    global left
    if event == "os.rename":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(kill)
restore(Path(path), Path(folder), ByPassphrase(passphrase))
"""


@pytest.mark.skipif(os.name == "nt", reason="nothing kills as surely there")
@pytest.mark.parametrize("spared", range(3))
def test_a_restore_that_is_killed_can_be_made_again_or_is_a_desk(made, tmp_path, spared):
    new = tmp_path / "new"
    command = [sys.executable, "-c", RESTORING, str(made), str(new), PASSPHRASE, str(spared)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    if not vault(new).exists:
        restore(made, new, KNOWN)
    with unlocked(new) as again:
        assert notes(again) == ["first", "second"]


def test_any_flipped_bit_in_a_backup_is_noticed(made):
    size, chance = made.stat().st_size, random.Random(2)
    head = [chance.randrange(MOST) for _ in range(30)]
    for at in (*head, *(chance.randrange(MOST, size) for _ in range(30))):
        flip(made, at, bit := chance.randrange(8))
        with pytest.raises(BackupError) as caught:
            verify_backup(made, KNOWN)
        assert caught.value.facts == {"path": made, "reason": "damaged"}
        flip(made, at, bit)
    assert verify_backup(made, KNOWN).rows == ROWS


@pytest.mark.parametrize("length", [0, 100, MOST, MOST + 4096, -1])
def test_a_backup_that_was_cut_is_damaged(made, length, tmp_path):
    made.write_bytes(made.read_bytes()[:length])
    with pytest.raises(BackupError):
        restore(made, tmp_path / "new", KNOWN)


def test_a_head_somebody_else_sealed_is_altered(made):
    resealed(made, Secret.new(), sequence=999)
    with pytest.raises(BackupError) as caught:
        verify_backup(made, KNOWN)
    assert caught.value.facts["reason"] == "altered"


@pytest.mark.parametrize(
    "changes",
    [
        {"rows": ROWS | {"note": 77}},
        {"rows": []},
        {"rows": {"note": "2"}},
        {"rows": {"note": 2**63}},
        {"sequence": 10**4000},
        {"taken_at": "2026-02-30T00:00:00+00:00"},
        {"taken_at": 5},
        {"taken_at": "0001-01-01T00:00:00+00:00"},
        {"taken_at": "9999-12-31T23:59:59+00:00"},
        {"digest": "00"},
        {"digest": "0" * 64},
        {"keys": {"version": 1}},
    ],
)
def test_a_head_that_says_something_untrue_is_damaged(store, made, changes):
    resealed(made, store.secret, **changes)
    with pytest.raises(BackupError) as caught:
        verify_backup(made, KNOWN)
    assert caught.value.facts["reason"] == "damaged"


def test_a_backup_of_a_newer_program_is_not_guessed_at(store, made):
    resealed(made, store.secret, keys={"version": 2})
    with pytest.raises(DeskNewerError):
        verify_backup(made, KNOWN)


def test_a_backup_that_is_not_there_is_said_in_the_words_of_the_system(tmp_path):
    with pytest.raises(BackupError) as caught:
        verify_backup(tmp_path / "none", KNOWN)
    assert caught.value.facts["reason"] == "No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe in a folder")
@pytest.mark.timeout(10)
def test_a_pipe_is_no_backup_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BackupError) as caught:
        verify_backup(tmp_path / "pipe", KNOWN)
    assert caught.value.facts["reason"] == "damaged"


def test_a_place_that_cannot_be_written_fails_the_backup_and_not_the_desk(store, tmp_path):
    (tmp_path / "file").write_text("in the way")
    for target in (tmp_path / "file", tmp_path / "file" / "x.mentordesk-backup"):
        with pytest.raises(BackupError):
            back_up(store, target, TAKEN)
    write(store, "third")
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_copy_that_lost_rows_is_no_backup(store, shelf_folder, monkeypatch):
    answers = cycle([{"note": 3}, {"note": 2}])
    monkeypatch.setattr(checks, "row_counts", lambda _: next(answers))
    with pytest.raises(BackupError):
        back_up(store, shelf_folder, TAKEN)
    assert shelf.backups(shelf_folder) == []


def test_a_desk_with_rows_astray_makes_no_backup_that_says_it_is_sound(store, shelf_folder):
    with store.unshared() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO remark (note_id, words) VALUES (99, 'astray')")
    with pytest.raises(DeskDamagedError):
        back_up(store, shelf_folder, TAKEN)
    assert shelf.backups(shelf_folder) == []


def test_what_the_disk_lost_while_writing_is_noticed(store, shelf_folder, monkeypatch):
    def lossy(source, target):
        target.write(source.read()[:-4096] + bytes(4096))

    monkeypatch.setattr(backup_file.shutil, "copyfileobj", lossy)
    with pytest.raises(BackupError):
        back_up(store, shelf_folder, TAKEN)
    assert shelf.backups(shelf_folder) == []


def test_the_newest_backup_is_the_last_whole_one_whatever_the_clock_says(store, shelf_folder):
    assert newest(shelf_folder, store.secret) is None
    paths = [
        back_up(store, shelf_folder, datetime(year, 1, 1, tzinfo=UTC)).path
        for year in (2026, 1999, 2030, 2012)
    ]
    assert newest(shelf_folder, store.secret) == paths[3]
    flip(paths[3], 20)
    assert newest(shelf_folder, store.secret) == paths[2]
    assert newest(shelf_folder, Secret.new()) is None
    for desk in ("", store.secret.desk()):
        assert shelf.newest_claim(shelf_folder, desk) == paths[2]
    assert shelf.newest_claim(shelf_folder, "another desk") is None


def test_a_number_is_never_given_twice_even_after_damage(store, shelf_folder):
    flip(back_up(store, shelf_folder, TAKEN).path, 20)
    assert back_up(store, shelf_folder, TAKEN).sequence == 2


def test_thinning_leaves_damaged_files_and_other_desks_alone(store, shelf_folder, tmp_path):
    with unlocked(tmp_path / "other") as other:
        theirs = back_up(other, shelf_folder, TAKEN).path
    damaged = back_up(store, shelf_folder, TAKEN).path
    flip(damaged, 20)
    first = back_up(store, shelf_folder, TAKEN).path
    for _ in range(9):
        last = back_up(store, shelf_folder, TAKEN).path
    assert theirs.exists()
    assert damaged.exists()
    assert not first.exists()
    assert verify_backup(last, KNOWN)


def test_the_verified_backup_stays_even_where_the_rule_keeps_others(store, shelf_folder):
    path = back_up(store, shelf_folder, TAKEN).path
    shelf.thin(shelf_folder, store.secret, path)
    resealed(path, store.secret, sequence=7)
    for number in range(8, 16):
        other = shelf_folder / shelf.name_for(number, TAKEN)
        other.write_bytes(path.read_bytes())
        resealed(other, store.secret, sequence=number)
    shelf.thin(shelf_folder, store.secret, path)
    assert path.exists()
    shelf.thin(shelf_folder, store.secret, other)
    assert not path.exists()


def test_a_head_that_somebody_wrote_without_the_key_counts_for_nothing(store, shelf_folder):
    kept = [back_up(store, shelf_folder, TAKEN).path for _ in range(6)]
    forged = shelf_folder / "forged.mentordesk-backup"
    forged.write_bytes(replace(read_head(kept[0])[1], sequence=10**9).sealed(Secret.new()))
    assert newest(shelf_folder, store.secret) == kept[-1]
    last = back_up(store, shelf_folder, TAKEN)
    assert last.sequence == 7
    assert sorted(shelf_folder.iterdir()) == [*kept, last.path, forged]


def test_a_backup_that_was_copied_from_another_folder_lets_the_older_ones_stay(store, shelf_folder):
    kept = [back_up(store, shelf_folder, TAKEN).path for _ in range(5)]
    copied = shelf_folder / "copied.mentordesk-backup"
    copied.write_bytes(kept[0].read_bytes())
    resealed(copied, store.secret, sequence=500)
    last = back_up(store, shelf_folder, TAKEN)
    assert last.sequence == 501
    assert newest(shelf_folder, store.secret) == last.path
    assert sorted(shelf_folder.iterdir()) == [*kept, last.path, copied]


@pytest.mark.parametrize("number", ["999999999", "9999999999", "999999999999", "1" * 40])
def test_whatever_number_a_name_states_no_backup_takes_the_place_of_another(
    store, shelf_folder, number
):
    shelf_folder.mkdir()
    named = shelf_folder / f"2026-04-14_{number}.mentordesk-backup"
    named.touch()
    made = [back_up(store, shelf_folder, TAKEN).path for _ in range(3)]
    assert len({named, *made}) == len(shelf.backups(shelf_folder)) == 4
    assert read_head(made[0])[1].sequence <= 10**9
    assert newest(shelf_folder, store.secret) == made[-1]


def test_a_file_that_stands_under_the_next_name_is_not_replaced(store, shelf_folder):
    shelf_folder.mkdir()
    (shelf_folder / "2026-04-14_999999999.mentordesk-backup").touch()
    there = shelf_folder / "2026-04-14_1000000000.mentordesk-backup"
    there.write_text("precious")
    back_up(store, shelf_folder, TAKEN)
    assert there.read_text() == "precious"


def test_an_old_backup_that_cannot_be_deleted_now_goes_the_next_time(
    store, shelf_folder, monkeypatch
):
    def refused(*_, **__):
        raise PermissionError

    for _ in range(9):
        last = back_up(store, shelf_folder, TAKEN, thin=False).path
    with monkeypatch.context() as patched:
        patched.setattr(shelf.Path, "unlink", refused)
        shelf.thin(shelf_folder, store.secret, last)
    assert len(shelf.backups(shelf_folder)) == 9
    shelf.thin(shelf_folder, store.secret, last)
    assert set(shelf.sequences(shelf_folder, store.secret)) == shelf.kept(range(1, 10))


def test_what_is_kept_grows_slowly_and_what_went_is_never_missed():
    held = set()
    for number in range(1, 401):
        held = shelf.kept(held | {number})
        assert held == shelf.kept(range(1, number + 1))
        assert set(range(max(1, number - 7), number + 1)) <= held
    assert len(held) < 40


def test_a_missing_shelf_holds_nothing(tmp_path):
    assert shelf.sequences(tmp_path / "none", Secret.new()) == {}
    assert shelf.kept([]) == set()


def test_whichever_page_is_damaged_no_backup_is_made_of_it_and_the_desk_is_blamed(wounded):
    """SQLite's own backup would copy such a page as zeros and say nothing."""
    for page, store in wounded():
        with pytest.raises(DeskDamagedError):
            back_up(store, store.folder / "backups", TAKEN)
        assert store.damaged, page
        assert shelf.backups(store.folder / "backups") == []


def test_another_folder_gets_the_same_backup_under_its_own_number(store, made, tmp_path):
    stick = tmp_path / "stick"
    for _ in range(3):
        back_up(store, stick, TAKEN)
    given = hand_on(made, stick, store.secret)
    assert (given.sequence, given.taken_at) == (4, TAKEN)
    assert verify_backup(given.path, KNOWN).rows == ROWS
    assert hand_on(made, stick, store.secret) == given
    assert len(shelf.backups(stick)) == 4


def test_a_backup_that_somebody_else_sealed_is_not_handed_on(store, made, tmp_path):
    resealed(made, Secret.new(), taken_at="2030-01-01T00:00:00+00:00")
    with pytest.raises(BackupError) as caught:
        hand_on(made, tmp_path / "stick", store.secret)
    assert caught.value.facts == {"path": made, "reason": "altered"}
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("length", [MOST + 4096, -1])
def test_a_backup_whose_body_is_no_longer_whole_is_handed_on_again(store, made, tmp_path, length):
    rotten = hand_on(made, tmp_path / "stick", store.secret).path
    rotten.write_bytes(rotten.read_bytes()[:length])
    again = hand_on(made, tmp_path / "stick", store.secret)
    assert again.sequence == 2
    assert verify_backup(again.path, KNOWN).rows == ROWS


def test_a_damaged_backup_is_not_handed_on(store, made, tmp_path):
    flip(made, made.stat().st_size - 100)
    with pytest.raises(BackupError) as caught:
        hand_on(made, tmp_path / "stick", store.secret)
    assert caught.value.facts["path"] == made
    assert not (tmp_path / "stick").exists()


@pytest.fixture
def failing(made, monkeypatch):
    """The path of a backup whose disk fails below its head."""
    real = backup_file.chunks

    def chunks(file):
        if file.name == str(made):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(file)

    monkeypatch.setattr(backup_file, "chunks", chunks)
    return made


def test_a_backup_on_a_failing_disk_is_said_to_be_unreadable(store, failing, tmp_path):
    for work in (
        lambda: verify_backup(failing, KNOWN),
        lambda: restore(failing, tmp_path / "new", KNOWN),
        lambda: hand_on(failing, tmp_path / "stick", store.secret),
    ):
        with pytest.raises(BackupError) as caught:
            work()
        assert caught.value.facts == {"path": failing, "reason": os.strerror(errno.EIO)}
    assert not (tmp_path / "stick").exists()
    assert not (tmp_path / "new" / "desk.key").exists()


def test_the_rows_for_a_repair_come_from_a_backup_that_can_be_read(store, failing, tmp_path):
    before = hand_on(back_up(store, tmp_path / "own", TAKEN).path, tmp_path / "stick", store.secret)
    folders = [tmp_path / "none", failing.parent, before.path.parent]
    with newest_sound(folders, store.secret, NEW, {}) as (source, taken_at):
        assert source.execute("SELECT count(*) FROM note").fetchone() == (3,)
    assert taken_at == TAKEN


def test_a_database_that_only_its_seal_calls_whole_is_a_damaged_backup(store, made, tmp_path):
    data = made.read_bytes()
    body = data[MOST : MOST + 4096] + bytes(4096) + data[MOST + 8192 :]
    made.write_bytes(data[:MOST] + body)
    resealed(made, store.secret, digest=sha256(body).hexdigest())
    for work in (verify_backup, lambda *given: restore(given[0], tmp_path / "new", given[1])):
        with pytest.raises(BackupError) as caught:
            work(made, KNOWN)
        assert caught.value.facts == {"path": made, "reason": "damaged"}


def test_what_is_off_the_record_is_not_written_elsewhere_even_for_a_moment(
    store, tmp_path, monkeypatch
):
    seen = []

    def watched(source, target):
        seen.extend(path.name for path in (tmp_path / "stick").iterdir())
        target.write(source.read())

    monkeypatch.setattr(backup_file.shutil, "copyfileobj", watched)
    path = back_up(store, tmp_path / "stick", TAKEN, OFF_THE_RECORD).path
    assert seen == [path.name + ".part"]
    assert not [name for name in store.folder.iterdir() if name.name.startswith("backup")]


def test_the_newest_is_kept_however_often_the_clock_jumps(store, shelf_folder):
    chance = random.Random(5)
    for _ in range(40):
        taken = TAKEN + timedelta(days=chance.randrange(-4000, 4000))
        made = back_up(store, shelf_folder, taken)
        assert newest(shelf_folder, store.secret) == made.path
    assert set(shelf.sequences(shelf_folder, store.secret)) == shelf.kept(range(1, 41))
