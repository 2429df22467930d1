"""The screen stays awake on macOS: the system's own tool sees to it until the guard ends."""

import os
import subprocess

from mentordesk.focus.base import AwakeBackend, Environ, Level
from mentordesk.marks import override

TOOL = "/usr/bin/caffeinate"


class Caffeinate(AwakeBackend):
    """Holds screen and system awake by a process that ends with this one, however that ends."""

    name = "caffeinate"

    def __init__(self, _: Environ | None = None) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    @override
    def probe(self) -> Level | None:
        return Level.ASKED if os.access(TOOL, os.X_OK) else None

    @override
    def hold(self, why: str) -> bool:
        if self._running is None:
            try:
                self._running = subprocess.Popen(
                    [TOOL, "-d", "-i", "-w", str(os.getpid())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                return False
        return self._running.poll() is None

    @override
    def release(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.terminate()
            running.wait()
