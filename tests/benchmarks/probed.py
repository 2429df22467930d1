"""A desk with a year on it where the program looks for it, and probes that are run there."""

import json
import subprocess
import sys
import time
from pathlib import Path

from mentordesk.services import demo
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from rig import Rig
from support import PASSPHRASE, SMALL_COST

PROBE = Path(__file__).with_name("probe.py")


def furnish(rig: Rig) -> None:
    """Make the desk, with one of its sessions begun."""
    folder = Path(rig.environ["XDG_DATA_HOME"]) / "mentordesk" / "desk"
    made = DeskService(folder, now, SMALL_COST).create(PASSPHRASE, demo.LEADER).workspace
    demo.fill(made, now())
    made.sessions.start(made.sessions.planned()[0].id)
    lock(made)
    rig.environ |= {
        "PROBE_PASSPHRASE": PASSPHRASE,
        "PYTHONPATH": str(PROBE.parents[1]),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPYCACHEPREFIX": str(folder.parents[2] / "compiled"),
    }
    # An installed program is compiled; the first turn of each measurement does it here.
    rig.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def probed(rig: Rig, what: str) -> dict:
    """Return what a probe measured."""
    done = subprocess.run(
        [sys.executable, PROBE, what],
        check=False,
        env=rig.environ | {"PROBE_START": str(time.monotonic())},
        capture_output=True,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
