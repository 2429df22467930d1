"""What all desks have in common, worked out once for all the tests of a process.

The program makes a desk or two in its life; the tests make thousands, each with a schema that
Alembic would work out anew from its migrations. What a database is told stays the same, statement
by statement.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Connection, event

from mentordesk.vault.migrate import Schema

Told: TypeAlias = list[tuple[str, Any]]

_upgrade = Schema.upgrade
_told: dict[Schema, Told] = {}


@contextmanager
def worked_out_once() -> Iterator[None]:
    """Tell all new desks what Alembic told the first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Schema, "upgrade", _upgrade_as_before)
        yield


def forget_upgrades() -> None:
    """Let Alembic work out the schema of the next new desk."""
    _told.clear()


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
