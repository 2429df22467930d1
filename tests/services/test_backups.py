"""Backups come by themselves, in both places, and each can be proved and restored."""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace

import pytest

from disks import small_disk
from mentordesk.domain.note import NoteKind
from mentordesk.errors import (
    BackupError,
    BackupsAwayError,
    BackupsGoneError,
    BackupsLeftError,
    BackupStaysError,
    BackupsUnknownError,
)
from mentordesk.services import care as care_module
from mentordesk.services import forgetting
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.rehearsal import rehearse
from mentordesk.services.restoring import claim, free_folder, prove, restore
from mentordesk.vault import reach, shelf
from support import PASSPHRASE, SMALL_COST, add_amara

WORDS = "what a newcomer sees"


@pytest.fixture
def live(workspace, amara, clock):
    return workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)


def own(workspace):
    return workspace.store.folder / "backups"


def take_away(folder):
    return folder.rename(folder.with_name("taken away"))


def bring_back(folder):
    folder.with_name("taken away").rename(folder)


def test_a_change_is_backed_up_once_in_both_places(workspace, amara, care, stick, clock):
    run = care.back_up_changes()
    assert run.trouble is None
    assert run.made.rows == run.given.rows
    assert [path.parent for path in (run.made.path, run.given.path)] == [own(workspace), stick]
    again = care.back_up_changes()
    assert (again.made, again.given) == (None, run.given)
    assert len(shelf.backups(own(workspace))) == len(shelf.backups(stick)) == 1


def test_only_the_own_and_the_chosen_folder_are_thinned(care, stick, tmp_path):
    for _ in range(10):
        care.back_up(tmp_path / "archive")
        care.back_up_now()
    held = [len(shelf.backups(folder)) for folder in (tmp_path / "archive", care.own, stick)]
    assert held == [10, 9, 9]


def test_what_waited_when_the_program_was_killed_still_waits(tmp_path, desk, workspace, amara):
    workspace.care.back_up()
    workspace.people.named("Jonas Lind")
    copy = shutil.copytree(desk.folder, tmp_path / "killed")
    again = DeskService(copy, cost=SMALL_COST).unlock(PASSPHRASE)
    try:
        assert again.care.state().waiting is not None
        assert again.care.back_up_changes().made.rows["person"] == 3
        assert again.care.state().waiting is None
        assert again.care.back_up_changes().made is None
    finally:
        lock(again)


def test_a_change_made_during_a_backup_waits_for_the_next(workspace, amara, care, monkeypatch):
    copy = shutil.copyfile

    def slow(*given):
        copy(*given)
        workspace.people.named("Jonas Lind")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", slow)
        assert care.back_up_changes().made.rows["person"] == 2
    assert care.state().waiting is not None
    assert care.back_up_changes().made.rows["person"] == 3


def test_a_refused_change_makes_no_backup_due(workspace, amara, care):
    care.back_up()
    with suppress(RuntimeError), workspace.store.transaction():
        raise RuntimeError
    assert care.state().waiting is None


def test_saving_goes_on_while_a_backup_is_made(workspace, amara, care, monkeypatch):
    begun, saved = Event(), Event()
    copy = shutil.copyfile

    def held(*given):
        begun.set()
        assert saved.wait(20)
        copy(*given)

    monkeypatch.setattr(shutil, "copyfile", held)
    backing = Thread(target=care.back_up)
    backing.start()
    assert begun.wait(20)
    workspace.people.named("Jonas Lind")
    saved.set()
    backing.join(20)
    assert care.last_backup() is not None


def test_a_folder_that_is_not_there_is_no_trouble_and_catches_up(
    workspace, amara, care, stick, clock
):
    first = care.back_up_changes().given
    take_away(stick)
    clock.forward(days=9)
    workspace.people.named("Jonas Lind")
    run = care.back_up_changes()
    assert (run.given, run.trouble) == (None, None)
    state = care.state()
    assert (state.chosen.there, state.chosen.last) == (False, first.taken_at)
    assert state.own.last == run.made.taken_at
    bring_back(stick)
    caught_up = care.back_up_changes()
    assert (caught_up.made, caught_up.given.rows["person"]) == (None, 3)
    assert (care.state().chosen.there, care.state().chosen.last) == (True, run.made.taken_at)


