"""Hiding and putting back, on real X servers with real window managers."""

import contextlib
import json
import os
import signal
import stat
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


# With 20, two dialogs share a parent that lies far below: metacity moves such a family as one.
@pytest.mark.parametrize(
    ("manager", "count"),
    [("openbox", 5), ("openbox", 20), ("xfwm4", 5), ("xfwm4", 20), ("metacity", 5)],
)
def test_every_kind_of_window_is_hidden_and_comes_back_exactly(focus, own, foreign, eyes, count):
    eyes.calm()
    empty = eyes.picture()
    foreign.open_mixed(count)
    before, picture = eyes.calm(), eyes.picture()
    assert picture != empty
    announced = len([win for win in focus.windows() if win.here and win.id not in own.windows])

    outcome = focus.enter(own)

    assert outcome.refused == ()
    assert outcome.hidden == announced
    soon(lambda: eyes.picture() == empty, what="nothing but our window to be seen")
    there = eyes.calm()
    assert there.active == there.keyboard == int(own.windows[0], 0)

    focus.leave()

    assert eyes.calm() == before
    soon(lambda: eyes.picture() == picture, what="the picture from before")


@BOTH
def test_a_window_that_opens_meanwhile_is_put_away_and_found_afterwards(
    focus, own, foreign, eyes, see
):
    focus.enter(own)
    home = eyes.state()
    window = foreign.open()
    see(Kind.CAME, "Foreign0")
    soon(lambda: eyes.desktop_of(window) == 0)
    soon(lambda: eyes.state().active == int(own.windows[0], 0))
    assert eyes.state().current == home.current != 0

    focus.leave()

    after = eyes.calm()
    assert window in after.stacking
    assert after.marks == 0


# The others refuse this to a program on another desktop, so there is nothing to be seen there.
@pytest.mark.parametrize("manager", ["xfwm4"])
def test_a_window_that_raises_itself_is_put_away_as_often_as_it_does(
    focus, own, foreign, eyes, see
):
    window = foreign.open()
    eyes.calm()
    focus.enter(own)
    home = eyes.calm().current
    for _ in range(3):
        foreign.order(do="raise_itself", window=window)
        see(Kind.CAME, "Foreign0")
        soon(lambda: eyes.state().current == home and eyes.desktop_of(window) != home)
        soon(lambda: eyes.state().active == int(own.windows[0], 0))


@BOTH
def test_a_pop_up_that_a_program_draws_itself_ends_up_behind_our_window(
    focus, own, foreign, eyes, see
):
    eyes.fill_screen()
    focus.enter(own)
    soon(lambda: eyes.foreign_pixels() == 0)
    foreign.open("toast")
    see(Kind.TOAST, "Foreign0")
    soon(lambda: eyes.foreign_pixels() == 0)


@BOTH
def test_who_leaves_twice_is_asked_and_not_fought(focus, own, foreign, eyes, see):
    foreign.open()
    eyes.calm()
    focus.enter(own)
    home = eyes.calm().current

    eyes.tell(0, "_NET_CURRENT_DESKTOP", 0)
    soon(lambda: eyes.state().active == int(own.windows[0], 0) and eyes.state().current == home)
    assert eyes.calm().current == home
    eyes.tell(0, "_NET_CURRENT_DESKTOP", 0)
    see(Kind.LEFT)
    assert eyes.calm().current == 0

    focus.back()
    soon(lambda: eyes.state().current == home)
    assert eyes.calm().current == home


@BOTH
def test_a_kept_window_stays_in_sight_and_goes_back_to_its_place(focus, own, foreign, eyes):
    call, *_ = foreign.open_mixed(5)
    before = eyes.calm()

    focus.enter(own, frozenset({hex(call)}))

    assert call in eyes.calm().stacking
    focus.leave()
    assert eyes.calm() == before


@BOTH
def test_a_call_that_comes_meanwhile_can_be_let_in(focus, own, foreign, eyes, see):
    focus.enter(own)
    call = foreign.open()
    see(Kind.CAME)
    soon(lambda: eyes.desktop_of(call) == 0)

    focus.keep(hex(call))
    soon(lambda: call in eyes.state().stacking)
    assert call in eyes.calm().stacking

    focus.leave()
    assert eyes.calm().windows[call][0] == 0


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
def test_a_program_that_minimises_to_the_tray_is_still_there_afterwards(focus, own, foreign, eyes):
    foreign.open("tray")
    before = eyes.calm()
    focus.enter(own)
    eyes.calm()
    focus.leave()
    assert eyes.calm() == before


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


def test_going_in_and_out_many_times_changes_nothing(focus, own, foreign, eyes):
    foreign.open_mixed(8)
    before = eyes.calm()
    for _ in range(6):
        focus.enter(own)
        focus.leave()
    assert eyes.calm() == before


def test_the_journal_is_private_holds_no_title_and_goes_with_the_focus(
    focus, own, foreign, eyes, state
):
    foreign.open_mixed(5)
    eyes.calm()
    focus.enter(own)
    journal = state / "focus-journal.json"
    text = journal.read_text()
    assert json.loads(text)["parts"]["x11"]["order"]
    assert "Salary" not in text
    assert "oreign" not in text
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    focus.leave()
    assert not journal.exists()


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
