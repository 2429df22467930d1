"""A program like ours on a Windows that is not there, to be killed in focus."""

import os
import sys
from pathlib import Path

from focus.elsewhere.win32_fake import SCREEN
from focus.elsewhere.win32_shared import Shared
from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus
from mentordesk.focus.win32_api import _windows

machine = _windows.__self__
assert isinstance(machine, Shared)
with machine.turn():
    window = machine.open(os.getpid(), title="MentorDesk", box=SCREEN)
focus = Focus(Path(sys.argv[1]))
outcome = focus.enter(Own((str(window),), os.getpid()))
sys.stdout.write(f"{outcome.hidden}\n")
sys.stdout.flush()
sys.stdin.readline()
focus.stop()
