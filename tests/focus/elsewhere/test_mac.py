"""Focus on macOS, over recorded messages to its libraries. It has not been run on a Mac."""

import os
import stat

import pytest

from focus.elsewhere.mac_fake import ACCESSORY
from mentordesk import paths
from mentordesk.focus import mac_awake, mac_quiet, mac_watch, select
from mentordesk.focus.base import Can, Kind, Level, NotSilencedError, Own, Win
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.keeper import Keeper
from mentordesk.focus.mac_windows import MacWindows
from rig import soon

US = 50


@pytest.fixture
def desk(mac):
    """Open what runs on a Mac: programs of every kind, and ours in front of them."""
    mac.open("Finder", 1)
    mac.open("Mail of Ada", 2)
    mac.open("Notes", 3, born=None)
    mac.open("Hidden before", 4, hidden=True)
    mac.open("Agent", 5, policy=ACCESSORY)
    mac.open("MentorDesk", US)
    mac.front = 2
    return mac


@pytest.fixture
def ours():
    return Own(("140234",), US)


@pytest.fixture
def keeper(tmp_path, mac, monkeypatch):
    monkeypatch.setattr(paths, "state_folder", lambda: tmp_path)
    monkeypatch.setattr(mac_watch, "_LOOK_S", 0.0)
    made = Keeper(DiskJournal(tmp_path, os.getpid()), {})
    yield made
    made.leave()


def told(keeper) -> list:
    return [(event.kind, event.app, event.hidden) for event in keeper.dispatch()]


@pytest.mark.parametrize("count", [0, 5, 20, 50])
def test_every_program_goes_and_comes_back_and_none_more(desk, ours, keeper, count):
    for at in range(count):
        desk.open(f"more {at}", hidden=at % 5 == 0)
    desk.front = 2
    before = desk.state()
    outcome = keeper.enter(ours, frozenset())
    assert desk.in_sight() == {"MentorDesk"}
    assert (outcome.hidden, outcome.refused) == (3 + sum(at % 5 != 0 for at in range(count)), ())
    assert keeper.leave().refused == ()
    assert desk.state() == before


def test_what_is_on_disk_names_no_program(desk, ours, keeper, tmp_path):
    keeper.enter(ours, frozenset())
    kept = (tmp_path / "focus-journal.json").read_text()
    for word in ("Ada", "Mail", "Finder", "Notes"):
        assert word not in kept


def test_it_is_written_down_before_anything_is_changed(desk, ours, tmp_path):
    before = desk.state()

    class Full(DiskJournal):
        def intend(self, part, undo) -> None:
            assert desk.state() == before
            raise OSError

    keeper = Keeper(Full(tmp_path), {})
    assert "no-journal" in keeper.enter(ours, frozenset()).notes
    assert desk.state() == before
    keeper.leave()


def test_both_killed_come_back_at_the_next_start_and_only_once(desk, ours, keeper, tmp_path):
    before = desk.state()
    keeper.enter(ours, frozenset())
    keeper._journal.unlock()

    assert Keeper(DiskJournal(tmp_path), {}).recover().hidden == 3
    assert desk.state() == before
    assert Keeper(DiskJournal(tmp_path), {}).recover() is None


