"""What only KWin does: its script puts back by itself, and a desktop of ours goes again."""

import json
import os
import signal

import pytest

from focus.contract.kwin_desk import KWinDesk, kwin_desk
from mentordesk.focus.base import Kind
from mentordesk.focus.client import Focus, recover
from rig import kill, soon

pytestmark = [pytest.mark.acceptance, pytest.mark.desktops]


@pytest.fixture
def desk():
    with kwin_desk("kwin", None) as made:
        yield made


@pytest.fixture
def focus(desk: KWinDesk, state):
    made = Focus(state, desk.environ)
    yield made
    made.stop()


def guard_of(state) -> int:
    return json.loads((state / "focus-journal.json").read_text())["guard"]


def test_with_program_and_guard_dead_kwin_itself_shows_every_window_again(desk, state):
    desk.open_mixed(7)
    before = desk.calm()
    program = desk.program(state)
    assert desk.calm() != before

    kill(program.pid, guard_of(state))

    soon(lambda: desk.look().current == before.current, what="the desktop from before")
    after = desk.calm()
    assert after.windows == before.windows
    assert set(after.order) == set(before.order)
    assert recover(state, desk.environ) is not None
    assert desk.calm().without_order() == before.without_order()


def test_killed_at_any_moment_of_the_way_in_everything_is_as_before(desk, state):
    """Each trial kills both a little later after the journal is there, until focus is on."""
    desk.open_mixed(8)
    before = desk.calm()
    for looks in range(12):
        program = desk.starting(state)
        program.stdin.write("enter\n")
        program.stdin.flush()
        soon((state / "focus-journal.json").exists, what="the journal")
        guard = guard_of(state)
        for _ in range(60 * looks):
            guard_of(state)  # takes some microseconds
        kill(program.pid, guard)
        program.wait()
        soon(lambda: "own" not in desk.look().windows, what="our window gone")
        recover(state, desk.environ)
        assert desk.calm().without_order() == before.without_order()
        assert recover(state, desk.environ) is None


def test_a_desktop_that_focus_added_goes_with_it_and_one_of_the_persons_stays(desk, focus):
    own = desk.own()
    desk.open("elsewhere")
    before = desk.calm()
    focus.enter(own)
    assert desk.calm().rest == before.rest + 1
    focus.leave()
    assert desk.calm() == before


def test_how_many_are_hidden_is_told_as_windows_come_close_and_are_let_in(desk, focus):
    own = desk.own()
    first, second = desk.open(), desk.open()
    desk.calm()
    assert focus.enter(own).hidden == 2
    counts: list[int] = []

    def counted(number: int) -> None:
        def now() -> bool:
            counts.extend(event.hidden for event in focus.read() if event.kind is Kind.COUNTED)
            return counts[-1:] == [number]

        soon(now, what=f"{number} hidden, not {counts}")

    desk.open()
    counted(3)
    desk.vanish(first)
    counted(2)
    call = next(win.id for win in focus.windows() if win.app == second)
    focus.keep(call)
    counted(1)
    focus.keep(call, yes=False)
    counted(2)


def test_what_asks_a_person_who_left_stands_where_the_person_is(desk, focus, told):
    own = desk.own()
    window = desk.open()
    desk.calm()
    focus.enter(own)
    there = desk.calm().current
    desk.switch_by_hand()
    soon(lambda: desk.look().current == there)
    desk.switch_by_hand()
    told(Kind.LEFT)

    desk.open_ours("question")

    left = desk.calm()
    assert left.current != there
    assert {"question", window} <= set(left.order)
    focus.back()
    soon(lambda: desk.look().current == there)
    soon(lambda: not desk.shown(window))


def test_our_windows_cover_both_screens_above_whatever_opens(desk, focus):
    own = desk.own()
    desk.fill_screen()
    focus.enter(own)
    soon(lambda: desk.foreign_pixels() == 0, what="nothing but ours to be seen")
    assert desk.above("own")
    desk.open("fullscreen")
    soon(desk.ours_is_active)
    soon(lambda: desk.foreign_pixels() == 0, what="nothing but ours to be seen")


@pytest.mark.parametrize("kind", ["plain", "maximised", "fullscreen"])
def test_a_kept_window_leaves_room_lies_above_ours_and_goes_back_exactly(desk, focus, kind):
    call = desk.open(kind)
    own = desk.own()
    before = desk.calm()
    kept = next(win.id for win in focus.windows() if win.app == call)
    focus.enter(own, frozenset({kept}))

    soon(lambda: desk.look().order == ("own", call), what="the call above ours")
    soon(lambda: desk.covered(call) <= 0.5, what="room for ours")
    desk.calm()

    focus.keep(kept, yes=False)
    soon(lambda: not desk.shown(call))
    focus.keep(kept)
    soon(lambda: desk.shown(call) and desk.covered(call) <= 0.5)
    focus.leave()
    soon(lambda: desk.look() == before, what="everything as before")
    assert desk.calm() == before


def test_ours_steps_aside_below_all_others(desk, focus):
    window = desk.open()
    own = desk.own()
    assert desk.calm().order[-1] == "own"
    focus.step_aside(own)
    soon(lambda: desk.look().order[-1] == window)


def test_a_killed_guard_brings_every_window_back_and_focus_can_begin_again(
    desk, focus, told, state
):
    own = desk.own()
    desk.open_mixed(5)
    before = desk.calm()
    focus.enter(own)
    kill(guard_of(state))
    told(Kind.GONE)
    assert desk.calm() == before

    focus.enter(own)
    assert desk.calm() != before
    focus.leave()
    assert desk.calm() == before


def test_a_dead_kwin_is_told_and_leaves_nothing_to_do(desk, focus, told, state):
    own = desk.own()
    desk.open()
    desk.calm()
    focus.enter(own)
    os.kill(desk.kwin.pid, signal.SIGKILL)
    told(Kind.LOST)
    assert not (state / "focus-journal.json").exists()


@pytest.fixture
def told(focus):
    """Wait until focus told of something."""

    def seen(kind: Kind) -> None:
        soon(lambda: any(event.kind is kind for event in focus.read()), what=f"{kind}")

    return seen
