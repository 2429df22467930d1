"""Writes a file for one person's eyes: whole or not at all."""

import errno
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mentordesk.errors import ExportError, ExportExistsError

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
    errno.ESTALE: "the network folder is gone",
}
ODD_NAME = "the name holds characters that a file name cannot have"
NOT_LINKED = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def write_private(path: Path, data: bytes | Iterable[bytes], *, replace: bool = False) -> None:
    """Write the file so that it is there whole, for its owner alone, or not there at all.

    Data may come in pieces; whatever stops them is raised, and then there is no file.

    Raises ExportExistsError where a file is and `replace` is not set, and ExportError with a
    plain reason; either way an older file is untouched.
    """
    if not _is_plain(path.name):
        raise ExportError(path=path, reason=ODD_NAME)
    try:
        _write(path, [data] if isinstance(data, bytes) else data, replace=replace)
    except FileExistsError as error:
        raise ExportExistsError(path=path) from error
    except (OSError, ValueError) as error:
        raise ExportError(path=path, reason=_reason(error)) from error


def _is_plain(name: str) -> bool:
    return bool(name) and all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in name)


def _write(path: Path, pieces: Iterable[bytes], *, replace: bool) -> None:
    if path.exists() and not replace:
        raise FileExistsError
    # mkstemp gives 0600 and a name that nobody else holds.
    handle, name = tempfile.mkstemp(prefix=".mentordesk-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _place(Path(name), path, replace=replace)
    finally:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)
    _keep_name(path.parent)


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
