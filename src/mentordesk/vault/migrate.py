"""From one schema to the next, on a copy: the live database changes only by being replaced."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection

from mentordesk.errors import DeskDamagedError, DeskNewerError
from mentordesk.vault import checks, search_index
from mentordesk.vault.cipher import (
    COPY,
    MARK,
    MIGRATION,
    READER,
    WRITER,
    engine,
    known_errors,
    opened,
)
from mentordesk.vault.files import in_folder, new_private, part_of, put_in_place

HEAD = "0016"


@dataclass(frozen=True, slots=True)
class Schema:
    """A chain of migrations, the name of its last one, and whether its texts are indexed."""

    scripts: Path
    head: str
    indexed: bool = False

    def knows(self, revision: str) -> bool:
        """Tell whether the revision is one of the chain."""
        chain = _directory(self.scripts).iterate_revisions(self.head, "base")
        return any(script.revision == revision for script in chain)

    def upgrade(self, connection: Connection) -> None:
        """Run every migration that the database has not seen, in the transaction given."""
        from alembic.migration import MigrationContext
        from alembic.operations import Operations
        from alembic.runtime.migration import MigrationStep, RevisionStep

        chain = _directory(self.scripts)

        def steps(heads: Any, _: MigrationContext) -> list[MigrationStep]:
            lower = heads[0] if heads else "base"
            return [
                RevisionStep(chain.revision_map, script, is_upgrade=True)
                for script in reversed(list(chain.iterate_revisions(self.head, lower)))
            ]

        context = MigrationContext.configure(connection, opts={"fn": steps})
        with Operations.context(context):
            context.run_migrations()


CURRENT = Schema(Path(__file__).parent / "migrations", HEAD, indexed=True)
Rows: TypeAlias = Callable[[Connection], None]


def no_rows(_: Connection) -> None:
    """Leave a new desk empty."""


def revision_of(database: Path, key: bytes) -> str:
    """Return the schema of a desk's database; anything that is not one is damaged or foreign."""
    with opened(database, key, READER) as connection:
        if not checks.is_desk(connection):
            raise DeskDamagedError(database.parent)
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(rows[0][0])


def check_known(revision: str, schema: Schema, folder: Path) -> None:
    """Refuse a desk that a newer MentorDesk wrote."""
    if revision != schema.head and not schema.knows(revision):
        raise DeskNewerError(folder, found=revision, known=schema.head)


@contextmanager
def prepared(database: Path) -> Iterator[Path]:
    """Hold a new file that becomes the database when all that is done with it succeeded."""
    part = part_of(database)
    with unfinished(part):
        yield part
        put_in_place(part, database)


def renew(old: Path, new: Path, key: bytes, schema: Schema) -> None:
    """Make the next generation: a copy, brought to the newest schema and checked."""
    with prepared(new) as part:
        with opened(part, key, COPY) as target, opened(old, key, READER) as source:
            checks.copy(source, target, old.parent)
        upgrade(part, key, schema)


def complete_index(database: Path, key: bytes) -> None:
    """Make what the index of a desk of this schema lacks since an earlier MentorDesk made it."""
    with opened(database, key, READER) as connection:
        if not search_index.is_short(connection):
            return
    with opened(database, key, WRITER) as connection:
        connection.execute("BEGIN IMMEDIATE")
        search_index.complete(connection)
        connection.execute("COMMIT")


@cache
def _directory(scripts: Path) -> Any:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(scripts)


@contextmanager
def unfinished(part: Path) -> Iterator[None]:
    """Hold a new private file that is gone afterwards unless it was given its name."""
    with in_folder(part.parent):
        os.close(new_private(part))
        try:
            yield
        finally:
            part.unlink(missing_ok=True)


def upgrade(database: Path, key: bytes, schema: Schema, first: Rows = no_rows) -> None:
    """Bring a database to a schema, write its first rows and prove it sound, all or nothing."""
    made = engine(database, key, MIGRATION, "BEGIN IMMEDIATE", lambda: None)
    try:
        with made.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")
            with known_errors(database.parent), _without_index(connection, schema):
                schema.upgrade(connection)
                first(connection)
    finally:
        made.dispose()
    with opened(database, key, COPY) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        if checks.problems(connection):
            raise DeskDamagedError(database.parent)


@contextmanager
def _without_index(connection: Connection, schema: Schema) -> Iterator[None]:
    """Take the index away before tables are made anew, and make it from what they hold then."""
    raw = connection.connection.driver_connection
    search_index.drop(raw)
    yield
    if schema.indexed:
        search_index.make(raw)
