"""What a sound database answers: whole pages, a whole structure, no row without its parent."""

from pathlib import Path
from typing import Any

from mentordesk.errors import DeskDamagedError
from mentordesk.vault.cipher import MARK
from mentordesk.vault.pages import Pages
from mentordesk.vault.search_index import PREFIX

WAIT_MS = 5000


def is_desk(connection: Any) -> bool:
    """Tell whether MentorDesk made this database; the first read with the key happens here."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(mark == MARK)


def checkpoint(connection: Any, wait_ms: int = WAIT_MS) -> bool:
    """Bring everything into the main file; false while somebody still reads after this wait."""
    connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    return not busy


def problems(connection: Any) -> tuple[str, ...]:
    """Return the names of the checks that fail; the main file must be checkpointed."""
    answers = {
        "pages": connection.execute("PRAGMA cipher_integrity_check").fetchall(),
        "structure": _complaints(connection),
        "references": connection.execute("PRAGMA foreign_key_check").fetchall(),
    }
    return tuple(name for name, complaints in answers.items() if complaints)


def problems_of_copy(connection: Any, database: Path, key: bytes) -> tuple[str, ...]:
    """Return the names of the checks that fail for a database in one file, down to its last page.

    The check of the structure reads every page in use, and misses none that is not free.
    """
    answers = {
        "structure": _complaints(connection),
        "references": connection.execute("PRAGMA foreign_key_check").fetchall(),
    }
    if not answers["structure"]:
        answers["pages"] = _bad_beside(connection, database, key)
    return tuple(name for name, complaints in answers.items() if complaints)


def copy(source: Any, target: Any, folder: Path) -> None:
    """Copy every page of one state of a desk, or say that it is damaged.

    SQLite's backup copies a page that fails its HMAC as zeros and says nothing; so every page
    is read first.
    """
    if source.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        raise DeskDamagedError(folder)
    source.backup(target)


def row_counts(connection: Any) -> dict[str, int]:
    """Return how many rows each table holds, leaving out indexes and their shadows."""
    tables = [
        name
        for schema, name, kind, *_ in connection.execute("PRAGMA table_list").fetchall()
        if schema == "main" and kind == "table" and not name.startswith(("sqlite_", PREFIX))
    ]
    return {name: _count(connection, name) for name in sorted(tables)}


def _count(connection: Any, table: str) -> int:
    quoted = table.replace('"', '""')
    statement = f'SELECT count(*) FROM "{quoted}"'  # noqa: S608  # a quoted name from the schema
    return int(connection.execute(statement).fetchone()[0])


def _complaints(connection: Any) -> list[Any]:
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    return [row for row in rows if row != ("ok",)]


def _bad_beside(connection: Any, database: Path, key: bytes) -> list[int]:
    """Return the damaged pages among those that the structure has no use for."""
    (count,) = connection.execute("PRAGMA page_count").fetchone()
    pages = Pages(database, key)
    beyond = range(count + 1, pages.count + 1)
    return [*(number for number in pages.free() if pages.page(number) is None), *beyond]