def test_a_program_that_took_over_a_number_is_left_alone(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    desk.open("Other", 2, hidden=True, born=9e8)
    keeper.leave()
    assert desk.apps[2].hidden


def test_a_program_that_quit_meanwhile_is_no_fault(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    desk.quit(3)
    assert keeper.leave().hidden == 2


def test_a_program_in_a_call_stays_and_is_named(desk, ours, keeper):
    desk.open("Teams", in_call=True)
    outcome = keeper.enter(ours, frozenset())
    assert (outcome.hidden, outcome.refused) == (3, ("Teams",))
    assert [told(keeper) for _ in range(5)] == [
        *([(Kind.CAME, "Teams", 0)] for _ in range(3)),
        [(Kind.REFUSED, "Teams", 0)],
        [],
    ]


def test_one_that_hides_after_all_is_told_and_counted(desk, ours, keeper):
    desk.open("Slow", 90, in_call=True)
    keeper.enter(ours, frozenset())
    desk.apps[90].hidden = True
    assert told(keeper) == [(Kind.WENT, "", 0), (Kind.COUNTED, "", 4)]


def test_a_new_program_is_hidden_and_ours_is_in_front(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    desk.open("New", 91)
    assert told(keeper) == [(Kind.CAME, "New", 0)]
    assert (desk.front, desk.in_sight()) == (US, {"MentorDesk"})
    assert told(keeper) == [(Kind.COUNTED, "", 4)]
    keeper.leave()
    assert not desk.apps[91].hidden


def test_what_cannot_be_written_down_in_the_midst_is_left_and_covered(
    desk, ours, keeper, monkeypatch
):
    keeper.enter(ours, frozenset())

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(DiskJournal, "_write", full)
    desk.open("New", 92)
    assert told(keeper) == [(Kind.REFUSED, "New", 0)]
    assert told(keeper) == []
    assert not desk.apps[92].hidden


def test_a_program_that_shows_itself_three_times_is_covered(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    for _ in range(3):
        desk.come_up(2)
        assert told(keeper) == [(Kind.CAME, "Mail of Ada", 0), (Kind.COUNTED, "", 2)]
        assert told(keeper) == [(Kind.COUNTED, "", 3)]
    desk.come_up(2)
    assert told(keeper)[0] == (Kind.REFUSED, "Mail of Ada", 0)
    assert "Mail of Ada" in desk.in_sight()


def test_a_program_that_stays_can_be_chosen_before_and_in_the_midst(desk, ours, keeper):
    before = desk.state()
    assert keeper.enter(ours, frozenset({"2"})).hidden == 2
    assert desk.in_sight() == {"MentorDesk", "Mail of Ada"}
    keeper.keep("3", yes=True)
    keeper.keep("2", yes=False)
    soon(lambda: keeper.dispatch() is not None and desk.in_sight() == {"MentorDesk", "Notes"})
    keeper.leave()
    assert desk.state() == before


def test_the_list_to_choose_from_tells_what_the_person_hid(desk, ours, keeper):
    windows = {win.app: win for win in MacWindows().windows()}
    assert windows["Mail of Ada"] == Win("2", "Mail of Ada", "", 2)
    assert windows["Hidden before"].minimised
    assert "Agent" not in windows
    keeper.enter(ours, frozenset())
    windows = {win.app: win for win in MacWindows().windows()}
    assert not windows["Mail of Ada"].minimised
    assert windows["Hidden before"].minimised


def test_it_says_that_it_has_not_been_run_and_what_cannot_be(desk):
    report = select.report({})
    assert {can.what for can in report if can.level is Level.YES} == {"other_screens"}
    assert all(can.why for can in report if can.level is not Level.YES)
    assert Can("silence", Level.NO, "mac-no-shortcuts", "add-shortcuts") in report


@pytest.mark.parametrize("undo", [{}, {"front": 1, "hid": [3]}, {"front": 1, "hid": [["a", 1]]}])
def test_an_absurd_journal_harms_nothing(desk, undo):
    before = desk.state()
    MacWindows().recover(undo)
    assert desk.state() == before


@pytest.fixture
def tool(tmp_path):
    """Put a program of one's own in a tool's place, which writes down what it was asked."""

    def make(does: str = ""):
        path, told = tmp_path / "tool", tmp_path / "told"
        told.touch()
        path.write_text(f'#!/bin/sh\necho "$@" >> {told}\n{does}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path), lambda: told.read_text().splitlines()

    return make


def test_the_screen_is_held_awake_by_a_tool_that_ends_with_us(tool, monkeypatch):
    path, told = tool("exec sleep 60")
    monkeypatch.setattr(mac_awake, "TOOL", path)
    awake = mac_awake.Caffeinate()
    assert awake.probe() is Level.ASKED
    assert awake.hold("a session")
    running = awake._running
    soon(lambda: told() == [f"-d -i -w {os.getpid()}"])
    assert awake.hold("again")
    awake.release()
    awake.release()
    assert running.returncode is not None
    assert len(told()) == 1


def test_without_the_tool_nobody_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(mac_awake, "TOOL", str(tmp_path / "none"))
    assert mac_awake.Caffeinate().probe() is None
    assert not mac_awake.Caffeinate().hold("a session")


def test_the_persons_own_shortcuts_are_run_and_never_called_silence(tool, monkeypatch, tmp_path):
    path, told = tool('[ "$1" = list ] && printf "Other\\nMentorDesk on\\nMentorDesk off\\n"; true')
    monkeypatch.setattr(mac_quiet, "TOOL", path)
    quiet, journal = mac_quiet.MacQuiet(), DiskJournal(tmp_path)
    assert quiet.probe()[0].level is Level.ASKED
    quiet.on(journal)
    undo = journal.parts()["mac-shortcuts"]
    mac_quiet.MacQuiet().off(undo)
    mac_quiet.MacQuiet().off({})
    assert told() == ["list", "run MentorDesk on", "run MentorDesk off"]


def test_without_the_shortcuts_nothing_is_run(tool, monkeypatch, tmp_path):
    path, told = tool('echo "MentorDesk on"')
    monkeypatch.setattr(mac_quiet, "TOOL", path)
    with pytest.raises(NotSilencedError):
        mac_quiet.MacQuiet().on(DiskJournal(tmp_path))
    assert told() == ["list"]
    assert DiskJournal(tmp_path).parts() == {}


def test_a_shortcut_that_fails_is_tried_again_at_the_next_start(tool, monkeypatch):
    path, _ = tool("exit 1")
    monkeypatch.setattr(mac_quiet, "TOOL", path)
    with pytest.raises(NotSilencedError):
        mac_quiet.MacQuiet().off({"asked": True})
