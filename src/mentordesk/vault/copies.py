"""A copy of one state of an open desk, proved before anything is made of it.

The database is copied as it stands, so that nothing is decrypted but to prove it. Where that
gives no sound copy, it is copied page by page, which tells whether the desk itself is damaged.
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from mentordesk.errors import BackupError, DeskDamagedError
from mentordesk.vault import checks, generations
from mentordesk.vault.cipher import COPY, READER_OF_COPY, WRITER_OF_COPY, opened
from mentordesk.vault.files import in_folder, new_private
from mentordesk.vault.secret import Secret
from mentordesk.vault.store import Store

DAMAGED = "damaged"


def proved_copy(
    store: Store, copy: Path, secret: Secret, prune: Sequence[tuple[str, str]]
) -> dict[str, int]:
    """Copy one state of the desk, prove the copy equal and sound, and return what it holds.

    `prune` names by table and condition what is deleted from the copy.
    """
    key = secret.database_key()
    rows = _as_it_stands(store, copy)
    if rows is not None:
        # Fewer rows show only that another program changed the file while it was read.
        with suppress(DeskDamagedError, BackupError):
            return _proved(copy, key, rows, prune)
    rows = _page_by_page(store, copy, key)
    return _proved(copy, key, rows, prune)


def _as_it_stands(store: Store, copy: Path) -> dict[str, int] | None:
    """Copy the file of the database; return its rows, or None if it does not hold them all.

    When the file is closed, the system lets go of SQLite's own lock on it as well. It keeps out
    nobody: the lock of the desk does.
    """
    with store.at_rest() as source:
        if source is None:
            return None
        _make_empty(copy)
        with in_folder(store.folder):
            shutil.copyfile(store.database, copy)
        return checks.row_counts(source)


def _page_by_page(store: Store, copy: Path, key: bytes) -> dict[str, int]:
    _make_empty(copy)
    with opened(copy, key, COPY) as target, store.snapshot() as source:
        checks.copy(source, target, store.folder)
        return checks.row_counts(source)


def _make_empty(copy: Path) -> None:
    """Make the file anew; a journal beside it would be taken for its own."""
    with in_folder(copy.parent):
        generations.remove(copy)
        os.close(new_private(copy))


def _proved(
    copy: Path, key: bytes, rows: Mapping[str, int], prune: Sequence[tuple[str, str]]
) -> dict[str, int]:
    """Prune a copy of so many rows and prove what then stands in the file."""
    with opened(copy, key, WRITER_OF_COPY) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        if checks.row_counts(connection) != rows:
            raise BackupError(path=copy, reason=DAMAGED)
        connection.execute("BEGIN IMMEDIATE")
        for table, condition in prune:
            if table in rows:  # a desk that is backed up before it is renewed may lack it
                connection.execute(f"DELETE FROM {table} WHERE {condition}")  # noqa: S608  # ours
        connection.execute("COMMIT")
    with opened(copy, key, READER_OF_COPY) as connection:
        if checks.problems_of_copy(connection, copy, key):
            raise DeskDamagedError(copy.parent)
        return checks.row_counts(connection)
