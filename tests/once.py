"""What all desks have in common, worked out once for all the tests of a process.

The program makes a desk or two in its life; the tests make thousands, each with a schema that
Alembic would work out anew from its migrations. What a database is told stays the same, statement
by statement. Most of them are copies of one desk, whose passphrase gives the same key each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeAlias

import pytest
from argon2 import low_level
from sqlalchemy import Connection, event

from mentordesk.vault.migrate import Schema
from support import SMALL_COST

Told: TypeAlias = list[tuple[str, Any]]

_upgrade = Schema.upgrade
_hash = low_level.hash_secret_raw
_told: dict[Schema, Told] = {}


@contextmanager
def worked_out_once() -> Iterator[None]:
    """Tell all new desks what Alembic told the first, and derive each cheap key once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Schema, "upgrade", _upgrade_as_before)
        patch.setattr(low_level, "hash_secret_raw", _hash_as_before)
        yield


def forget_upgrades() -> None:
    """Let Alembic work out the schema of the next new desk."""
    _told.clear()


def _hash_as_before(typed: bytes, salt: bytes, passes: int, memory_kib: int, *rest: Any) -> bytes:
    """Return the key; at what a desk of people costs it is derived each time."""
    small = (passes, memory_kib) == (SMALL_COST.passes, SMALL_COST.memory_kib)
    return (_hash_once if small else _hash)(typed, salt, passes, memory_kib, *rest)


@lru_cache(maxsize=256)
def _hash_once(*given: Any) -> bytes:
    return _hash(*given)


def _upgrade_as_before(schema: Schema, connection: Connection) -> None:
    held = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if held:
        _upgrade(schema, connection)
    elif schema in _told:
        for statement, values in _told[schema]:
            connection.exec_driver_sql(statement, values).close()
    else:
        with _listening(connection) as told:
            _upgrade(schema, connection)
        _told[schema] = told


@contextmanager
def _listening(connection: Connection) -> Iterator[Told]:
    told: Told = []

    def note(_connection, _cursor, statement, values, *_) -> None:
        told.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(connection, "before_cursor_execute", note)
