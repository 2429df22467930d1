"""Writes a file for one person's eyes: whole or not at all."""

import errno
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO

from mentordesk import paths
from mentordesk.errors import ExportError, ExportExistsError
from mentordesk.export import outgoing

NO_FILE = "what has that name is no file, but a device or the like"
_SHARE_GONE = "the network folder does not answer"
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space allowed to you there is used up",
    errno.EFBIG: "it is larger than that disk allows",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "the folder is not there",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "that place is read-only",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EISDIR: "a folder has that name",
    errno.EIO: "the disk reports a fault",
    errno.ENXIO: "the disk is gone",
    errno.ENODEV: "the disk is gone",
    errno.EBUSY: "another program keeps it from being written",
    errno.ESTALE: "the network folder is gone",
    errno.ENOTCONN: _SHARE_GONE,
    errno.ETIMEDOUT: _SHARE_GONE,
    errno.EHOSTUNREACH: _SHARE_GONE,
    errno.ENETUNREACH: _SHARE_GONE,
    errno.ECONNRESET: _SHARE_GONE,
    errno.ECONNABORTED: _SHARE_GONE,
}
OUR_OWN = "MentorDesk itself keeps that file"
ODD_NAME = "the name holds characters that a file name cannot have"
_HANDLES = Path("/proc/self/fd")
_AT_ONCE = 1024 * 1024
NOT_LINKED = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def write_private(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    replace: bool = False,
    sealed: bool = False,
) -> None:
    """Write the file so that it is there whole, for its owner alone, or not there at all.

    While it is written it has no name in any folder; where the system has no such files, it waits
    in a room of our own, see `outgoing`, unless it is `sealed`, so that nobody can read it anyway.
    Data may come in pieces; whatever stops them is raised, and then there is no file.

    Nothing that is open to all takes the place of a file of a desk or of a copy of one.

    Raises ExportExistsError where a file is and `replace` is not set, and ExportError with a
    plain reason; either way an older file is untouched.
    """
    if not _is_plain(path.name):
        raise ExportError(path=path, reason=ODD_NAME)
    try:
        if replace and not sealed and paths.is_our_own(path) and path.exists():
            raise ExportError(path=path, reason=OUR_OWN)
        pieces = [data] if isinstance(data, bytes) else data
        _write(path, pieces, replace=replace, sealed=sealed)
    except FileExistsError as error:
        raise ExportExistsError(path=path) from error
    except (OSError, ValueError) as error:
        raise ExportError(path=path, reason=_reason(error)) from error


def _is_plain(name: str) -> bool:
    return bool(name) and all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in name)


def _write(path: Path, pieces: Iterable[bytes], *, replace: bool, sealed: bool) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not replace:
        raise FileExistsError
    if path.exists() and not path.is_file():
        raise ExportError(path=path, reason=NO_FILE)
    handle = _nameless(path.parent)
    if handle is not None:
        with os.fdopen(handle, "w+b") as file:
            _fill(file, pieces)
            _name(file, path, replace=replace, sealed=sealed)
    elif sealed:
        _write_beside(path, pieces, replace=replace, sealed=True)
    else:
        with outgoing.room() as room:
            part = room / "part"
            with _begun(part) as file:
                _fill(file, pieces)
            _bring(part, path, replace=replace)
    _keep_name(path.parent)


def _nameless(folder: Path) -> int | None:
    """Return a handle of a file without a name, which no kill leaves behind; None without such."""
    flag = getattr(os, "O_TMPFILE", 0)
    if flag and _HANDLES.is_dir():
        with suppress(OSError):
            return os.open(folder, flag | os.O_RDWR, 0o600)
    return None


def _begun(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _fill(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    file.writelines(pieces)
    file.flush()
    os.fsync(file.fileno())


def _name(file: IO[bytes], path: Path, *, replace: bool, sealed: bool) -> None:
    """Give a file its first name, through another where an older file has it."""
    try:
        _link(file, path)
    except OSError as error:
        if isinstance(error, FileExistsError) and not replace:
            raise
        with outgoing.beside(path.parent, sealed=sealed) as part:
            _link_or_copy(file, part)
            _place(part, path, replace=replace)


def _link_or_copy(file: IO[bytes], part: Path) -> None:
    """Name a file; some systems let a program write new files and name none afterwards."""
    try:
        _link(file, part)
    except OSError:
        file.seek(0)
        with _begun(part) as copy:
            _fill(copy, _pieces(file))


def _link(file: IO[bytes], path: Path) -> None:
    # With a folder named, even if for nothing, Python follows the handle to the file.
    os.link(_HANDLES / str(file.fileno()), path, src_dir_fd=file.fileno(), follow_symlinks=True)


def _bring(part: Path, path: Path, *, replace: bool) -> None:
    """Move a whole file to its place, which may be on another disk."""
    try:
        _place(part, path, replace=replace)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with part.open("rb") as file:
            _write_beside(path, _pieces(file), replace=replace, sealed=False)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    return iter(partial(file.read, _AT_ONCE), b"")


def _write_beside(path: Path, pieces: Iterable[bytes], *, replace: bool, sealed: bool) -> None:
    with outgoing.beside(path.parent, sealed=sealed) as part:
        with _begun(part) as file:
            _fill(file, pieces)
        _place(part, path, replace=replace)


def _place(part: Path, path: Path, *, replace: bool) -> None:
    if replace:
        part.replace(path)
        return
    try:
        # A second name fails where a file is; a rename would silently replace it.
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in NOT_LINKED:
            raise
        if path.exists():
            raise FileExistsError from error
        part.rename(path)


def _keep_name(folder: Path) -> None:
    """Ask the disk to keep the new name too, where the system can be asked."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return ODD_NAME
    known = REASONS.get(error.errno or 0)
    return known or (error.strerror or "the system gave no reason").lower()
