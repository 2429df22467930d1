"""Hiding and putting back, on real X servers with real window managers."""

import contextlib
import os
import signal
import threading

import pytest

from eyes import looking
from foreign import Foreign
from mentordesk.errors import FocusError
from mentordesk.focus.base import Kind, Level, Own
from mentordesk.focus.client import Focus, recover
from rig import desktop, end, soon

pytestmark = pytest.mark.acceptance
BOTH = pytest.mark.parametrize("manager", ["openbox", "xfwm4"])


@BOTH
def test_how_many_are_hidden_is_told_as_windows_come_close_and_are_let_in(
    focus, own, foreign, eyes
):
    first, second = foreign.open(), foreign.open()
    eyes.calm()
    assert focus.enter(own).hidden == 2
    told: list[int] = []

    def counted(number: int) -> None:
        def now() -> bool:
            told.extend(event.hidden for event in focus.read() if event.kind is Kind.COUNTED)
            return told[-1:] == [number]

        soon(now, what=f"{number} hidden, not {told}")

    foreign.open()
    counted(3)
    foreign.order(do="vanish", window=first)
    counted(2)
    focus.keep(hex(second))
    counted(1)
    focus.keep(hex(second), yes=False)
    counted(2)


@BOTH
def test_a_window_that_is_moved_to_us_is_sent_back(focus, own, foreign, eyes, see):
    window = foreign.open()
    eyes.calm()
    focus.enter(own)
    eyes.tell(window, "_NET_WM_DESKTOP", eyes.calm().current, 1)
    see(Kind.CAME)
    soon(lambda: eyes.desktop_of(window) == 0)


@BOTH
def test_a_window_minimised_for_insisting_can_be_let_in(focus, own, foreign, eyes, see):
    focus.enter(own)
    call, away = foreign.open(), eyes.state().current
    hidden = eyes.link.intern_atom("_NET_WM_STATE_HIDDEN")
    see(Kind.CAME)

    def given_up() -> bool:
        if eyes.desktop_of(call) == 0:
            eyes.tell(call, "_NET_WM_DESKTOP", away, 1)
        return hidden in eyes.numbers("_NET_WM_STATE", call)

    soon(given_up)
    assert [win.minimised for win in focus.windows() if int(win.id, 0) == call] == [False]
    focus.keep(hex(call))
    soon(lambda: call in eyes.state().stacking)
    assert call in eyes.calm().stacking

    focus.leave()
    after = eyes.calm()
    assert after.windows[call][0] == 0
    assert call in after.stacking


@BOTH
def test_a_window_on_all_desktops_is_sent_off_and_not_minimised(focus, own, foreign, eyes):
    window = foreign.open("sticky")
    before = eyes.calm()
    focus.enter(own)
    inside = eyes.calm()
    assert window not in inside.stacking
    assert inside.windows[window][0] == 0
    assert eyes.link.intern_atom("_NET_WM_STATE_HIDDEN") not in inside.windows[window][1]
    focus.leave()
    assert eyes.calm() == before


@BOTH
def test_our_own_dialogs_stay_in_sight(focus, own, foreign, eyes):
    foreign.open()
    eyes.calm()
    focus.enter(own)
    dialog = eyes.root.create_window(50, 50, 200, 100, 0, eyes.link.screen().root_depth)
    dialog.map()
    soon(lambda: dialog.id in eyes.state().stacking)
    assert dialog.id in eyes.calm().stacking
    focus.leave()
    assert eyes.calm().marks == 0
    dialog.destroy()


def test_a_window_that_closes_meanwhile_is_not_missed(focus, own, foreign, eyes):
    first, *_ = foreign.open_mixed(5)
    before = eyes.calm()
    focus.enter(own)
    foreign.order(do="vanish", window=first)
    focus.leave()
    after = eyes.calm()
    assert set(after.windows) == set(before.windows) - {first}
    assert all(after.windows[window] == before.windows[window] for window in after.windows)


@pytest.fixture
def one_desktop(eyes):
    """Leave the desktop nothing to hide on but what focus adds."""
    former = eyes.numbers("_NET_NUMBER_OF_DESKTOPS")

    def ask(count):
        eyes.tell(0, "_NET_NUMBER_OF_DESKTOPS", *count)
        soon(lambda: eyes.numbers("_NET_NUMBER_OF_DESKTOPS") == count)

    ask([1])
    yield
    ask(former)


def test_a_window_manager_that_is_busy_at_first_still_hides_without_minimising(
    focus, own, foreign, eyes, rig
):
    windows = [foreign.open(), foreign.open()]
    before = eyes.calm()
    focus.start()
    os.kill(rig.manager.pid, signal.SIGSTOP)
    waking = threading.Timer(2.5, os.kill, (rig.manager.pid, signal.SIGCONT))
    waking.start()
    outcome = focus.enter(own)
    waking.join()
    assert (outcome.hidden, outcome.refused) == (2, ())
    inside = eyes.calm()
    hidden = eyes.link.intern_atom("_NET_WM_STATE_HIDDEN")
    assert not [window for window in windows if hidden in inside.windows[window][1]]
    focus.leave()
    assert eyes.calm() == before


