"""What a damaged database still holds: its rows, and what its indexes say about lost ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mentordesk.vault.layout import Key, Table
from mentordesk.vault.pages import Pages
from mentordesk.vault.trees import LEAF_TABLE, Row, Tree, Value, kind_of, rows, tree

SCHEMA_ROOT = 1
SCHEMA_COLUMNS = 5
ELSEWHERE = 0  # a page whose number does not matter
KINDS = {"table", "index", "trigger", "view"}


class _Root(NamedTuple):
    """Where a table or index begins."""

    kind: str
    table: str
    page: int


@dataclass(slots=True)
class Found:
    """What is left of one table.

    `cut` says of rows whose end is lost how many values are left, and `named` what the indexes
    still know of every row. `certain` if no row can have been there without its key being known,
    and `current` if no part of what was read may be older than the rest.
    """

    table: Table
    rows: dict[int, tuple[Value, ...]] = field(default_factory=dict)
    cut: dict[int, int] = field(default_factory=dict)
    named: dict[int, dict[str, Value]] = field(default_factory=dict)
    certain: bool = True
    current: bool = True

    @property
    def lost(self) -> dict[int, dict[str, Value]]:
        """What is known of the rows that are not left."""
        return {number: told for number, told in self.named.items() if number not in self.rows}

    def keys_of_lost(self) -> set[Key]:
        """Return the keys of those rows that were there for certain, and are not left."""
        if not self.current:
            return set()
        key = self.table.key
        return {
            tuple(told[name] for name in key)
            for told in self.lost.values()
            if told.keys() >= {*key}
        }


class Salvage:
    """Reads what is left, page by page."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._leaves: set[int] = set()
        self._bad: set[int] = set()
        self._look_through()
        schema = tree(pages, SCHEMA_ROOT)
        told = list(schema.rows)
        if not schema.whole:
            told += (row for number in self._leaves for row in self._rows_on(number))
        self._roots = {str(row.values[1]): _root(row) for row in told if _is_of_schema(row)}
        self._trees = {
            name: tree(pages, root.page) for name, root in self._roots.items() if root.page
        }
        self._reached = schema.pages.union(*(one.pages for one in self._trees.values()))

    @property
    def unreadable(self) -> int:
        """How many pages cannot be read, or only in an earlier state."""
        return len(self._bad) + self._pages.bad_in_log

    def revision(self) -> str | None:
        """Return the schema that the database says it has."""
        for root in self._of("alembic_version"):
            for row in tree(self._pages, root.page).rows:
                return str(row.values[0])
        return None

    def tables(self, layout: Mapping[str, Table]) -> dict[str, Found]:
        """Return what is left of each table."""
        current = not self._pages.bad_in_log
        found = {name: Found(table, current=current) for name, table in layout.items()}
        broken = []
        for name, one in found.items():
            of_table = self._tree(name)
            _add(one, of_table.rows)
            if not of_table.whole or not current:
                self._ask_indexes(one, certain=of_table.whole)
            broken += [] if of_table.whole else [one]
        for number in sorted(self._leaves - self._reached) if broken else ():
            _adopt(broken, self._rows_on(number))
        for torn in self._pages.torn():
            if kind_of(torn, ELSEWHERE) == LEAF_TABLE:
                _adopt(found.values(), list(rows(self._pages, torn, ELSEWHERE)))
        return found

    def _rows_on(self, number: int) -> list[Row]:
        page = self._pages.page(number)
        return [] if page is None else list(rows(self._pages, page, number))

    def _look_through(self) -> None:
        """Count the pages, and note which hold rows of tables."""
        for number in range(1, max(1, self._pages.count) + 1):
            page = self._pages.page(number)
            if page is None:
                self._bad.add(number)
            elif kind_of(page, number) == LEAF_TABLE:
                self._leaves.add(number)

    def _tree(self, name: str) -> Tree:
        """Return a table or index; where one begins may not be known."""
        return self._trees.get(name) or Tree(whole=False)

    def _of(self, table: str) -> list[_Root]:
        """Return where a table and its indexes begin, the table first."""
        own = [root for root in self._roots.values() if root.table == table and root.page]
        return sorted(own, key=lambda root: root.kind != "table")

    def _ask_indexes(self, found: Found, *, certain: bool) -> None:
        """Gather what the indexes of a table know; the one of its key may know every row."""
        key = found.table.key
        for name, columns in found.table.indexes.items():
            index = self._tree(name)
            certain = certain or (index.whole and columns == key)
            for row in index.rows:
                if row.whole:
                    told = dict(zip(columns, row.values, strict=False))
                    if found.table.numbered is not None:  # which every index holds
                        told[found.table.numbered] = row.number
                    found.named.setdefault(row.number, {}).update(told)
        for number, left in found.cut.items():
            found.rows[number] = _completed(found, number, left)
        found.certain = found.current and (certain or self._is_only_unnamed(found.table.name))

    def _is_only_unnamed(self, table: str) -> bool:
        """Tell whether all that is lost of a table is where it begins."""
        lost_elsewhere = self._bad - self._reached
        return table not in self._trees and not lost_elsewhere and SCHEMA_ROOT not in self._bad


def _completed(found: Found, number: int, left: int) -> tuple[Value, ...]:
    """Return a row that is cut short with what the indexes know of its end."""
    told, values = found.named.get(number, {}), found.rows[number]
    end = zip(found.table.columns[left:], values[left:], strict=True)
    return (*values[:left], *(told.get(column.name, value) for column, value in end))


def _is_of_schema(row: Row) -> bool:
    return (
        len(row.values) == SCHEMA_COLUMNS
        and row.values[0] in KINDS
        and isinstance(row.values[3], int)
    )


def _root(row: Row) -> _Root:
    kind, _, table, page, _ = row.values
    return _Root(str(kind), str(table), int(page) if isinstance(page, int) else 0)


def _add(found: Found, given: Iterable[Row]) -> None:
    """Keep rows of a table that are not known yet."""
    for row in given:
        values = found.table.filled(row)
        if row.number in found.rows or values is None or len(values) != len(found.table.columns):
            continue
        found.rows[row.number] = values
        if not row.whole:
            found.cut[row.number] = len(row.values)


def _adopt(tables: Iterable[Found], strays: list[Row]) -> None:
    """Give the rows of a page that nothing leads to any more to the one table they fit best.

    What fits a stricter table as well is of that one: rows of a looser one do so by chance alone.
    """
    fitting = [found for found in tables if strays and all(map(found.table.fits, strays))]
    strictest = max((found.table.strictness for found in fitting), default=0)
    best = [found for found in fitting if found.table.strictness == strictest]
    if len(best) == 1:
        _add(best[0], strays)