def test_a_folder_that_refuses_is_told_and_the_own_backup_is_made(workspace, amara, care, tmp_path):
    care.chosen = tmp_path / "stick"
    care.chosen.mkdir()
    (care.chosen / f"2026-04-14_000001{shelf.SUFFIX}.part").mkdir()
    run = care.back_up_changes()
    assert isinstance(run.trouble, BackupError)
    assert run.made.path.exists()
    assert care.state().waiting is None


def test_a_stick_pulled_out_while_it_is_written_costs_that_backup_alone(
    workspace, amara, care, stick, monkeypatch
):
    def pulled(source, target):
        if stick.exists() and not isinstance(target.name, str) and any(stick.iterdir()):
            take_away(stick)
        target.write(source.read())

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfileobj", pulled)
        run = care.back_up_changes()
    assert isinstance(run.trouble, BackupError)
    assert prove(run.made.path, PASSPHRASE).rows == run.made.rows
    bring_back(stick)
    assert care.back_up_changes().given.rows == run.made.rows


def test_a_full_stick_is_told_and_holds_no_half_backup(workspace, amara, care, tmp_path):
    with small_disk(tmp_path / "stick", "64k") as disk:
        care.chosen = disk
        run = care.back_up_changes()
        assert run.trouble.facts["reason"] == os.strerror(28)
        assert run.made.path.exists()
        assert list(disk.iterdir()) == []


def test_a_passphrase_changed_while_the_stick_was_away_reaches_it_later(
    workspace, desk, amara, care, stick
):
    given = care.back_up_changes().given.path
    take_away(stick)
    desk.set_passphrase(workspace, "quite another one", [stick])
    bring_back(stick)
    care.back_up_changes()
    assert prove(given, "quite another one").rows["person"] == 2


def test_another_folder_begins_anew(workspace, amara, care, stick, tmp_path):
    care.back_up_changes()
    care.choose(tmp_path / "not there")
    assert care.state().chosen.last is None
    assert len(shelf.backups(stick)) == 1


@pytest.fixture
def struck(workspace, amara, live, care, stick):
    """A strike of words that two backups in each place hold."""
    note = workspace.notes.write(live.id, None, NoteKind.SHARED, WORDS)
    for name in ("Jonas Lind", "Mira Sol"):
        workspace.people.named(name)
        care.back_up_changes()
    return partial(workspace.notes.strike, note.id)


def notes_in(folder):
    return [prove(path, PASSPHRASE).rows["note"] for path in shelf.backups(folder)]


def test_a_strike_reaches_the_chosen_folder(workspace, struck, stick):
    assert notes_in(stick) == [1, 1]
    struck()
    assert notes_in(stick) == notes_in(own(workspace)) == [0]


def test_another_desks_backups_and_files_survive_a_strike(struck, stick, tmp_path):
    other = DeskService(tmp_path / "other", cost=SMALL_COST).create(PASSPHRASE, "B").workspace
    theirs = other.care.back_up(stick).path
    lock(other)
    letter, damaged = stick / "letter", stick / f"x{shelf.SUFFIX}"
    for path in (letter, damaged):
        path.write_text("precious")
    struck()
    assert [path.exists() for path in (theirs, letter, damaged)] == [True] * 3
    assert len(shelf.backups(stick)) == 3


def test_a_strike_waits_for_a_folder_that_is_away(workspace, struck, care, stick):
    take_away(stick)
    with pytest.raises(BackupsAwayError) as caught:
        struck()
    assert caught.value.facts == {"folder": stick}
    assert notes_in(own(workspace)) == [0]
    assert care.settle() is None
    bring_back(stick)
    assert notes_in(stick) == [1, 1]
    assert care.back_up_changes().trouble is None
    assert notes_in(stick) == [0]


