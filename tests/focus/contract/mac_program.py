"""A program like ours on a Mac that is not there, to be killed in focus."""

import os
import sys
from pathlib import Path

from focus.elsewhere.mac_shared import Shared
from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus
from mentordesk.focus.mac_api import _macos

machine = _macos.__self__
assert isinstance(machine, Shared)
with machine.turn():
    machine.open("MentorDesk", os.getpid())
focus = Focus(Path(sys.argv[1]))
outcome = focus.enter(Own(("1",), os.getpid()))
sys.stdout.write(f"{outcome.hidden}\n")
sys.stdout.flush()
sys.stdin.readline()
focus.stop()
