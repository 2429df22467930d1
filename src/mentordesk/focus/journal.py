"""What focus would have to undo after a crash, on disk before anything changes.

It holds window numbers and settings, never a title, a name or a word.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import IO

from mentordesk import paths
from mentordesk.focus.base import Undo

VERSION = 1
NAME = "focus-journal.json"


class FocusBusyError(Exception):
    """Another guard holds the journal: a focus is on, or is being undone."""


class DiskJournal:
    """The parts to undo, in the order in which they were begun."""

    def __init__(self, folder: Path, owner: int = 0) -> None:
        self._folder = folder
        self._owner = owner
        self._lock: IO[str] | None = None
        self.path = folder / NAME

    def parts(self) -> dict[str, Undo]:
        """Return what is still to be undone; a file that cannot be read holds nothing."""
        parts = self._read().get("parts")
        if not isinstance(parts, dict):
            return {}
        return {str(name): undo for name, undo in parts.items() if isinstance(undo, dict)}

    def holders(self) -> tuple[int, int]:
        """Return the processes that wrote it: guard and program."""
        read = self._read()
        guard, program = read.get("guard"), read.get("program")
        return (
            guard if isinstance(guard, int) else 0,
            program if isinstance(program, int) else 0,
        )

    def intend(self, part: str, undo: Undo) -> None:
        """Write down how to undo a part that is about to change.

        Raises OSError when the folder cannot hold it.
        """
        self._write(self.parts() | {part: undo})

    def done(self, part: str) -> None:
        """Forget a part; the last one takes the file with it."""
        parts = self.parts()
        if parts.pop(part, None) is None:
            return
        if parts:
            self._write(parts)
        else:
            self.path.unlink(missing_ok=True)

    def lock(self, seconds: float = 0.0) -> None:
        """Become the only one who hides or puts back; a dead holder holds nothing.

        Raises FocusBusyError after the time, OSError when the folder cannot hold it.
        """
        if self._lock is not None:
            return
        paths.private_folder(self._folder)
        held = (self._folder / "focus.lock").open("a+", encoding="ascii")
        end = time.monotonic() + seconds
        while not _locked(held):
            if time.monotonic() >= end:
                held.close()
                raise FocusBusyError
            time.sleep(0.01)
        self._lock = held

    def unlock(self) -> None:
        """Let others hide and put back."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _read(self) -> dict[str, object]:
        try:
            read = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) and read.get("version") == VERSION else {}

    def _write(self, parts: dict[str, Undo]) -> None:
        paths.private_folder(self._folder)
        new = self.path.with_suffix(".new")
        content = {
            "version": VERSION,
            "guard": os.getpid(),
            "program": self._owner,
            "parts": parts,
        }
        new.unlink(missing_ok=True)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)


def _locked(file: IO[str]) -> bool:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
