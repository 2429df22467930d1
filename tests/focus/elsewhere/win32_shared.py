"""The same Windows for several processes: what it is made of lies in a file between the calls."""

import contextlib
import os
import queue
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from focus.elsewhere.turns import Turns
from focus.elsewhere.win32_fake import Machine
from mentordesk.focus import backends, guard_listen, processes, win32_api

PLACE = "MENTORDESK_TEST_WINDOWS"
_LIES_THERE = (
    "windows",
    "stack",
    "active",
    "desktop",
    "processes",
    "events",
    "news",
    "real",
    "made",
)
_STEP_S = 0.01


class Shared(Turns, Machine):
    """A machine that processes take turns with."""

    lies_there = _LIES_THERE

    def __init__(self, folder: Path) -> None:
        Machine.__init__(self)
        self.news: list[tuple[int, int]] = []
        self._heard = 0
        self.begin(folder)

    def died(self, pid: int) -> None:
        if pid in self.processes:
            self.end(pid)

    def begin_to_tell(self) -> None:
        if not self.hooks:
            self._heard = len(self.news)

    def note(self, *call) -> None:
        pass

    def open(self, pid: int, **how) -> int:
        number = super().open(pid, **how)
        if pid in self.real:
            self.processes[pid] = (5, "MentorDesk.exe")
        return number

    def tell(self, event: int, window: int) -> None:
        self.news.append((event, window))

    def next_message(self, mine: queue.SimpleQueue):
        while True:
            with contextlib.suppress(queue.Empty):
                return mine.get(timeout=_STEP_S)
            with self.turn():
                self._pass_on()

    def wait_until(self, truth: Callable[[], bool]) -> None:
        while True:
            with self.turn():
                if truth():
                    return
            time.sleep(_STEP_S)

    def _pass_on(self) -> None:
        """Put what happened since the last time before the hooks of this process."""
        fresh = self.news[self._heard :]
        self._heard = len(self.news)
        for event, window in fresh:
            Machine.tell(self, event, window)


def install(folder: Path, set_to: Callable[[object, str, object], None]) -> Shared:
    """Let focus find this Windows in this process."""
    machine = Shared(folder)
    with machine.turn():
        machine.real.add(os.getpid())
        machine.processes[os.getpid()] = (5, "MentorDesk.exe")
    set_to(win32_api, "_windows", machine.load)
    set_to(backends, "family", lambda _: "windows")
    set_to(processes, "os", SimpleNamespace(name="nt", kill=os.kill))
    set_to(guard_listen, "os", _AsThere())
    return machine


class _AsThere:
    """What a guard takes of `os`, on a system with that name."""

    name = "nt"

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)
