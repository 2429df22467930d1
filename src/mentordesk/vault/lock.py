"""One desk, one program: the lock in the folder."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from mentordesk.errors import DeskExistsError, DeskInUseError
from mentordesk.vault.files import in_folder, lasting_folder
from mentordesk.vault.generations import is_part

NAME = "lock"


class Lock(Protocol):
    """A held lock."""

    def release(self) -> None:
        """Let the next program in."""


class KeptLock:
    """A lock that somebody else holds and keeps."""

    def release(self) -> None:
        """Leave the lock as it is."""


def take_lock(folder: Path) -> Lock:
    """Hold the folder's lock until it is released or the process ends; never wait for it."""
    from filelock import FileLock, Timeout

    lock = FileLock(
        folder / NAME, mode=0o600, blocking=False, thread_local=False, fallback_to_soft=False
    )
    with in_folder(folder):
        try:
            lock.acquire()
        except Timeout as error:
            raise DeskInUseError(folder) from error
    return lock


@contextmanager
def claimed(folder: Path) -> Iterator[Lock]:
    """Hold a new or empty folder for a new desk; if making it fails, the folder is emptied."""
    _refuse_occupied(folder)
    with in_folder(folder):
        lasting_folder(folder)
    with held(folder) as lock:
        _refuse_occupied(folder)
        try:
            yield lock
        except BaseException:
            with suppress(OSError):
                _empty(folder)
            raise


@contextmanager
def held(folder: Path) -> Iterator[Lock]:
    """Take the lock, and let go of it only if what follows fails."""
    lock = take_lock(folder)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != NAME:
            path.unlink()


def _refuse_occupied(folder: Path) -> None:
    with in_folder(folder):
        names = [path.name for path in folder.iterdir()] if folder.exists() else []
    if any(name != NAME and not is_part(name) for name in names):
        raise DeskExistsError(folder)
