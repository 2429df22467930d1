"""When a desk is checked, what is remembered of it outside, and what an older file betrays."""

import json
import shutil
from datetime import timedelta

import pytest

from damage import hurt
from mentordesk.services.checkup import Checkup, known_damage, last_check
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import FILE, LastSeen, Seen, note_end, note_turn
from mentordesk.services.restoring import restore
from mentordesk.vault import watch
from mentordesk.vault.repair import renew_indexes
from mentordesk.vault.sealed import MOST
from support import PASSPHRASE, SMALL_COST, START


@pytest.fixture
def seen(tmp_path) -> LastSeen:
    return LastSeen(tmp_path / "state")


@pytest.fixture
def checkup(workspace, seen, clock) -> Checkup:
    return Checkup(workspace.store, seen, clock)


def test_a_check_is_due_once_a_day(checkup, clock):
    assert checkup.is_due()
    assert checkup.run().sound
    assert checkup.last().at == START
    clock.forward(hours=23, minutes=59)
    assert not checkup.is_due()
    clock.forward(minutes=1)
    assert checkup.is_due()


@pytest.mark.parametrize("jump", [timedelta(days=4000), timedelta(days=-4000)])
def test_a_clock_that_jumps_neither_starves_nor_hammers(checkup, clock, jump):
    checkup.run()
    clock.at += jump
    assert checkup.is_due()
    checkup.run()
    assert not checkup.is_due()
    clock.at -= jump
    assert checkup.is_due()
    checkup.run()
    assert not checkup.is_due()


def test_a_check_that_was_stopped_counts_for_nothing(checkup, monkeypatch):
    monkeypatch.setattr(watch, "STEPS", 50)
    checkup.stop()
    assert checkup.run() is None
    assert checkup.is_due()


def test_damage_is_remembered_at_the_gate_until_it_is_repaired(desk, seen, clock):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    store = workspace.store
    checkup = Checkup(store, seen, clock)
    checkup.run()
    assert not known_damage(desk.folder, seen)
    checkup.note_damage()
    name = store.secret.desk()
    lock(workspace)
    assert known_damage(desk.folder, seen)
    seen.forget(name)
    assert not known_damage(desk.folder, seen)
    hurt_key_files(desk.folder)
    assert not known_damage(desk.folder, seen)


def hurt_key_files(folder) -> None:
    for name in ("desk.key", "desk.key.copy"):
        (folder / name).write_bytes(b"?")


def test_a_check_finds_a_damaged_page(checkup, workspace, amara):
    with workspace.store.unshared() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'person'"
        ).fetchone()
    hurt(workspace.store.database, root)
    assert not checkup.run().sound
    assert not checkup.last().sound


def test_an_older_file_put_back_is_noticed_once(desk, seen, clock, tmp_path):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    assert note_turn(workspace.store, seen, clock) is None
    lock(workspace)
    older = shutil.copytree(desk.folder, tmp_path / "older")
    for _ in range(2):
        clock.forward(days=1)
        workspace = desk.unlock(PASSPHRASE)
        assert note_turn(workspace.store, seen, clock) is None
        last = clock()
        lock(workspace)
    shutil.rmtree(desk.folder)
    shutil.copytree(older, desk.folder)
    clock.forward(days=30)
    for expected in (last, None):
        workspace = desk.unlock(PASSPHRASE)
        assert note_turn(workspace.store, seen, clock) == expected
        lock(workspace)


def test_a_copy_from_before_the_last_changes_is_older_too(desk, seen, clock):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    note_turn(workspace.store, seen, clock)
    with workspace.store.unshared() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = workspace.store.database.read_bytes()
    workspace.people.name_leader("Helen Lind")
    note_turn(workspace.store, seen, clock)
    lock(workspace)
    workspace.store.database.write_bytes(copy)
    workspace = desk.unlock(PASSPHRASE)
    assert note_turn(workspace.store, seen, clock) == START
    lock(workspace)


def test_what_was_restored_on_purpose_is_not_called_old(desk, seen, clock, tmp_path):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    note_turn(workspace.store, seen, clock)
    backup = workspace.care.back_up().path
    note_turn(workspace.store, seen, clock)
    lock(workspace)
    restore(backup, tmp_path / "back", PASSPHRASE, seen)
    for _ in range(2):
        restored = DeskService(tmp_path / "back", clock, SMALL_COST).unlock(PASSPHRASE)
        assert note_turn(restored.store, seen, clock) is None
        lock(restored)


def test_what_was_restored_while_the_desk_was_open_is_not_called_old(desk, seen, clock, tmp_path):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    note_turn(workspace.store, seen, clock)
    backup = workspace.care.back_up().path
    workspace.people.name_leader("Helen Lind")
    restore(backup, tmp_path / "back", PASSPHRASE, seen)
    note_end(workspace.store, seen, clock)
    lock(workspace)
    restored = DeskService(tmp_path / "back", clock, SMALL_COST).unlock(PASSPHRASE)
    assert note_turn(restored.store, seen, clock) is None
    lock(restored)


def test_a_database_taken_out_of_a_backup_is_an_older_one(desk, seen, clock):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    note_turn(workspace.store, seen, clock)
    backup = workspace.care.back_up().path
    workspace.people.name_leader("Helen Lind")
    note_turn(workspace.store, seen, clock)
    lock(workspace)
    workspace.store.database.write_bytes(backup.read_bytes()[MOST:])
    workspace = desk.unlock(PASSPHRASE)
    assert note_turn(workspace.store, seen, clock) == START
    lock(workspace)


def test_a_database_that_never_counted_is_older_than_one_that_did(workspace, seen, clock):
    seen.keep(workspace.store.secret.desk(), Seen(turns=1, at=START.isoformat()))
    assert note_turn(workspace.store, seen, clock) == START


def test_indexes_made_anew_make_a_desk_no_older(desk, seen, clock):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    note_turn(workspace.store, seen, clock)
    renew_indexes(workspace.store)
    assert note_turn(workspace.store, seen, clock) is None
    lock(workspace)


def test_desks_are_remembered_apart(seen):
    seen.keep("one", Seen(turns=3))
    seen.keep("two", Seen(turns=5, sound=False))
    assert (seen.of("one").turns, seen.of("two").turns, seen.of("three").turns) == (3, 5, 0)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{",
        '{"d": 5}',
        '{"d": {"turns": "9"}}',
        '{"d": {"turns": 1, "at": 2, "checked_at": "", "sound": true}}',
    ],
)
def test_a_memory_that_makes_no_sense_is_no_memory(tmp_path, kept):
    (tmp_path / FILE).write_text(kept)
    seen = LastSeen(tmp_path)
    assert seen.of("d") == Seen()
    seen.keep("d", Seen(turns=2, checked_at="tomorrow"))
    assert seen.of("d").turns == 2
    assert last_check(seen, "d") is None


def test_nothing_of_the_leader_is_remembered_outside(desk, seen, clock, tmp_path):
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    note_turn(workspace.store, seen, clock)
    Checkup(workspace.store, seen, clock).run()
    name = workspace.store.secret.desk()
    lock(workspace)
    kept = json.loads((tmp_path / "state" / FILE).read_text())
    assert set(kept) == {name}
    assert set(kept[name]) == {"turns", "at", "checked_at", "sound", "entries", "digest"}


def test_where_nothing_can_be_kept_nothing_breaks(tmp_path, workspace, clock):
    (tmp_path / "file").write_text("in the way")
    seen = LastSeen(tmp_path / "file")
    assert note_turn(workspace.store, seen, clock) is None
    assert Checkup(workspace.store, seen, clock).run().sound
