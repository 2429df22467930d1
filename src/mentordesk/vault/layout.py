"""The tables of a schema as a sound database describes them, and which rows could be theirs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from mentordesk.vault.search_index import PREFIX
from mentordesk.vault.trees import Row, Value

UPKEEP = "upkeep"
HOUSEKEEPING = frozenset({UPKEEP, "ledger_end"})
"""Tables that hold nothing of the leader's."""
FOR_EVER = frozenset({"ledger_entry"})
"""Tables of which no row is ever deleted."""
STRUCK, STRUCK_CHOSEN = "forget", "forget_chosen"
"""What a desk notes in its upkeep while backups beside it, and in the folder that the leader chose,
may hold what was struck since."""

Key: TypeAlias = tuple[Value, ...]

MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ID = re.compile(r"[0-9a-f]{32}")
FITS: dict[str, Callable[[Value], object]] = {
    "CHAR(32)": lambda value: isinstance(value, str) and ID.fullmatch(value),
    "DATETIME": lambda value: isinstance(value, str) and MOMENT.fullmatch(value),
    "DATE": lambda value: isinstance(value, str) and DAY.fullmatch(value),
    "INTEGER": lambda value: isinstance(value, int),
    "BOOLEAN": lambda value: value in {0, 1},
    "BLOB": lambda value: isinstance(value, bytes),
    "FLOAT": lambda value: isinstance(value, int | float),
}
# What stands for the end of a row that is cut short.
INSTEAD: dict[str, Value] = {
    "DATETIME": "1970-01-01 00:00:00.000000",
    "DATE": "1970-01-01",
    "INTEGER": 0,
    "BOOLEAN": 0,
    "FLOAT": 0,
    "BLOB": b"",
    "JSON": "[]",
}


STRICT = frozenset({"CHAR(32)", "DATETIME", "DATE"})


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """One column; `place` is its place in the table's key from 1, or 0."""

    name: str
    kind: str
    needed: bool
    place: int

    def fits(self, value: Value) -> bool:
        """Tell whether the column could hold the value."""
        if value is None:
            return not self.needed
        return bool(FITS.get(self.kind, _is_text)(value))

    @property
    def instead(self) -> Value:
        """What stands for a value that is lost."""
        return INSTEAD.get(self.kind, "") if self.needed else None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, its key, and the columns of each of its indexes."""

    name: str
    columns: tuple[StoredColumn, ...]
    indexes: dict[str, tuple[str, ...]]

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that tell rows apart."""
        own = sorted((column for column in self.columns if column.place), key=lambda one: one.place)
        return tuple(column.name for column in own)

    @property
    def numbered(self) -> str | None:
        """The column that is the row's number itself, if there is one."""
        own = [column for column in self.columns if column.place]
        return own[0].name if len(own) == 1 and own[0].kind == "INTEGER" else None

    @property
    def strictness(self) -> int:
        """Return how many columns take more than any text or any number."""
        return sum(column.kind in STRICT for column in self.columns)

    def key_of(self, values: tuple[Value, ...]) -> Key:
        """Return the key among the values of a whole row."""
        told = dict(zip((column.name for column in self.columns), values, strict=True))
        return tuple(told[name] for name in self.key)

    def fits(self, row: Row) -> bool:
        """Tell whether a row could be one of this table."""
        given = self.numbering(row)
        if len(given) > len(self.columns) or (row.whole and len(given) < len(self.columns)):
            return False
        return all(column.fits(value) for column, value in zip(self.columns, given, strict=False))

    def filled(self, row: Row) -> tuple[Value, ...] | None:
        """Return the row's values, those that are lost replaced; None if too little is left."""
        given = self.numbering(row)
        lost = self.columns[len(given) :]
        if any(column.kind == "CHAR(32)" and column.needed for column in lost):
            return None
        return (*given, *(column.instead for column in lost))

    def numbering(self, row: Row) -> tuple[Value, ...]:
        """Return the row's values, with its number where that is one of them."""
        return (
            tuple(
                row.number if column.name == self.numbered else value
                for column, value in zip(self.columns, row.values, strict=False)
            )
            + row.values[len(self.columns) :]
        )


def _is_text(value: Value) -> bool:
    return isinstance(value, str)


def layout(connection: Any) -> dict[str, Table]:
    """Return the tables of a database, leaving out the search index and housekeeping."""
    names = [
        name
        for schema, name, kind, *_ in connection.execute("PRAGMA table_list").fetchall()
        if schema == "main" and kind == "table" and not name.startswith("sqlite_")
    ]
    return {
        name: _table(connection, name)
        for name in names
        if name != "alembic_version" and not name.startswith(PREFIX)
    }


def _table(connection: Any, name: str) -> Table:
    columns = tuple(
        StoredColumn(column, kind.upper(), bool(needed or place), place)
        for _, column, kind, needed, _, place in _asked(connection, "table_info", name)
    )
    indexes = {
        index: tuple(column for *_, column in _asked(connection, "index_info", index))
        for _, index, *_ in _asked(connection, "index_list", name)
    }
    return Table(name, columns, indexes)


def _asked(connection: Any, pragma: str, name: str) -> list[Any]:
    quoted = name.replace('"', '""')
    rows: list[Any] = connection.execute(f'PRAGMA {pragma}("{quoted}")').fetchall()
    return rows
