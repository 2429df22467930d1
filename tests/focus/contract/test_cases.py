"""What focus must do on every desktop, each case written once.

The numbers are those of the measured design; what a desktop's report calls impossible is not
tried there, and what it promises has to hold.
"""

import json
import os
import signal
import stat

import pytest

from focus.contract.desks import on_desks
from mentordesk.focus.base import Kind
from mentordesk.focus.client import recover
from rig import kill, soon

pytestmark = pytest.mark.acceptance
RARE = pytest.mark.desktops
COUNTS = pytest.mark.parametrize("count", [5, 20, pytest.param(50, marks=RARE)])


def id_of(focus, name: str) -> str:
    return next(window.id for window in focus.windows() if window.app == name)


# 1
@COUNTS
@on_desks("openbox", "xfwm4", "metacity", "i3")
def test_every_kind_of_window_is_hidden_and_comes_back_exactly(
    desk, focus, own, promised, as_promised, count
):
    promised("hide_windows")
    desk.calm()
    empty = desk.picture()
    desk.open_mixed(count)
    before, picture = desk.calm(), desk.picture()
    assert empty is None or picture != empty
    announced = len([win for win in focus.windows() if win.here and not desk.ours(win)])

    outcome = focus.enter(own)

    assert outcome.refused == ()
    assert outcome.hidden == announced
    soon(lambda: desk.picture() == empty, what="nothing but our window to be seen")
    desk.calm()
    assert desk.ours_is_active()

    focus.leave()

    after = desk.calm()
    assert as_promised(after) == as_promised(before)
    if after == before:
        soon(lambda: desk.picture() == picture, what="the picture from before")


# 2
@pytest.mark.parametrize(
    "kind", ["plain", *(pytest.param(kind, marks=RARE) for kind in ("dialog", "fullscreen"))]
)
@on_desks("openbox", "xfwm4")
def test_a_window_that_opens_meanwhile_is_put_away_and_found_afterwards(
    desk, focus, own, see, promised, kind
):
    promised("new_windows")
    focus.enter(own)
    there = desk.look()
    window = desk.open(kind)
    see(Kind.CAME, window)
    soon(lambda: not desk.shown(window))
    soon(desk.ours_is_active)
    assert desk.look().current == there.current

    focus.leave()

    desk.calm()
    assert desk.shown(window)


@on_desks("openbox", "xfwm4")
def test_a_pop_up_that_a_program_draws_itself_ends_up_behind_our_window(
    desk, focus, own, see, promised
):
    promised("toasts")
    if "toast" not in desk.kinds:
        pytest.skip("no program can draw over others here")
    desk.fill_screen()
    focus.enter(own)
    soon(lambda: desk.foreign_pixels() == 0)
    window = desk.open("toast")
    see(Kind.TOAST, window)
    soon(lambda: desk.foreign_pixels() == 0)


# 3
@on_desks("xfwm4")
def test_a_window_that_raises_itself_is_put_away_as_often_as_it_does(
    desk, focus, own, see, promised
):
    promised("hide_windows")
    window = desk.open()
    desk.calm()
    focus.enter(own)
    there = desk.calm()
    for _ in range(3):
        desk.raise_itself(window)
        if desk.insistent:
            see(Kind.CAME, window)
        soon(lambda: desk.look().current == there.current and not desk.shown(window))
        soon(desk.ours_is_active)
        assert desk.calm().current == there.current
        assert not desk.shown(window)


# 4
@on_desks("openbox", "xfwm4")
def test_who_leaves_twice_is_asked_and_not_fought(desk, focus, own, see, promised):
    promised("hide_windows")
    window = desk.open()
    desk.calm()
    focus.enter(own)
    there = desk.calm()

    desk.switch_by_hand()
    soon(lambda: desk.ours_is_active() and desk.look().current == there.current)
    assert desk.calm().current == there.current
    desk.switch_by_hand()
    see(Kind.LEFT)
    desk.calm()
    assert desk.shown(window)

    focus.back()
    soon(lambda: not desk.shown(window))
    assert desk.calm().current == there.current


