"""What the program may cost, as ratios to a bare window measured in the same run."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

from mentordesk.services import demo
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from rig import Rig, desktop, missing
from support import PASSPHRASE, SMALL_COST

PROBE = Path(__file__).with_name("probe.py")
TURNS = 7
Probe = Callable[[str], dict]

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A screen of its own, and a desk with a year on it in the usual place."""
    if lacking := missing("Xvfb", "openbox", "xprop"):
        pytest.skip(lacking)
    with desktop(tmp_path_factory.mktemp("bench") / "home") as running:
        folder = Path(running.environ["XDG_DATA_HOME"]) / "mentordesk" / "desk"
        made = DeskService(folder, now, SMALL_COST).create(PASSPHRASE, demo.LEADER).workspace
        demo.fill(made, now())
        made.sessions.start(made.sessions.planned()[0].id)
        lock(made)
        running.environ |= {
            "PROBE_PASSPHRASE": PASSPHRASE,
            "PYTHONPATH": str(PROBE.parents[1]),
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPYCACHEPREFIX": str(folder.parents[2] / "compiled"),
        }
        # An installed program is compiled; the first turn of each measurement does it here.
        running.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield running


@pytest.fixture(scope="module")
def probe(rig: Rig) -> Probe:
    def measured(what: str) -> dict:
        done = subprocess.run(
            [sys.executable, PROBE, what],
            check=False,
            env=rig.environ | {"PROBE_START": str(time.monotonic())},
            capture_output=True,
            timeout=90,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return measured


@pytest.fixture(scope="module")
def starts(probe: Probe) -> tuple[list[dict], list[dict]]:
    """Bare windows and programs in turn: a busy moment meets both; the first do not count."""
    turns = [(probe("bare"), probe("gate")) for _ in range(TURNS + 1)][1:]
    return [bare for bare, _ in turns], [ours for _, ours in turns]


def ratio(starts: tuple[list[dict], list[dict]], what: str) -> float:
    bare, ours = (median(run[what] for run in runs) for runs in starts)
    print(f"\n{what}: bare {bare:.4g}, ours {ours:.4g}, ratio {ours / bare:.2f}")
    return ours / bare


def test_the_unlock_screen_is_there_within_one_and_a_half_bare_windows(starts):
    ratio(starts, "cpu")
    assert ratio(starts, "seconds") <= 1.5


def test_the_unlock_screen_needs_no_more_than_one_and_six_tenths_of_the_memory(starts):
    ratio(starts, "pss")
    assert ratio(starts, "rss") <= 1.6


def test_today_is_there_a_quarter_second_after_the_key(probe):
    found = [probe("today") for _ in range(6)][1:]
    beyond = [one["seconds"] - one["derivation"] for one in found]
    worked = median(one["cpu"] - one["derivation"] for one in found)
    told = ", ".join(f"{one * 1000:.0f}" for one in beyond)
    print(f"\nunlock to Today beyond the key: {told} ms; {worked * 1000:.0f} ms of work")
    assert median(beyond) <= 0.25


def test_a_key_paints_within_a_frame_while_the_desk_saves(probe):
    found = probe("typing")
    gaps, paints = (quantiles(found[name], n=100) for name in ("gaps", "paints"))
    print(f"\nheartbeat p50 {gaps[49] * 1000:.1f} p99 {gaps[98] * 1000:.1f} ms")
    print(f"key to paint p50 {paints[49] * 1000:.1f} p99 {paints[98] * 1000:.1f} ms")
    print(f"load {os.getloadavg()[0]:.1f}")
    assert gaps[98] < 0.016
    assert paints[98] < 0.016
