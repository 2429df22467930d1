"""The same Mac for several processes."""

import os
from collections.abc import Callable
from pathlib import Path

from focus.elsewhere.mac_fake import Mac
from focus.elsewhere.turns import Turns
from mentordesk.focus import backends, mac_api

PLACE = "MENTORDESK_TEST_MAC"


class Shared(Turns, Mac):
    """A Mac that processes take turns with; what AppKit told each of them is its own."""

    lies_there = ("apps", "front", "real")

    def __init__(self, folder: Path) -> None:
        Mac.__init__(self)
        self.begin(folder)

    def died(self, pid: int) -> None:
        self.apps.pop(pid, None)


def install(folder: Path, set_to: Callable[[object, str, object], None]) -> Shared:
    """Let focus find this Mac in this process."""
    machine = Shared(folder)
    with machine.turn():
        machine.real.add(os.getpid())
    set_to(mac_api, "_macos", machine.load)
    set_to(backends, "family", lambda _: "macos")
    return machine
