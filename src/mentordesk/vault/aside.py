"""An untouched copy of a damaged desk, made before anything is repaired."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from mentordesk.errors import DeskFolderError
from mentordesk.vault.backup_file import digest_of
from mentordesk.vault.files import in_folder, lasting_folder, new_private, sync_folder
from mentordesk.vault.generations import is_part
from mentordesk.vault.lock import NAME, claimed

SECTOR = 4096


def free_place(folder: Path, on: date) -> Path:
    """Return a name beside the folder that nothing has yet."""
    plain = folder.with_name(f"{folder.name}-damaged-{on:%Y-%m-%d}")
    place, number = plain, 1
    while place.exists():
        number += 1
        place = plain.with_name(f"{plain.name}-{number}")
    return place


def copy_aside(folder: Path, target: Path) -> None:
    """Copy every file of a desk and prove each copy; a sector that cannot be read becomes zeros.

    A link to another folder is no part of the desk. A copy that cannot be made whole goes again.
    """
    try:
        with in_folder(target):
            _copy_folder(folder, target)
    except BaseException:
        _clear(target)
        raise


def _copy_folder(folder: Path, target: Path) -> None:
    lasting_folder(target)
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not path.is_symlink():
                _copy_folder(path, target / path.name)
        elif path.is_file() and path.name != NAME and not is_part(path.name):
            _copy(path, target / path.name)
    sync_folder(target)


def _copy(path: Path, target: Path) -> None:
    written = sha256()
    with os.fdopen(new_private(target), "wb") as copy:
        for sector in _sectors(path):
            written.update(sector)
            copy.write(sector)
        copy.flush()
        os.fsync(copy.fileno())
    with target.open("rb") as copy:
        if digest_of(copy) != written.hexdigest():
            raise DeskFolderError(target.parent, reason="a copy did not read back")


def _sectors(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        for start in range(0, path.stat().st_size, SECTOR):
            yield _sector(file.fileno(), start, min(SECTOR, path.stat().st_size - start))


def _sector(descriptor: int, start: int, length: int) -> bytes:
    try:
        os.lseek(descriptor, start, os.SEEK_SET)
        return os.read(descriptor, length).ljust(length, b"\0")
    except OSError:
        return bytes(length)


def _clear(folder: Path) -> None:
    """Delete what is in a folder that may have been made, but not its lock."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        elif path.name != NAME:
            path.unlink()


@contextmanager
def copied_to(folder: Path, new: Path) -> Iterator[None]:
    """Hold a copy of a desk in a new or empty folder; if what follows fails, the copy goes."""
    with claimed(new) as lock:
        lock.release()
    copy_aside(folder, new)
    try:
        yield
    except BaseException:
        _clear(new)
        raise
