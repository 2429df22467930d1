"""What ten years on a desk cost in memory, once every page was looked at."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from benchmarks.twins import fill
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from rig import Rig, desktop, missing
from support import PASSPHRASE, SMALL_COST

PROBE = Path(__file__).with_name("probe.py")
TURNS = 3

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    if lacking := missing("Xvfb", "openbox", "xprop"):
        pytest.skip(lacking)
    with desktop(tmp_path_factory.mktemp("bench") / "home") as running:
        running.environ |= {
            "PROBE_PASSPHRASE": PASSPHRASE,
            "PYTHONPATH": str(PROBE.parents[1]),
            "QT_QPA_PLATFORM": "xcb",
        }
        yield running


def home(folder: Path, *, full: bool) -> Path:
    """Make a desk where the program looks for it; return what to name as the place of data."""
    desk = DeskService(folder / "mentordesk" / "desk", now, SMALL_COST)
    made = desk.create(PASSPHRASE, "Helen Brandt").workspace
    if full:
        fill(made.store)
    lock(made)
    return folder


def measured(rig: Rig, data: Path) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, PROBE, "pages"],
        check=False,
        env=rig.environ | {"XDG_DATA_HOME": str(data), "PROBE_START": str(time.monotonic())},
        capture_output=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_ten_years_need_no_more_than_a_third_more_memory_than_an_empty_desk(rig, tmp_path):
    empty, full = home(tmp_path / "empty", full=False), home(tmp_path / "full", full=True)
    turns = [(measured(rig, full), measured(rig, empty)) for _ in range(TURNS)]
    for what in ("rss", "pss"):
        told = ", ".join(f"{f[what] // 1024}/{e[what] // 1024}" for f, e in turns)
        print(f"\n{what}, MiB, ten years/empty: {told}")
    assert median(f["rss"] / e["rss"] for f, e in turns) <= 1.3
