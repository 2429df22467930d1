"""Processes that take turns with one made-up system: it lies in a file between the calls."""

import contextlib
import fcntl
import os
import pickle
import threading
from collections.abc import Iterator
from pathlib import Path

from mentordesk.focus import processes

is_alive = processes.is_alive
"""The question of this computer, before it is made to look like another."""


class Turns:
    """Part of a machine; `lies_there` names what of it all processes see, `real` who is of here."""

    lies_there: tuple[str, ...]

    def begin(self, folder: Path) -> None:
        self.real: set[int] = set()
        self._file, self._mine, self._depth = folder / "machine", threading.RLock(), 0
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

    def died(self, pid: int) -> None:
        """Take away what a process of this computer had, now that it is gone."""
        raise NotImplementedError

    def let_all_go(self) -> None:
        self._lock.close()

    def _read(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            for name, value in pickle.loads(self._file.read_bytes()).items():
                setattr(self, name, value)
        for pid in [pid for pid in self.real if not is_alive(pid)]:
            self.real.discard(pid)
            self.died(pid)

    def _write(self) -> None:
        new = self._file.with_suffix(f".{os.getpid()}")
        new.write_bytes(pickle.dumps({name: getattr(self, name) for name in self.lies_there}))
        new.replace(self._file)
