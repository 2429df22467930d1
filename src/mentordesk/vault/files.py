"""Files that only their owner can read, written whole or not at all."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mentordesk.errors import DeskFolderError, DeskFullError
from mentordesk.paths import private_folder

PART = ".part"
FULL = {errno.ENOSPC, errno.EDQUOT}
# A virus scanner on Windows holds a new file open for a moment.
TRIES = 20 if os.name == "nt" else 1
PAUSE = 0.05


@contextmanager
def in_folder(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into what it means for the desk."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DeskFullError(folder) from error
        raise DeskFolderError(folder, reason=reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """Return the system's own word for the refusal."""
    return error.strerror or type(error).__name__


def part_of(path: Path) -> Path:
    """Return where a file is prepared before it takes its name."""
    return path.with_name(path.name + PART)


def new_private(path: Path) -> int:
    """Make an empty file for this person alone and return its descriptor; a leftover goes."""
    path.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by this data; after a crash it holds the old or the new, never a mixture."""
    part = part_of(path)
    with os.fdopen(new_private(part), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(part, path)


def put_in_place(part: Path, path: Path) -> None:
    """Give a prepared file its name, durably."""
    for _ in range(TRIES - 1):
        with suppress(PermissionError):
            part.replace(path)
            break
        time.sleep(PAUSE)
    else:
        part.replace(path)
    sync_folder(path.parent)


def lasting_folder(folder: Path) -> Path:
    """Make a folder for this person alone, whose name survives a power cut, and return it."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    private_folder(folder)
    for place in missing:
        sync_folder(place.parent)
    return folder


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows does it by itself."""
    if os.name != "posix":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
