"""Backups: one verified, self-contained file each, and the way back from one to a desk."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from mentordesk.errors import (
    BackupError,
    DeskDamagedError,
    DeskFolderError,
    DeskFullError,
)
from mentordesk.paths import private_folder
from mentordesk.vault import checks, generations, shelf
from mentordesk.vault.backup_file import SUFFIX, Head, digest_of, read_head
from mentordesk.vault.cipher import COPY, WRITER_OF_COPY, opened
from mentordesk.vault.files import in_folder, new_private, part_of, put_in_place
from mentordesk.vault.key_file import write_key_file
from mentordesk.vault.lock import claimed
from mentordesk.vault.opener import Opener
from mentordesk.vault.sealed import MOST
from mentordesk.vault.secret import Secret
from mentordesk.vault.shelf import newest
from mentordesk.vault.store import Store

__all__ = ["BackupReport", "back_up", "newest", "restore", "verify_backup"]

DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup was proved to hold."""

    path: Path
    taken_at: datetime
    sequence: int
    rows: Mapping[str, int]


def back_up(
    store: Store, target: Path, taken_at: datetime, prune: Sequence[str] = ()
) -> BackupReport:
    """Write a verified backup to a file, or under a new name into a folder of backups.

    `prune` are statements that delete from the copy what must never leave the desk. In a
    folder, older backups of the same desk are thinned afterwards.
    """
    with _written(target):
        folder = target.parent if target.suffix == SUFFIX else _shelf_at(target)
        sequence = shelf.next_number(folder)
        name = shelf.name_for(sequence, taken_at)
        path = target if target.suffix == SUFFIX else folder / name
        copy = part_of(folder / f"{store.secret.desk()}.db")
        try:
            rows = _copied(store, copy, prune)
            head = _head(store, copy, taken_at, sequence, rows)
            _compose(head, store.secret, copy, path)
        finally:
            generations.remove(copy)
        if path != target:
            shelf.thin(folder, head.keys.desk, path)
    return BackupReport(path, head.taken_at, sequence, rows)


def verify_backup(path: Path, opener: Opener) -> BackupReport:
    """Open a backup from end to end, in a place of its own, and say what it holds."""
    head, secret = _proved(path, opener)
    with TemporaryDirectory(prefix="mentordesk-", ignore_cleanup_errors=True) as room:
        _take_out(path, head, secret, Path(room) / generations.FIRST)
    return BackupReport(path, head.taken_at, head.sequence, head.rows)


def restore(path: Path, folder: Path, opener: Opener) -> BackupReport:
    """Make a desk from a backup in a new or empty folder, verified before it is one."""
    head, secret = _proved(path, opener)
    with claimed(folder) as lock:
        database = folder / generations.FIRST
        part = part_of(database)
        _take_out(path, head, secret, part)
        with in_folder(folder):
            put_in_place(part, database)
        write_key_file(folder, head.keys.naming(database.name), secret)
        lock.release()
    return BackupReport(path, head.taken_at, head.sequence, head.rows)


def _shelf_at(folder: Path) -> Path:
    """Return the folder, made if need be; one that is there keeps the rights it has."""
    return folder if folder.is_dir() else private_folder(folder)


def _copied(store: Store, copy: Path, prune: Sequence[str]) -> dict[str, int]:
    """Copy one state of the desk, prove the copy equal, prune it and return what is left."""
    os.close(new_private(copy))
    key = store.secret.database_key()
    with opened(copy, key, WRITER_OF_COPY) as target:
        with store.snapshot() as source:
            checks.copy(source, target, store.folder)
            expected = checks.row_counts(source)
        target.execute("PRAGMA journal_mode = DELETE")
        if checks.row_counts(target) != expected:
            raise BackupError(path=copy, reason=DAMAGED)
        target.execute("BEGIN IMMEDIATE")
        for statement in prune:
            target.execute(statement)
        target.execute("COMMIT")
        if checks.problems(target):
            raise DeskDamagedError(store.folder)
        return checks.row_counts(target)


def _head(
    store: Store, copy: Path, taken_at: datetime, sequence: int, rows: dict[str, int]
) -> Head:
    with copy.open("rb") as file:
        return Head(
            store.key_file, taken_at.replace(microsecond=0), sequence, rows, digest_of(file)
        )


def _compose(head: Head, secret: Secret, copy: Path, path: Path) -> None:
    """Put head and database into one file, which gets its name only when it reads back right."""
    part = part_of(path)
    try:
        with os.fdopen(new_private(part), "wb") as file, copy.open("rb") as database:
            file.write(head.sealed(secret))
            shutil.copyfileobj(database, file)
            file.flush()
            os.fsync(file.fileno())
        if _digest(part) != head.digest:
            raise BackupError(path=path, reason=DAMAGED)
        put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _proved(path: Path, opener: Opener) -> tuple[Head, Secret]:
    """Return head and secret of a backup whose bytes are those that were written."""
    sealed, head = read_head(path)
    secret = opener.secret(head.keys, path)
    if not sealed.fits(secret.seal_key()):
        raise BackupError(path=path, reason="altered")
    if _digest(path) != head.digest:
        raise BackupError(path=path, reason=DAMAGED)
    return head, secret


def _take_out(path: Path, head: Head, secret: Secret, database: Path) -> None:
    """Write the database of a backup to a file of its own and prove that it is sound."""
    with in_folder(database.parent), path.open("rb") as source:
        source.seek(MOST)
        with os.fdopen(new_private(database), "wb") as file:
            shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
    with opened(database, secret.database_key(), COPY) as connection:
        if checks.problems(connection) or checks.row_counts(connection) != head.rows:
            raise BackupError(path=path, reason=DAMAGED)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(MOST)
        return digest_of(file)


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Turn what the backup's own disk refuses into a failed backup; the desk is not touched."""
    try:
        with in_folder(path):
            yield
    except DeskFullError as error:
        raise BackupError(path=path, reason=os.strerror(errno.ENOSPC)) from error
    except DeskFolderError as error:
        raise BackupError(path=path, reason=error.facts["reason"]) from error
