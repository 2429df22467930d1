"""What all desks have in common, worked out once for all the tests of a process.

The program opens a desk or two in its life; the tests open thousands. Each has an engine that
would compile every statement anew, and a schema that Alembic would work out anew from its
migrations. What a database is told stays the same, statement by statement.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from mentordesk.vault import cipher
from mentordesk.vault.migrate import Schema

Told: TypeAlias = list[tuple[str, Any]]

_upgrade = Schema.upgrade
_told: dict[Schema, Told] = {}


@contextmanager
def worked_out_once() -> Iterator[None]:
    """Let all engines share what they compiled, and all new desks what Alembic told the first."""
    compiled = {"compiled_cache": LRUCache(2000)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "create_engine", partial(create_engine, execution_options=compiled))
        patch.setattr(SQLiteDialect_pysqlite, "__eq__", _same_kind)
        patch.setattr(SQLiteDialect_pysqlite, "__hash__", _hash_of_kind)
        patch.setattr(Schema, "upgrade", _upgrade_as_before)
        yield


def forget_upgrades() -> None:
    """Let Alembic work out the schema of the next new desk."""
    _told.clear()


def _same_kind(one: object, other: object) -> bool:
    return type(one) is type(other)


def _hash_of_kind(one: object) -> int:
    return hash(type(one))


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