# 5
@on_desks("openbox", "xfwm4")
def test_a_kept_window_stays_in_sight_and_goes_back_to_its_place(
    desk, focus, own, promised, as_promised
):
    promised("exceptions")
    call, *_ = desk.open_mixed(5)
    before = desk.calm()

    focus.enter(own, frozenset({id_of(focus, call)}))

    desk.calm()
    assert desk.shown(call)
    focus.leave()
    assert as_promised(desk.calm()) == as_promised(before)


@on_desks("openbox", "xfwm4")
def test_a_call_that_comes_meanwhile_can_be_let_in(desk, focus, own, see, promised):
    promised("exceptions")
    focus.enter(own)
    call = desk.open()
    see(Kind.CAME, call)
    soon(lambda: not desk.shown(call))

    focus.keep(id_of(focus, call))
    soon(lambda: desk.shown(call))
    desk.calm()
    assert desk.shown(call)

    focus.leave()
    desk.calm()
    assert desk.shown(call)


# 6
@on_desks("openbox", "xfwm4")
def test_a_program_that_minimises_to_the_tray_is_still_there_afterwards(
    desk, focus, own, promised, as_promised
):
    promised("hide_windows")
    if "tray" not in desk.kinds:
        pytest.skip("no program can minimise itself to a tray here")
    desk.open("tray")
    before = desk.calm()
    focus.enter(own)
    desk.calm()
    focus.leave()
    assert as_promised(desk.calm()) == as_promised(before)


# 7: who is active is up to the desktop when our own window is dead
@on_desks("openbox", "xfwm4", "i3")
def test_a_killed_program_brings_every_window_back(desk, focus, state, promised):
    promised("survives_kill")
    desk.open_mixed(5)
    before = desk.calm()
    program = desk.program(state)
    assert desk.calm() != before
    kill(program.pid)
    soon(lambda: not (state / "focus-journal.json").exists())
    assert desk.calm().without_order() == before.without_order()
    assert recover(state, desk.environ) is None


@on_desks("openbox", "xfwm4")
def test_both_killed_come_back_at_the_next_start_and_only_once(desk, focus, state, promised):
    promised("survives_kill")
    desk.open_mixed(8)
    before = desk.calm()
    program = desk.program(state)
    guard = guard_of(state)
    os.kill(guard, signal.SIGSTOP)  # it must not get to its last duty
    kill(program.pid, guard)
    soon(lambda: len(desk.look().windows) == len(before.windows))
    assert desk.calm().without_order() != before.without_order()

    assert recover(state, desk.environ) is not None

    after = desk.calm()
    assert after.without_order() == before.without_order()
    assert recover(state, desk.environ) is None
    assert desk.look() == after


def guard_of(state) -> int:
    return json.loads((state / "focus-journal.json").read_text())["guard"]


# 9
@on_desks("openbox")
def test_the_journal_is_private_holds_no_title_and_goes_with_the_focus(
    desk, focus, own, state, promised
):
    promised("hide_windows")
    desk.open_mixed(5)
    desk.calm()
    focus.enter(own)
    journal = state / "focus-journal.json"
    text = journal.read_text()
    assert json.loads(text)["parts"]
    assert "salary" not in text.lower()
    assert "oreign" not in text
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    focus.leave()
    assert not journal.exists()


# 13
@pytest.mark.timeout(600)
@pytest.mark.parametrize("cycles", [6, pytest.param(30, marks=RARE)])
@on_desks("openbox")
def test_going_in_and_out_many_times_changes_nothing(
    desk, focus, own, promised, as_promised, cycles
):
    promised("hide_windows")
    desk.open_mixed(8 if cycles < 30 else 20)
    before = desk.calm()
    for _ in range(cycles):
        focus.enter(own)
        focus.leave()
        assert cycles < 30 or as_promised(desk.calm()) == as_promised(before)
    assert as_promised(desk.calm()) == as_promised(before)


# 14
@on_desks("openbox", "xfwm4", "metacity")
def test_every_line_of_a_report_says_why_it_reaches_no_further(desk, focus):
    before = desk.calm()
    report = focus.report()
    assert desk.look() == before
    assert not focus.running
    assert report[0].what == "hide_windows"
    assert [can.what for can in report if can.level.value != "yes" and not can.why] == []
