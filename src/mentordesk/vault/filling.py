"""Puts rows into a new database: those that are left, then what only a backup still holds.

A row comes back from a backup by itself only when the desk shows that it was there: its indexes
still name it, or a row that is left refers to it, or its table loses none. What may as well have
been deleted is offered.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any

from mentordesk.vault.layout import FOR_EVER, Key, Table
from mentordesk.vault.salvage import Found
from mentordesk.vault.trees import Value

Values = tuple[Value, ...]


def put_back(target: Any, found: Mapping[str, Found]) -> dict[str, int]:
    """Write the rows that are left, and return how many stand in each table."""
    kept = {}
    for name, one in found.items():
        for number, values in sorted(one.rows.items()):
            _insert(target, one.table, values, number)
        kept[name] = _count(target, name)
    return kept


class Filling:
    """Takes from a backup what damage took from a desk; both are of the newest schema."""

    def __init__(
        self, target: Any, source: Any, tables: Mapping[str, Table], found: Mapping[str, Found]
    ) -> None:
        self._target, self._source, self._tables = target, source, tables
        self._found = {name: one for name, one in found.items() if name in tables}
        self._lost = {name: one.keys_of_lost() for name, one in self._found.items()}
        self._offers: dict[str, dict[Key, Values]] = {}
        self.taken: Counter[str] = Counter()
        self.replaced: Counter[str] = Counter()
        self.offered: Counter[str] = Counter()

    def fill(self, offers: Container[str] = ()) -> None:
        """Take what was there for certain, and of some tables what only the backup holds."""
        for name in self._found:
            self._fill_table(name)
        self._fetch_parents()
        self.offered.update({name: len(rows) for name, rows in self._offers.items()})
        self._take_offers(offers)
        self.offered = +self.offered

    def _fill_table(self, name: str) -> None:
        table, found = self._tables[name], self._found[name]
        there = {table.key_of(values) for values in _rows(self._target, table)}
        cut = {found.table.key_of(found.rows[number]) for number in found.cut}
        offers = self._offers.setdefault(name, {})
        for values in _rows(self._source, table):
            key = table.key_of(values)
            if key in cut:
                self._prefer_longer(table, key, values)
            elif key in there:
                continue
            elif key in self._lost[name] or (name in FOR_EVER and not found.certain):
                self._take(name, values)
            elif not found.certain:
                offers[key] = values

    def _prefer_longer(self, table: Table, key: Key, whole: Values) -> None:
        """Put the backup's row in place of one that is cut short, if it says more."""
        left = _row(self._target, table, key)
        if left is not None and _letters(whole) >= _letters(left):
            _delete(self._target, table, key)
            self._take(table.name, whole)
            self.replaced[table.name] += 1

    def _fetch_parents(self) -> None:
        """Take what rows refer to that are left: it was there when they were written."""
        fetched = True
        while fetched:
            fetched = False
            for parent, key in list(_missing_parents(self._target)):
                values = self._offers.get(parent, {}).pop(key, None)
                if values is not None:
                    self._take(parent, values)
                    fetched = True

    def _take_offers(self, wanted: Container[str]) -> None:
        """Take what is offered and wanted, except what belongs to something that is not there."""
        added: set[tuple[str, int]] = set()
        for name in filter(wanted.__contains__, self._offers):
            for values in self._offers[name].values():
                number = _insert(self._target, self._tables[name], values)
                if number is not None:
                    added.add((name, number))
                    self._count_offer(name, 1)
        orphans = True
        while orphans:
            orphans = False
            for name, number in set(_orphans(self._target)) & added:
                statement = f"DELETE FROM {_quoted(name)} WHERE rowid = ?"  # noqa: S608  # a name of the schema
                self._target.execute(statement, (number,))
                self._count_offer(name, -1)
                orphans = True

    def _count_offer(self, name: str, taken: int) -> None:
        self.taken[name] += taken
        self.offered[name] -= taken

    def _take(self, name: str, values: Values) -> None:
        if _insert(self._target, self._tables[name], values) is not None:
            self.taken[name] += 1


def still_lost(target: Any, found: Mapping[str, Found]) -> dict[str, list[dict[str, Value]]]:
    """Return what is known of those rows that are in no table now."""
    return {
        name: missing
        for name, one in found.items()
        if (missing := [told for told in one.lost.values() if not _is_there(target, name, told)])
    }


def _is_there(target: Any, table: str, told: Mapping[str, Value]) -> bool:
    """Tell whether a row with these values is there."""
    terms = " AND ".join(f"{_quoted(name)} IS ?" for name in told)
    query = f"SELECT 1 FROM {_quoted(table)} WHERE {terms}"  # noqa: S608  # names of the schema
    return target.execute(query, tuple(told.values())).fetchone() is not None


def _insert(target: Any, table: Table, values: Values, number: int | None = None) -> int | None:
    """Write a row and return its number, unless it contradicts one that is there."""
    names = [column.name for column in table.columns]
    if number is not None and not table.numbered:
        names, values = ["rowid", *names], (number, *values)
    listed, marks = ", ".join(map(_quoted, names)), ", ".join("?" * len(names))
    statement = f"INSERT OR IGNORE INTO {_quoted(table.name)} ({listed}) VALUES ({marks})"  # noqa: S608  # names of the schema
    cursor = target.execute(statement, values)
    return int(cursor.lastrowid) if cursor.rowcount else None


def _delete(target: Any, table: Table, key: Key) -> None:
    target.execute(f"DELETE FROM {_quoted(table.name)} WHERE {_by_key(table)}", key)  # noqa: S608  # names of the schema


def _row(target: Any, table: Table, key: Key) -> Values | None:
    query = f"SELECT {_columns(table)} FROM {_quoted(table.name)} WHERE {_by_key(table)}"  # noqa: S608  # names of the schema
    row: Values | None = target.execute(query, key).fetchone()
    return row


def _rows(source: Any, table: Table) -> list[Values]:
    query = f"SELECT {_columns(table)} FROM {_quoted(table.name)}"  # noqa: S608  # names of the schema
    rows: list[Values] = source.execute(query).fetchall()
    return rows


def _count(target: Any, table: str) -> int:
    return int(target.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0])  # noqa: S608  # a name of the schema


def _orphans(target: Any) -> Iterator[tuple[str, int]]:
    for table, number, *_ in target.execute("PRAGMA foreign_key_check").fetchall():
        yield str(table), int(number)


def _missing_parents(target: Any) -> Iterator[tuple[str, Key]]:
    """Yield table and key of each row that another one refers to in vain."""
    for table, number, parent, place in target.execute("PRAGMA foreign_key_check").fetchall():
        links = target.execute(f"PRAGMA foreign_key_list({_quoted(table)})").fetchall()
        column = next(link[3] for link in links if link[0] == place)
        query = f"SELECT {_quoted(column)} FROM {_quoted(table)} WHERE rowid = ?"  # noqa: S608  # names of the schema
        yield str(parent), tuple(target.execute(query, (number,)).fetchone())


def _columns(table: Table) -> str:
    return ", ".join(_quoted(column.name) for column in table.columns)


def _by_key(table: Table) -> str:
    return " AND ".join(f"{_quoted(name)} = ?" for name in table.key)


def _letters(values: Values) -> int:
    return sum(len(value) for value in values if isinstance(value, str))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
