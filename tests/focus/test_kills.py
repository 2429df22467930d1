"""Nobody is left without their windows, whoever is killed and whenever."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.focus.base import Kind
from mentordesk.focus.client import recover
from rig import kill, missing, soon

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


@BOTH
def test_a_killed_program_brings_every_window_back(in_focus, eyes, state):
    before, program, _ = in_focus()
    kill(program)
    soon(lambda: not (state / "focus-journal.json").exists())
    assert same_but_for_the_active(eyes.calm()) == same_but_for_the_active(before)
    assert recover(state) is None


@BOTH
def test_both_killed_come_back_at_the_next_start_and_only_once(in_focus, eyes, state):
    before, program, guard = in_focus(8)
    os.kill(guard, signal.SIGSTOP)  # it must not get to its last duty
    kill(program, guard)
    soon(lambda: not eyes.numbers("_NET_CLIENT_LIST")[len(before.windows) :])
    assert eyes.calm().current != before.current

    outcome = recover(state)

    assert outcome is not None
    after = eyes.calm()
    assert same_but_for_the_active(after) == same_but_for_the_active(before)
    assert recover(state) is None
    assert eyes.state() == after


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


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_guard_that_is_asked_to_end_puts_back_first(ours_in_focus, eyes, state, see, name):
    before, guard = ours_in_focus
    os.kill(guard, getattr(signal, name))
    see(Kind.GONE)
    assert not (state / "focus-journal.json").exists()
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


def test_a_killed_program_whose_child_keeps_the_pipe_still_brings_windows_back(
    focus, own, foreign, eyes, state
):
    """The guard watches the process itself and not only its input."""
    if missing("sleep") or not hasattr(os, "pidfd_open"):
        pytest.skip("no pidfd on this system")
    foreign.open()
    before = eyes.calm()
    program = subprocess.Popen(["sleep", "60"])
    guard = subprocess.Popen(
        [sys.executable, "-m", "mentordesk", "--guard", str(program.pid)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=focus._environ,
        text=True,
    )
    for order in (
        {"do": "hello", "state": str(state)},
        {"do": "enter", "own": {"windows": list(own.windows), "pid": 0}},
    ):
        guard.stdin.write(json.dumps(order) + "\n")
        guard.stdin.flush()
        guard.stdout.readline()
    assert eyes.calm() != before
    program.kill()
    program.wait()
    assert guard.wait(10) == 0
    guard.stdin.close()
    guard.stdout.close()
    assert eyes.calm() == before
