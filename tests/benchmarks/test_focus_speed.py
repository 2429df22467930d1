"""How fast fifty windows go and come back, what a kill costs, and what the guard takes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from benchmarks.pace import pace
from eyes import looking
from foreign import Foreign
from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus
from rig import desktop, kill, missing, soon

pytestmark = pytest.mark.timeout(300)
MANAGERS = ("openbox", "xfwm4", "metacity", "kwin_x11", "mutter")
PROGRAM = Path(__file__).parents[1] / "focus" / "program.py"
ROUNDS = 5
HIDE_MS, BACK_MS, KILLED_S, BOTH_S = 200, 150, 0.150, 1.0
GUARD_MB, GUARD_SHARE = 25, 0.01
RECOVER = "from mentordesk.focus.client import recover; import sys, pathlib;"
RECOVER += "recover(pathlib.Path(sys.argv[1]))"


@pytest.fixture
def rig(manager, tmp_path):
    if lacking := missing("Xvfb", "dbus-daemon", "xprop", manager):
        pytest.skip(lacking)
    with desktop(tmp_path / "home", manager, bus=True) as running:
        yield running


@pytest.fixture
def eyes(rig):
    with looking(rig.display) as found:
        yield found


@pytest.fixture
def foreign(rig):
    program = Foreign(rig)
    yield program
    program.close()


@pytest.mark.parametrize("manager", MANAGERS)
def test_fifty_windows_go_and_come_back(manager, rig, eyes, foreign, tmp_path):
    foreign.open_mixed(50)
    own, focus = Own((eyes.open_own(),), os.getpid()), Focus(tmp_path / "state", rig.environ)
    eyes.calm()
    hidden, back = [], []
    for _ in range(ROUNDS):
        outcome = focus.enter(own)
        assert outcome.refused == ()
        hidden.append(outcome.ms)
        eyes.calm()
        back.append(focus.leave().ms)
        eyes.calm()
    slower = pace()
    focus.stop()
    print(f"{manager}: hidden {median(hidden)} ms, back {median(back)} ms, pace {slower:.2f}")
    assert median(hidden) <= HIDE_MS * slower
    assert median(back) <= BACK_MS * slower


def begun(rig, state):
    """Start a program like ours in focus; return it and its guard."""
    program = rig.start(
        sys.executable,
        str(PROGRAM),
        str(state),
        environ=rig.environ | {"PYTHONPATH": str(PROGRAM.parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert int(program.stdout.readline()) > 0
    return program, json.loads((state / "focus-journal.json").read_text())["guard"]


@pytest.mark.parametrize("manager", MANAGERS)
def test_a_kill_costs_a_moment(manager, rig, eyes, foreign, tmp_path):
    foreign.open_mixed(20)
    eyes.calm()
    journal = tmp_path / "focus-journal.json"
    program, _ = begun(rig, tmp_path)
    eyes.calm()
    at = time.perf_counter()
    kill(program.pid)
    soon(lambda: not journal.exists())
    alone = time.perf_counter() - at

    program, guard = begun(rig, tmp_path)
    eyes.calm()
    kill(guard, program.pid)
    program.wait()
    at = time.perf_counter()
    subprocess.run([sys.executable, "-c", RECOVER, str(tmp_path)], env=rig.environ, check=True)
    both, slower = time.perf_counter() - at, pace()
    assert not journal.exists()
    print(f"{manager}: {alone * 1000:.0f} ms after a kill, {both * 1000:.0f} ms after one of both")
    assert alone <= KILLED_S * slower
    assert both <= BOTH_S * slower


@pytest.mark.parametrize("manager", ["openbox"])
def test_the_guard_is_small_and_rests(rig, eyes, foreign, tmp_path):
    foreign.open_mixed(20)
    eyes.calm()
    _, guard = begun(rig, tmp_path)
    eyes.calm()
    status = Path(f"/proc/{guard}/status").read_text()
    resident = next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1024
    seconds = 10.0
    before = _ticks(guard)
    time.sleep(seconds)
    share = (_ticks(guard) - before) / os.sysconf("SC_CLK_TCK") / seconds
    print(f"guard: {resident:.1f} MB, {share:.2%} of a core")
    assert resident <= GUARD_MB
    assert share <= GUARD_SHARE


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])