def test_a_folder_that_never_had_a_backup_is_not_waited_for(workspace, amara, live, care, tmp_path):
    care.chosen = tmp_path / "never there"
    note = workspace.notes.write(live.id, None, NoteKind.SHARED, WORDS)
    workspace.notes.strike(note.id)


def test_what_a_strike_could_not_finish_is_finished_after_a_restart(
    workspace, struck, desk, tmp_path, monkeypatch
):
    def stays(*_, **__):
        raise BackupStaysError(path=own(workspace), reason="Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(reach, "keep_only", stays)
        with pytest.raises(BackupStaysError):
            struck()
        assert isinstance(workspace.care.settle(), BackupStaysError)
        assert isinstance(workspace.care.back_up_changes().trouble, BackupStaysError)
    copy = shutil.copytree(desk.folder, tmp_path / "killed")
    again = DeskService(copy, cost=SMALL_COST).unlock(PASSPHRASE)
    try:
        assert 1 in notes_in(copy / "backups")
        assert again.care.settle() is None
        assert notes_in(copy / "backups") == [0]
        before = shelf.backups(copy / "backups")
        assert again.care.settle() is None
        assert shelf.backups(copy / "backups") == before
    finally:
        lock(again)


def test_a_full_stick_loses_what_was_struck_before_it_gets_a_fresh_one(
    workspace, struck, stick, monkeypatch
):
    from mentordesk.vault import backup

    tries = []

    def full(path, *given):
        if path.parent == stick:
            tries.append(notes_in(stick))
            if len(tries) == 1:
                raise OSError(28, os.strerror(28))
        return write(path, *given)

    write = backup.write
    monkeypatch.setattr(backup, "write", full)
    struck()
    assert tries == [[1, 1], [1]]
    assert notes_in(stick) == [0]


@pytest.mark.parametrize(("free", "left"), [(0, [1]), (10**9, [])])
def test_the_newest_backup_goes_for_a_strike_only_where_that_makes_the_room(
    workspace, struck, care, monkeypatch, free, left
):
    def full(*_, **__):
        raise BackupError(path=care.own, reason=os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(care_module.backup, "back_up", full)
        patched.setattr(forgetting.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
        with pytest.raises(BackupError) as caught:
            struck()
    assert notes_in(own(workspace)) == left
    assert isinstance(caught.value, BackupsGoneError) is (left == [])
    assert care.settle() is None
    assert set(notes_in(own(workspace))) <= {0}


def test_a_restored_desk_does_not_pay_what_another_owed(
    workspace, struck, care, stick, desk, clock, tmp_path
):
    """The backup that follows a strike is made while the strike is still owed."""
    struck()
    copied = shutil.copy(care.last_backup(), tmp_path / f"kept{shelf.SUFFIX}")
    for name in ("Ida Falk", "Lena Roth"):
        clock.forward(hours=1)
        workspace.people.named(name)
        care.back_up_changes()
    before = set(shelf.backups(stick))
    restore(copied, tmp_path / "restored", PASSPHRASE)
    again = DeskService(tmp_path / "restored", clock, SMALL_COST).unlock(PASSPHRASE)
    try:
        again.care.chosen = stick
        assert again.care.back_up_changes().made is not None
        assert before < set(shelf.backups(stick))
    finally:
        lock(again)


def test_what_another_copy_of_the_desk_gave_since_survives_a_strike(
    workspace, struck, care, stick, clock, tmp_path
):
    elsewhere = shutil.copytree(workspace.store.folder, tmp_path / "copied")
    again = DeskService(elsewhere, clock, SMALL_COST).unlock(PASSPHRASE)
    again.care.chosen = stick
    clock.forward(hours=1)
    again.people.named("Ida Falk")
    theirs = again.care.back_up_changes().given.path
    lock(again)
    for _ in range(2):
        with pytest.raises(BackupStaysError) as caught:
            struck()
        assert caught.value.facts["path"] == theirs
        assert shelf.backups(stick) == [theirs]
    assert care.back_up_changes().trouble is not None
    assert shelf.backups(stick) == [theirs]
    theirs.unlink()


def test_backups_beside_the_desk_are_kept_while_a_strike_waits_for_the_stick(
    workspace, struck, care, stick, clock
):
    take_away(stick)
    with pytest.raises(BackupsAwayError):
        struck()
    for number in range(2, 5):
        workspace.people.named(f"Person {number}")
        clock.forward(minutes=30)
        care.back_up_changes()
        assert notes_in(own(workspace)) == [0] * number


def test_an_empty_folder_in_the_place_of_the_stick_is_not_the_stick(workspace, struck, care, stick):
    take_away(stick)
    stick.mkdir()
    with pytest.raises(BackupsAwayError):
        struck()
    assert care.state().chosen.there is False
    assert care.back_up_changes().given is None
    assert list(stick.iterdir()) == []
    stick.rmdir()
    bring_back(stick)
    assert care.back_up_changes().given.rows["note"] == 0
    assert notes_in(stick) == [0]
    assert care.state().chosen.there is True


@pytest.mark.parametrize("name", ["{}", ".{}.icloud"])
def test_a_backup_on_the_stick_that_cannot_be_read_is_named(struck, care, stick, name, clock):
    damaged = min(shelf.backups(stick))
    damaged = damaged.rename(damaged.with_name(name.format(damaged.name)))
    damaged.write_bytes(b"damaged")
    with pytest.raises(BackupStaysError) as caught:
        struck()
    assert caught.value.facts == {"path": damaged, "reason": "damaged"}
    clock.forward(hours=1)
    assert care.settle().facts["path"] == damaged
    damaged.unlink()
    assert care.settle() is None
    assert notes_in(stick) == [0]


def test_a_folder_that_cannot_be_listed_is_named(struck, care, stick, monkeypatch):
    def refused(folder):
        if folder == stick:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    scandir = os.scandir
    with monkeypatch.context() as patched:
        patched.setattr(reach.os, "scandir", refused)
        with pytest.raises(BackupStaysError) as caught:
            struck()
        assert caught.value.facts == {"path": stick, "reason": "Permission denied"}
        assert care.state().chosen.there is False
    assert care.settle() is None
    assert notes_in(stick) == [0]


def test_a_first_backup_that_broke_off_on_the_stick_is_remembered(
    workspace, amara, live, care, stick, monkeypatch
):
    note = workspace.notes.write(live.id, None, NoteKind.SHARED, WORDS)
    hand_on = care_module.backup.hand_on

    def broken(path, *given, **how):
        hand_on(path, *given, **how)
        raise BackupError(path=path, reason="Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(care_module.backup, "hand_on", broken)
        assert care.back_up_changes().trouble is not None
    take_away(stick)
    with pytest.raises(BackupsAwayError):
        workspace.notes.strike(note.id)
    bring_back(stick)
    assert care.settle() is None
    assert notes_in(stick) == [0]


def test_what_a_struck_words_folder_was_is_told_when_another_is_chosen(
    struck, care, stick, tmp_path
):
    take_away(stick)
    with pytest.raises(BackupsAwayError):
        struck()
    left = care.choose(tmp_path / "another")
    assert isinstance(left, BackupsLeftError)
    assert left.facts == {"folder": stick}
    assert care.choose(None) is None


def test_a_folder_that_the_settings_have_lost_is_still_owed(struck, care, stick, tmp_path):
    care.chosen = None
    with pytest.raises(BackupsUnknownError):
        struck()
    assert care.settle() is None
    assert notes_in(stick) == [1, 1]
    assert care.choose(stick) is None
    assert notes_in(stick) == [0]


def test_a_lost_folder_that_is_not_the_one_chosen_now_is_told(struck, care, tmp_path):
    care.chosen = None
    with pytest.raises(BackupsUnknownError):
        struck()
    (tmp_path / "another").mkdir()
    assert isinstance(care.choose(tmp_path / "another"), BackupsUnknownError)
    assert care.back_up_now().trouble is None


def test_a_rehearsal_says_what_it_read_and_leaves_nothing(workspace, amara, live, care):
    workspace.notes.write(live.id, None, NoteKind.SHARED, WORDS)
    workspace.notes.write(live.id, None, NoteKind.OFF_THE_RECORD, "between us")
    path = care.back_up().path
    workspace.ideas.capture(live.id, amara.id, "an idea since then")
    before = set(Path(tempfile.gettempdir()).glob("mentordesk-*"))
    told = rehearse(workspace, path)
    assert dict(told.held) == {"session": 1, "note": 1, "idea": 0, "promise": 0, "person": 2}
    assert dict(told.missing) == {"idea": 1}
    assert told.same_passphrase
    assert set(Path(tempfile.gettempdir()).glob("mentordesk-*")) <= before


def test_a_rehearsal_knows_an_earlier_passphrase(workspace, amara, care, tmp_path, desk):
    elsewhere = care.back_up(tmp_path / "elsewhere").path
    desk.set_passphrase(workspace, "quite another one")
    assert not rehearse(workspace, elsewhere).same_passphrase


def test_a_rehearsal_fails_with_a_backup_that_is_damaged_or_another_desks(
    workspace, amara, care, tmp_path
):
    path = care.back_up().path
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    other = DeskService(tmp_path / "other", cost=SMALL_COST).create(PASSPHRASE, "B").workspace
    theirs = other.care.back_up().path
    lock(other)
    for refused in (path, theirs):
        with pytest.raises(BackupError):
            rehearse(workspace, refused)


@pytest.mark.parametrize("by_code", [False, True])
def test_the_chosen_folders_backup_leads_back_to_a_desk(
    workspace, desk, amara, care, stick, tmp_path, by_code
):
    code = workspace.store.recovery_code()
    given = care.back_up_changes().given.path
    lock(workspace)
    shutil.rmtree(desk.folder)
    restore(given, desk.folder, code if by_code else PASSPHRASE, code=by_code)
    again = desk.unlock(PASSPHRASE)
    assert [one.name for one in again.people.mentors()] == [amara.name]
    lock(again)


def test_a_file_says_what_it_is_before_it_is_opened(workspace, amara, care, desk, tmp_path):
    report = care.back_up()
    said = claim(report.path, desk.folder)
    assert (said.taken_at, said.rows, said.of_this_desk) == (report.taken_at, report.rows, True)
    assert said.size == report.path.stat().st_size
    assert not claim(report.path, tmp_path / "none").of_this_desk
    with pytest.raises(BackupError):
        claim(tmp_path / "none", desk.folder)


def test_a_restored_desk_is_proposed_a_place_where_nothing_is(tmp_path):
    desk = tmp_path / "desk"
    assert free_folder(desk) == desk
    desk.mkdir()
    assert free_folder(desk) == desk
    (desk / "desk.key").touch()
    assert free_folder(desk) == tmp_path / "desk-restored"
    (tmp_path / "desk-restored").write_text("in the way")
    assert free_folder(desk) == tmp_path / "desk-restored-2"


def test_a_chosen_folder_keeps_its_rights_and_its_files_are_private(care, amara, stick):
    stick.chmod(0o755)
    given = care.back_up_changes().given.path
    assert stat.S_IMODE(stick.stat().st_mode) == 0o755
    assert stat.S_IMODE(given.stat().st_mode) == 0o600


def test_a_desk_in_which_nothing_was_kept_needs_no_backup(workspace):
    assert workspace.care.back_up_changes().made is None
    add_amara(workspace)
    assert workspace.care.back_up_changes().made is not None