@pytest.mark.usefixtures("one_desktop")
def test_a_window_manager_that_is_busy_meanwhile_keeps_no_desktop_of_ours(
    focus, own, foreign, eyes, rig
):
    foreign.open_mixed(3)
    before = eyes.calm()
    focus.enter(own)
    assert eyes.calm().count == 2
    os.kill(rig.manager.pid, signal.SIGSTOP)
    waking = threading.Timer(1.5, os.kill, (rig.manager.pid, signal.SIGCONT))
    waking.start()
    focus.leave()
    waking.join()
    after = eyes.calm()
    assert (after.count, after.current, after.marks) == (1, 0, 0)
    assert after.windows == before.windows


def test_a_second_focus_is_refused_and_the_first_goes_on(focus, own, foreign, eyes, rig, state):
    foreign.open()
    eyes.calm()
    focus.enter(own)
    inside = eyes.calm()
    other = Focus(state, rig.environ)
    try:
        assert recover(state, rig.environ) is None
        with pytest.raises(FocusError):
            other.enter(own)
        other.leave()
    finally:
        other.stop()
    assert eyes.calm() == inside
    assert inside.current != 0
    assert (state / "focus-journal.json").exists()


def test_a_state_folder_that_cannot_be_written_leaves_every_window(
    own, foreign, eyes, rig, tmp_path
):
    (tmp_path / "file").write_text("not a folder")
    foreign.open_mixed(5)
    before = eyes.calm()
    focus = Focus(tmp_path / "file" / "state", rig.environ)
    try:
        outcome = focus.enter(own)
        assert eyes.calm() == before
        assert "no-journal" in outcome.notes
        focus.leave()
    finally:
        focus.stop()


@pytest.mark.parametrize("manager", [""])
def test_without_a_window_manager_nothing_is_touched_and_that_is_said(focus, rig):
    assert focus.enter(Own()).notes[0] == "no-window-manager"
    assert focus.report()[0].why == "no-window-manager"
    assert focus.windows() == []
    focus.leave()


def test_a_dead_compositor_beside_an_x_server_that_answers_is_passed_over(rig, state):
    tried = Focus(state, rig.environ | {"WAYLAND_DISPLAY": "wayland-9"})
    report = tried.report()
    tried.stop()
    assert (report[0].what, report[0].level) == ("hide_windows", Level.YES)


def test_windows_are_listed_for_the_chooser_without_ours(focus, own, foreign, eyes):
    foreign.open("minimised")
    window = foreign.open("old")
    eyes.calm()
    listed = focus.windows()
    assert [(win.app, win.title, win.here) for win in listed if win.id != own.windows[0]] == [
        ("Foreign1", "Salary review 1", True),
        ("Foreign0", "Salary review 0", False),
    ]
    assert int(listed[0].id, 0) in (window, int(own.windows[0], 0))


def test_a_report_is_given_fast_and_changes_nothing(focus, foreign, eyes):
    foreign.open_mixed(5)
    before = eyes.calm()
    report = focus.report()
    assert eyes.state() == before
    assert {can.what: can.level.value for can in report}["hide_windows"] == "yes"
    assert not focus.running


def test_an_x_server_that_ends_meanwhile_ends_the_focus_and_its_journal(tmp_path):
    with desktop(tmp_path / "home", "openbox") as rig, contextlib.ExitStack() as stack:
        foreign, eyes = Foreign(rig), stack.enter_context(looking(rig.display))
        foreign.open()
        own = eyes.open_own()
        eyes.calm()
        focus = Focus(tmp_path / "state", rig.environ)
        focus.enter(Own((own,), os.getpid()))
        end(rig.server)
        heard = []
        soon(lambda: heard.extend(focus.read()) or Kind.LOST in [event.kind for event in heard])
        assert not (tmp_path / "state" / "focus-journal.json").exists()
        focus.stop()


@BOTH
def test_a_window_with_absurd_properties_is_hidden_and_comes_back_like_any_other(
    focus, own, foreign, eyes
):
    windows = [foreign.open(), foreign.open(), foreign.open()]
    eyes.calm()
    foreign.order(do="absurd", window=windows[1])
    before = eyes.calm()
    assert focus.enter(own).refused == ()
    assert not set(windows) & set(eyes.calm().stacking)
    assert len(focus.windows()) >= 3
    focus.leave()
    after = eyes.calm()
    assert (after.windows, after.stacking) == (before.windows, before.stacking)


@pytest.mark.desktops
@pytest.mark.timeout(300)
@pytest.mark.parametrize("manager", ["openbox", "xfwm4"])
def test_three_hundred_windows_go_and_come_back(focus, own, foreign, eyes):
    foreign.open_mixed(300)
    before = eyes.calm()
    outcome = focus.enter(own)
    assert (outcome.refused, eyes.calm().stacking) == ((), (int(own.windows[0], 0),))
    focus.leave()
    after = eyes.calm()
    assert (after.windows, after.current, after.marks) == (before.windows, before.current, 0)
