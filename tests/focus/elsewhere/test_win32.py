"""Focus on Windows, over recorded calls of its libraries. It has not been run on Windows."""

import json
import os
from dataclasses import replace

import pytest

from focus.elsewhere.win32_fake import IN_TASK_BAR, SCREEN, SHOWN, TOOL, TOPMOST
from mentordesk.focus import capture, select
from mentordesk.focus.base import Can, Kind, Level, Own, Win
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.keeper import Keeper
from mentordesk.focus.win32_windows import Win32Windows
from rig import soon

US = 500


@pytest.fixture
def desk(machine):
    """Open what lies about on a desktop: the shell, and windows of every kind."""
    machine.start(4, r"C:\Windows\explorer.exe")
    machine.open(4, kind="Progman", box=SCREEN)
    machine.open(4, kind="Shell_TrayWnd", style=TOPMOST, box=(0, 1040, 1920, 1080))
    machine.open(4, kind="Windows.UI.Core.CoreWindow", suspended=True)
    machine.open(10, title="Inbox of Ada")
    machine.open(11, title="large", large=True)
    machine.open(12, title="small before", small=True)
    machine.open(13, title="above", style=TOPMOST)
    machine.open(14, title="snapped", snapped=(0, 0, 960, 1040))
    parent = machine.open(15, title="parent")
    machine.open(15, title="dialog", owner=parent)
    machine.open(16, title="other desktop", desktop=1)
    machine.open(17, title="no size", box=(0, 0, 0, 0))
    machine.open(18, title="invisible", visible=False)
    machine.open(19, title="gadget", style=TOOL)
    machine.open(20, title="full", box=SCREEN)
    machine.open(21, title="last used")
    return machine


@pytest.fixture
def ours(desk):
    return Own((str(desk.open(US, title="MentorDesk", box=SCREEN, style=TOPMOST)),), US)


@pytest.fixture
def keeper(tmp_path, machine):
    made = Keeper(DiskJournal(tmp_path, os.getpid()), {})
    yield made
    made.leave()


def titled(machine, title: str) -> int:
    return next(w.id for w in machine.windows.values() if w.title == title)


def in_sight(machine) -> set[str]:
    shell = ("Progman", "Shell_TrayWnd")
    found = (w for w in machine.windows.values() if machine.in_sight(w) and w.kind not in shell)
    return {w.title for w in found} - {"MentorDesk"}


def until(keeper, kind: Kind) -> list:
    """Look again and again until it tells of something; return all that it told."""
    heard: list = []

    def told() -> bool:
        heard.extend(keeper.dispatch())
        return any(event.kind is kind for event in heard)

    soon(told, what=f"{kind} among {heard}")
    return heard


