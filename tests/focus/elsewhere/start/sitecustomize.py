"""Lets a process find the system that a test made up, before anything of ours is loaded."""

import os
from pathlib import Path

if place := os.environ.get("MENTORDESK_TEST_WINDOWS"):
    from focus.elsewhere.win32_shared import install

    install(Path(place), setattr)

if place := os.environ.get("MENTORDESK_TEST_MAC"):
    from focus.elsewhere.mac_shared import install

    install(Path(place), setattr)
