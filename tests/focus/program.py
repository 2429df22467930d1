"""A program like ours, to be killed: it goes into focus and says so."""

import os
import sys
from pathlib import Path

from eyes import Eyes
from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus

eyes = Eyes(os.environ["DISPLAY"])
own = eyes.open_own()
focus = Focus(Path(sys.argv[1]))
outcome = focus.enter(Own((own,), os.getpid()), frozenset(sys.argv[2:]))
sys.stdout.write(f"{outcome.hidden}\n")
sys.stdout.flush()
sys.stdin.readline()
focus.stop()
