"""Nobody is left without their windows, whoever is killed and whenever."""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.focus.base import Kind
from mentordesk.focus.client import recover
from rig import end, kill, soon

pytestmark = pytest.mark.acceptance
BOTH = pytest.mark.parametrize("manager", ["openbox", "xfwm4"])
PROGRAM = Path(__file__).with_name("program.py")


@pytest.fixture
def in_focus(rig, state, foreign, eyes):
    """Start a program that goes into focus; return how it was before, and both process numbers."""

    def begin(count: int = 5):
        foreign.open_mixed(count)
        before = eyes.calm()
        path = str(PROGRAM.parents[1])
        program = rig.start(
            sys.executable,
            str(PROGRAM),
            str(state),
            environ=rig.environ | {"PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert int(program.stdout.readline()) > 0
        guard = json.loads((state / "focus-journal.json").read_text())["guard"]
        assert eyes.calm().current != before.current
        return before, program.pid, guard

    return begin


def same_but_for_the_active(state):
    """Return what must be as before; who is active is up to the manager when ours is dead."""
    return state.windows, sorted(state.stacking), state.current, state.count, state.marks


@pytest.fixture
def ours_in_focus(focus, own, foreign, eyes, state):
    """Go into focus in this process; return how it was before, and the guard."""
    foreign.open_mixed(5)
    before = eyes.calm()
    focus.enter(own)
    return before, json.loads((state / "focus-journal.json").read_text())["guard"]


def test_a_killed_guard_brings_every_window_back_and_is_told(ours_in_focus, focus, own, eyes, see):
    before, guard = ours_in_focus
    kill(guard)
    see(Kind.GONE)
    assert eyes.calm() == before

    focus.enter(own)
    assert eyes.calm() != before
    focus.leave()
    assert eyes.calm() == before


def test_what_befell_one_focus_is_not_told_of_the_next(ours_in_focus, focus, own, eyes):
    before, guard = ours_in_focus
    kill(guard)
    soon(lambda: select.select([focus], [], [], 0)[0], what="word of the guard's end")
    focus.enter(own)
    assert [event.kind for event in focus.read() if event.kind is Kind.GONE] == []
    focus.leave()
    assert eyes.calm() == before


def test_showing_all_windows_again_ends_a_focus_that_is_on(in_focus, eyes, state):
    before, _, _ = in_focus()
    assert recover(state) is None
    assert recover(state, also_running=True) is not None
    after = eyes.calm()
    assert after.current == before.current
    assert {wid: after.windows[wid] for wid in before.windows} == before.windows


def test_the_command_shows_all_windows_again(in_focus, eyes, state, rig):
    before, program, guard = in_focus()
    os.kill(guard, signal.SIGSTOP)
    kill(program, guard)
    code = "from mentordesk.focus.client import recover; import sys, pathlib;"
    code += "recover(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(state)], env=rig.environ, check=True)
    assert same_but_for_the_active(eyes.calm()) == same_but_for_the_active(before)


@pytest.fixture
def lone_guard(rig, own, state):
    """Start a guard for some other program and let it go into focus; return both."""
    program = rig.start("sleep", "60")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    guard = rig.start(sys.executable, "-m", "mentordesk", "--guard", str(program.pid), **pipes)

    def begin():
        for order in (
            {"do": "hello", "state": str(state)},
            {"do": "enter", "own": {"windows": list(own.windows), "pid": 0}},
        ):
            guard.stdin.write(json.dumps(order) + "\n")
            guard.stdin.flush()
            guard.stdout.readline()
        return program, guard

    return begin


def ended(name: str, program, guard) -> None:
    """Give the guard a reason to end; its input stays open, as if a child had inherited it."""
    if name == "killed program":
        end(program)
    elif name == "end of input":
        guard.stdin.close()
    else:
        guard.send_signal(getattr(signal, name))


@pytest.mark.parametrize("name", ["killed program", "end of input", "SIGTERM", "SIGHUP", "SIGINT"])
def test_a_guard_puts_back_by_itself_before_it_ends(lone_guard, foreign, eyes, state, name):
    foreign.open_mixed(5)
    before = eyes.calm()
    program, guard = lone_guard()
    assert eyes.calm() != before
    ended(name, program, guard)
    assert guard.wait(10) == 0
    assert not (state / "focus-journal.json").exists()
    assert eyes.calm() == before
