"""The same Windows for several processes: what it is made of lies in a file between the calls."""

import contextlib
import fcntl
import os
import pickle
import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

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


class Shared(Machine):
    """A machine that processes take turns with; `real` processes are of this computer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.news: list[tuple[int, int]] = []
        self.real: set[int] = set()
        self._file, self._mine = folder / "machine", threading.RLock()
        self._depth, self._heard = 0, 0
        self._lock = (folder / "lock").open("a")

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        with self._mine:
            self._depth += 1
            if self._depth == 1:
                fcntl.flock(self._lock, fcntl.LOCK_EX)
                self._read()
            try:
                yield
            finally:
                self._depth -= 1
                if not self._depth:
                    self._write()
                    fcntl.flock(self._lock, fcntl.LOCK_UN)

    def let_all_go(self) -> None:
        self._lock.close()

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

    def _read(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            for name, value in pickle.loads(self._file.read_bytes()).items():
                setattr(self, name, value)
        for pid in [pid for pid in self.real if not is_alive(pid)]:
            self.real.discard(pid)
            if pid in self.processes:
                self.end(pid)

    def _write(self) -> None:
        new = self._file.with_suffix(f".{os.getpid()}")
        new.write_bytes(pickle.dumps({name: getattr(self, name) for name in _LIES_THERE}))
        new.replace(self._file)


is_alive = processes.is_alive
"""The question of this computer, before it is made to look like Windows."""


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
