"""Backups: one verified, self-contained file each, and the way back from one to a desk."""

import errno
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from mentordesk.errors import (
    BackupError,
    DeskDamagedError,
    DeskFolderError,
    DeskFullError,
    DeskNewerError,
)
from mentordesk.vault import checks, generations, shelf
from mentordesk.vault.backup_file import (
    SUFFIX,
    BackupReport,
    Head,
    database_in,
    database_of,
    digest_of,
    digest_of_all,
    read_head,
    write,
)
from mentordesk.vault.cipher import READER_OF_COPY, opened
from mentordesk.vault.copies import DAMAGED, proved_copy
from mentordesk.vault.files import in_folder, lasting_folder, new_private, part_of
from mentordesk.vault.key_file import KeyFile, write_key_file
from mentordesk.vault.lock import claimed
from mentordesk.vault.migrate import prepared
from mentordesk.vault.opener import Opener
from mentordesk.vault.room import room
from mentordesk.vault.sealed import Sealed
from mentordesk.vault.secret import Secret
from mentordesk.vault.shelf import newest
from mentordesk.vault.store import Store

__all__ = ["BackupReport", "back_up", "hand_on", "is_whole", "newest", "restore", "verify_backup"]

COPY_NAME = "backup.db"


def back_up(
    store: Store,
    target: Path,
    taken_at: datetime,
    prune: Sequence[tuple[str, str]] = (),
    *,
    thin: bool = True,
) -> BackupReport:
    """Write a verified backup to a file, or under a new name into a folder of backups.

    `prune` names by table and condition what must never leave the desk and is deleted from the
    copy; so the copy is made beside the desk, whatever the target. With `thin`, older backups of
    the same desk in that folder are thinned afterwards.
    """
    copy = part_of(store.folder / COPY_NAME)
    with store.copying, blamed_on(store.folder):
        with store.keeping_keys():
            keys, secret = store.key_file, store.secret
        try:
            rows = proved_copy(store, copy, secret, prune)
            head = _head(keys, copy, taken_at, rows)
            with copy.open("rb") as database, blamed_on(target):
                report = _put(target, head, secret, database)
        finally:
            generations.remove(copy)
    if thin and target.suffix != SUFFIX:
        shelf.thin(target, secret, report.path)
    return report


def hand_on(path: Path, folder: Path, secret: Secret, *, reads: bool = True) -> BackupReport:
    """Let another folder hold this backup as its newest, and thin that folder.

    Nothing is written where it is the newest already: whole from end to end if `reads`, otherwise
    as long as it was and with its head whole.
    """
    sealed, head = read_head(path)
    _check_seal(sealed, secret, path)
    there = newest(folder, secret)
    if there is not None and _is_there(there, path, head.digest, reads=reads):
        return read_head(there)[1].report(there)
    if _digest(path) != head.digest:
        raise BackupError(path=path, reason=DAMAGED)
    with blamed_on(folder), database_in(path) as database:
        given = _put(folder, head, secret, database)
    shelf.thin(folder, secret, given.path)
    return given


def is_whole(path: Path) -> bool:
    """Tell whether the database of a backup can be read, and is the one that was written."""
    with suppress(BackupError):
        return _digest(path) == read_head(path)[1].digest
    return False


def verify_backup(path: Path, opener: Opener) -> BackupReport:
    """Open a backup from end to end, in a place of its own, and say what it holds."""
    head, secret = _proved(path, opener)
    with blamed_on(path), room() as place:
        _take_out(path, head, secret, place / generations.FIRST)
    return head.report(path)


def restore(path: Path, folder: Path, opener: Opener) -> BackupReport:
    """Make a desk from a backup in a new or empty folder, verified before it is one."""
    head, secret = _proved(path, opener)
    with claimed(folder) as lock:
        # Its name comes last, as for a new desk: who is killed before that leaves a folder that is
        # still free, or a desk that the next opening finishes.
        with prepared(folder / generations.FIRST) as part:
            _take_out(path, head, secret, part)
            write_key_file(folder, head.keys.naming(generations.FIRST), secret)
        lock.release()
    return head.report(path)


def _put(target: Path, head: Head, secret: Secret, database: BinaryIO) -> BackupReport:
    """Write a backup to a file, or as the newest into a folder of them."""
    folder = target.parent if target.suffix == SUFFIX else _shelf_at(target)
    head = replace(head, sequence=shelf.next_number(folder, secret))
    if target.suffix == SUFFIX:
        _refuse_to_replace(target, head.keys.names())
        write(target, head, secret, database)
        return head.report(target)
    number, path = shelf.free_place(folder, head.sequence, head.taken_at)
    head = replace(head, sequence=number)
    write(path, head, secret, database)
    return head.report(path)


def _refuse_to_replace(path: Path, desks: Collection[str]) -> None:
    """Let a file stay that is not a backup of this desk: it may be the only one of another."""
    with suppress(BackupError, DeskNewerError):
        if not path.exists() or read_head(path)[1].keys.desk in desks:
            return
    raise BackupError(path=path, reason=os.strerror(errno.EEXIST))


def _shelf_at(folder: Path) -> Path:
    """Return the folder, made if need be; one that is there keeps the rights it has."""
    return folder if folder.is_dir() else lasting_folder(folder)


def _head(keys: KeyFile, copy: Path, taken_at: datetime, rows: dict[str, int]) -> Head:
    with copy.open("rb") as file:
        digest = digest_of(file)
    return Head(keys, taken_at.replace(microsecond=0), 0, rows, digest)


def _proved(path: Path, opener: Opener) -> tuple[Head, Secret]:
    """Return head and secret of a backup whose bytes are those that were written."""
    sealed, head = read_head(path)
    secret = opener.secret(head.keys, path)
    _check_seal(sealed, secret, path)
    if _digest(path) != head.digest:
        raise BackupError(path=path, reason=DAMAGED)
    return head, secret


def _check_seal(sealed: Sealed, secret: Secret, path: Path) -> None:
    if not sealed.fits(secret.seal_key()):
        raise BackupError(path=path, reason="altered")


def _is_there(there: Path, path: Path, digest: str, *, reads: bool) -> bool:
    """Tell whether a backup has what another has, which only reading both would prove."""
    with suppress(BackupError, OSError):
        same = read_head(there)[1].digest == digest
        alike = same and there.stat().st_size == path.stat().st_size
        return alike and (not reads or is_whole(there))
    return False


def _take_out(path: Path, head: Head, secret: Secret, database: Path) -> None:
    """Write the database of a backup to a file of its own and prove that it is sound."""
    with in_folder(database.parent), os.fdopen(new_private(database), "wb") as file:
        file.writelines(database_of(path))
        file.flush()
        os.fsync(file.fileno())
    key = secret.database_key()
    try:
        with opened(database, key, READER_OF_COPY) as connection:
            bad = checks.problems_of_copy(connection, database, key)
            sound = not bad and checks.row_counts(connection) == head.rows
    except DeskDamagedError as error:
        raise BackupError(path=path, reason=DAMAGED) from error
    if not sound:
        raise BackupError(path=path, reason=DAMAGED)


def _digest(path: Path) -> str:
    return digest_of_all(database_of(path))


@contextmanager
def blamed_on(path: Path) -> Iterator[None]:
    """Turn what the disk of a path refuses into a failed backup there; no desk is touched."""
    try:
        with in_folder(path):
            yield
    except DeskFullError as error:
        raise BackupError(path=path, reason=os.strerror(errno.ENOSPC)) from error
    except DeskFolderError as error:
        raise BackupError(path=path, reason=error.facts["reason"]) from error