@pytest.mark.parametrize("count", [0, 5, 20, 50])
def test_every_window_goes_and_comes_back_as_it_was(desk, ours, keeper, count):
    for at in range(count):
        desk.open(100 + at // 3, title=f"more {at}", large=at % 4 == 0, small=at % 5 == 0)
    desk.rise(desk.windows[titled(desk, "last used")])
    before = desk.state(US)
    outcome = keeper.enter(ours, frozenset())
    assert in_sight(desk) == {"gadget"}
    assert outcome.hidden == 7 + sum(at % 5 != 0 for at in range(count))
    assert outcome.refused == ()
    assert keeper.leave().refused == ()
    assert desk.state(US) == before


def test_nothing_is_hidden_or_cloaked_where_a_person_could_not_click_it_back(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    keeper.leave()
    asked = {how for name, *given in desk.calls if name == "ShowWindowAsync" for how in given[1:]}
    assert asked <= {4, 6, 7}


def test_what_is_on_disk_names_no_program_and_no_title(desk, ours, keeper, tmp_path):
    keeper.enter(ours, frozenset())
    kept = (tmp_path / "focus-journal.json").read_text()
    for word in ("Inbox", "Ada", "Mail", "Window", "snapped"):
        assert word not in kept
    assert len(json.loads(kept)["parts"]["win32"]["windows"]) == 7


def test_it_is_written_down_before_anything_is_changed(desk, ours, tmp_path):
    before = desk.state(US)

    class Full(DiskJournal):
        def intend(self, part, undo) -> None:
            assert desk.state(US) == before
            raise OSError

    keeper = Keeper(Full(tmp_path), {})
    assert "no-journal" in keeper.enter(ours, frozenset()).notes
    assert desk.state(US) == before
    keeper.leave()


def test_both_killed_come_back_at_the_next_start_and_only_once(desk, ours, tmp_path):
    desk.active = titled(desk, "last used")
    before = desk.state(US)
    killed = Keeper(DiskJournal(tmp_path), {})
    killed.enter(ours, frozenset())
    killed._windows.close()
    killed._journal.unlock()

    assert Keeper(DiskJournal(tmp_path), {}).recover().hidden == 7
    assert desk.state(US) == before
    assert Keeper(DiskJournal(tmp_path), {}).recover() is None


def test_a_window_that_took_over_a_number_is_left_alone(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    window = desk.windows[titled(desk, "Inbox of Ada")]
    desk.processes[window.pid] = (999, r"C:\Programs\Other.exe")
    keeper.leave()
    assert window.small


def test_a_window_that_closed_meanwhile_is_no_fault(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    desk.close(titled(desk, "Inbox of Ada"))
    assert keeper.leave().hidden == 6


def test_a_program_that_goes_to_the_tray_comes_back(desk, ours, keeper):
    desk.open(30, title="chat", to_tray=True)
    before = desk.state(US)
    keeper.enter(ours, frozenset())
    assert not desk.windows[titled(desk, "chat")].visible
    keeper.leave()
    assert desk.state(US) == before


@pytest.mark.parametrize("how", ["elevated", "stubborn", "hung"])
def test_what_refuses_is_named_and_covered(desk, ours, keeper, how):
    desk.open(40, title="refuses", **{how: True})
    desk.start(40, r"C:\Windows\System32\Taskmgr.exe")
    before = desk.state(US)
    outcome = keeper.enter(ours, frozenset())
    assert outcome.refused == ("Taskmgr",)
    assert outcome.hidden == 7
    assert [e.app for e in until(keeper, Kind.REFUSED) if e.kind is Kind.REFUSED] == ["Taskmgr"]
    desk.wake(desk.windows[titled(desk, "refuses")])
    keeper.leave()
    desk.wake(desk.windows[titled(desk, "refuses")])
    assert desk.state(US)["windows"] == before["windows"]


def test_a_hung_window_that_goes_after_all_is_told_and_counted(desk, ours, keeper):
    desk.open(41, title="slow", hung=True)
    assert keeper.enter(ours, frozenset()).refused == ("Mail",)
    desk.wake(desk.windows[titled(desk, "slow")])
    told = until(keeper, Kind.WENT)
    assert [event.hidden for event in told if event.kind is Kind.COUNTED] == [8]


def test_a_new_window_is_put_away_and_ours_has_the_keyboard(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    new = desk.open(50, title="new")
    told = until(keeper, Kind.COUNTED)
    assert [(event.kind, event.app, event.hidden) for event in told] == [
        (Kind.CAME, "Mail", 0),
        (Kind.COUNTED, "", 8),
    ]
    assert desk.active == int(ours.windows[0])
    keeper.leave()
    assert desk.in_sight(desk.windows[new])


def test_a_window_that_raises_itself_is_put_away_and_after_three_times_covered(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    keeper.dispatch()
    window = titled(desk, "Inbox of Ada")
    for _ in range(3):
        desk.come_up(window)
        until(keeper, Kind.CAME)
        keeper._windows._watch._tries[window][-1] -= 1  # a second went by
    desk.come_up(window)
    until(keeper, Kind.REFUSED)
    assert desk.in_sight(desk.windows[window])
    assert desk.stack[0] == int(ours.windows[0])


def test_a_toast_is_laid_under_ours_and_never_touched(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    toast = desk.open(51, title="ping", style=TOOL | TOPMOST)
    until(keeper, Kind.TOAST)
    assert desk.stack[0] == int(ours.windows[0])
    assert desk.in_sight(desk.windows[toast])
    touched = [given for name, *given in desk.calls if name.startswith(("Set", "Show"))]
    assert toast not in [window for window, *_ in touched]


def test_who_leaves_for_another_desktop_twice_is_asked_and_nothing_there_is_touched(
    desk, ours, keeper
):
    keeper.enter(ours, frozenset())
    desk.switch(1)
    soon(lambda: keeper.dispatch() == [] and desk.desktop == 0)
    keeper.dispatch()
    desk.switch(1)
    keeper._windows._watch._returning -= 1
    until(keeper, Kind.LEFT)
    assert desk.desktop == 1
    assert desk.in_sight(desk.windows[titled(desk, "other desktop")])
    keeper.back()
    assert desk.desktop == 0


@pytest.mark.parametrize("title", ["Inbox of Ada", "large", "above", "full", "snapped", "parent"])
def test_a_window_that_stays_lies_above_ours_and_comes_back_exactly(desk, ours, keeper, title):
    window = desk.windows[titled(desk, title)]
    desk.windows[int(ours.windows[0])].style = 0
    desk.active = titled(desk, "last used")
    before = desk.state(US)
    outcome = keeper.enter(ours, frozenset({hex(window.id)}))
    assert outcome.hidden == 6
    assert desk.in_sight(window)
    assert window.topmost
    assert not window.large
    assert desk.stack.index(window.id) < desk.stack.index(int(ours.windows[0]))
    keeper.leave()
    assert desk.state(US) == before


def test_one_that_fills_its_screen_goes_to_a_corner(desk, ours, keeper):
    window = desk.windows[titled(desk, "full")]
    keeper.enter(ours, frozenset({str(window.id)}))
    assert window.snapped == (960, 540, 1920, 1080)


def test_one_can_be_shown_and_sent_away_in_the_midst(desk, ours, keeper):
    desk.windows[int(ours.windows[0])].style = 0
    desk.active = titled(desk, "last used")
    before = desk.state(US)
    keeper.enter(ours, frozenset())
    window = desk.windows[titled(desk, "large")]
    keeper.keep(str(window.id), yes=True)
    assert (desk.in_sight(window), window.topmost) == (True, True)
    assert [e.hidden for e in until(keeper, Kind.COUNTED) if e.kind is Kind.COUNTED] == [6]
    keeper.keep(str(window.id), yes=False)
    assert not desk.in_sight(window)
    assert [e.hidden for e in until(keeper, Kind.COUNTED) if e.kind is Kind.COUNTED] == [7]
    keeper.leave()
    assert desk.state(US) == before


def test_the_list_to_choose_from_tells_what_the_person_minimised(desk, ours, keeper):
    backend = Win32Windows()
    mail = Win(hex(titled(desk, "Inbox of Ada")), "Mail", "Inbox of Ada", 10, here=True)
    small = Win(hex(titled(desk, "small before")), "Mail", "small before", 12, False, True)
    listed = backend.windows()
    assert mail in listed
    assert small in listed
    assert "dialog" not in {win.title for win in listed}
    keeper.enter(ours, frozenset())
    now = {win.title: win for win in backend.windows()}
    assert not now["Inbox of Ada"].minimised
    assert now["small before"].minimised


def test_a_window_in_the_task_bar_is_no_toast(desk, ours, keeper):
    new = desk.windows[desk.open(52, title="tool", style=TOOL | IN_TASK_BAR)]
    keeper.enter(ours, frozenset())
    assert not desk.in_sight(new)


def test_an_aid_for_typing_or_reading_stays(desk, ours, keeper):
    aid = desk.windows[desk.open(53, kind="OSKMainClass", style=TOPMOST | IN_TASK_BAR)]
    keeper.enter(ours, frozenset())
    assert desk.in_sight(aid)


def test_what_a_program_opens_while_it_is_minimised_is_put_away_too(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    new = desk.windows[desk.open(15, title="question", owner=titled(desk, "parent"))]
    until(keeper, Kind.CAME)
    assert not desk.in_sight(new)
    keeper.leave()
    assert desk.in_sight(new)


def test_a_window_that_takes_over_a_number_in_the_midst_comes_back_as_it_was(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    number = titled(desk, "large")
    desk.windows[number] = replace(desk.windows[number], pid=60, large=False, small=False)
    desk.start(60)
    desk.tell(SHOWN, number)
    until(keeper, Kind.CAME)
    keeper.leave()
    assert (desk.windows[number].small, desk.windows[number].large) == (False, False)


def test_what_cannot_be_written_down_in_the_midst_is_left_and_covered(
    desk, ours, keeper, monkeypatch
):
    keeper.enter(ours, frozenset())
    keeper.dispatch()

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(DiskJournal, "_write", full)
    new = desk.windows[desk.open(61, title="new")]
    until(keeper, Kind.REFUSED)
    assert desk.in_sight(new)
    keeper.keep(str(new.id), yes=True)
    assert not new.topmost


def test_nothing_stays_open_or_listens_afterwards(desk, ours, keeper):
    keeper.enter(ours, frozenset())
    keeper.leave()
    assert (desk.handles, desk.hooks) == (0, {})


def test_the_screen_is_held_awake_until_it_is_over(desk, ours, keeper):
    assert "not-awake" not in keeper.enter(ours, frozenset()).notes
    assert desk.awake == [0x80000003]
    keeper.leave()
    assert desk.awake == [0x80000003, 0x80000000]


def test_it_says_that_it_has_not_been_run(desk):
    report = select.report({})
    sure = {can.what for can in report if can.level is Level.YES}
    assert sure == {"other_screens"}
    assert all(can.why for can in report if can.level is not Level.YES)
    assert Can(
        "silence", Level.PARTLY, "windows-full-screen-rule", "open-notification-settings"
    ) in (report)


@pytest.mark.parametrize(
    "undo", [{}, {"windows": 3}, {"windows": [[1]], "order": [], "nonce": "", "active": 0}]
)
def test_an_absurd_journal_harms_nothing(desk, undo):
    before = desk.state(US)
    assert Win32Windows().recover(undo).notes == ("desktop-gone",)
    assert desk.state(US) == before


def test_a_window_of_ours_is_left_out_of_a_shared_screen_or_black_on_an_older_windows(desk, ours):
    window = desk.windows[int(ours.windows[0])]
    assert capture.leave_out(window.id, yes=True)
    assert window.props["affinity"] == 0x11
    desk.old = True
    assert capture.leave_out(window.id, yes=True)
    assert window.props["affinity"] == 0x1
    assert capture.leave_out(window.id, yes=False)
    assert window.props["affinity"] == 0
    assert not capture.leave_out(1, yes=True)
    assert Can("no_capture", Level.ASKED, "windows-capture") in select.report({})
