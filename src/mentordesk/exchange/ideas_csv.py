"""Reads a file of ideas from before, row by row: what comes, what stays out, what is in doubt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from mentordesk.domain.earlier import Earlier, Letters, Order, RowProblem
from mentordesk.errors import TableError
from mentordesk.exchange.clean_text import clean, squeeze
from mentordesk.exchange.earlier_ideas import earlier_idea
from mentordesk.exchange.idea_cells import Cells, InDoubt, Reading, RowTrouble
from mentordesk.exchange.idea_columns import Columns, columns
from mentordesk.exchange.joined_ideas import JoinedIdeas
from mentordesk.exchange.table_file import MOST_OF_A_ROW, Record, Table, TooLong, look_at, rows
from mentordesk.exchange.table_source import FileOnDisk, Stamp, TableSource

_SHOWN = 60
_FEW = 2  # lines of a cell that look like rows, before they count as rows


@dataclass(frozen=True, slots=True)
class Dated:
    """An idea of a file, and whether the file says when it was."""

    idea: Earlier
    dated: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A date that can be read in several orders; `sign` stands between its numbers."""

    said: str
    sign: str
    days: Mapping[Order, date]


class IdeaFile:
    """A file of ideas, read as told or as found out; its rows can be read again and again.

    Making it raises TableError where it cannot be read as one.
    """

    def __init__(
        self, source: TableSource, letters: Letters | None = None, separator: str = ""
    ) -> None:
        self.table: Table = look_at(source, letters, separator)
        first = next(rows(self.table), None)
        if first is None:
            raise TableError(reason="text-empty")
        if isinstance(first, TooLong):
            raise TableError(reason="row-too-long", row=first.row)
        self._first, self.columns = first, columns(first[1])

    @classmethod
    def at(cls, path: Path, letters: Letters | None = None, separator: str = "") -> "IdeaFile":
        """Return a file where it lies on the disk."""
        try:
            return cls(FileOnDisk(path), letters, separator)
        except OSError:
            raise TableError(reason="file-closed") from None

    @property
    def stamp(self) -> Stamp:
        """Return by what it shows whether the file was changed."""
        return self.table.source.stamp

    def read(self, now: datetime, orders: Mapping[str, Order]) -> "IdeaReading":
        """Return a reading from the first row on, with dates in these orders where it matters.

        `now` is told in the zone of the leader, whose day it is.
        """
        reading = Reading(self.columns, now.astimezone(UTC), now.date(), orders)
        return IdeaReading(self.table, self._first, reading)


class IdeaReading:
    """One reading of a file: whoever asks for its rows gets each once, in order."""

    def __init__(self, table: Table, first: Record, reading: Reading) -> None:
        self._table, self._first, self._reading = table, first, reading
        self._joined = JoinedIdeas()

    def orders_seen(self, sign: str) -> frozenset[Order]:
        """Return the orders of the dates so far with that sign that can be read in one alone."""
        return frozenset(order for mark, order in self._reading.seen if mark == sign)

    def __iter__(self) -> Iterator[Dated | RowProblem | Doubt]:
        begins = self._reading.columns.begins_at_once
        for one in rows(self._table):
            if isinstance(one, TooLong):
                yield RowProblem(one.row, "row-too-long", more=one.more, most=MOST_OF_A_ROW)
            elif one[0] > self._first[0] or begins:
                yield self._one(one[0], self._whole(one[1]))

    def _whole(self, cells: list[str]) -> list[str]:
        """Return the cells of a row; where there is one column, nothing parts what stands in it."""
        return cells if self._reading.columns.width > 1 else [self._table.separator.join(cells)]

    def _one(self, row: int, cells: list[str]) -> Dated | RowProblem | Doubt:
        try:
            _check(cells, self._reading.columns, self._table)
            idea, dated = earlier_idea(row, Cells(self._reading, cells))
            self._joined.add(idea)
            return Dated(idea, dated)
        except RowTrouble as wrong:
            said = squeeze(clean(wrong.said[:_SHOWN]))
            return RowProblem(row, wrong.trouble, said, wrong.more, wrong.most)
        except InDoubt as doubt:
            return Doubt(squeeze(clean(doubt.said)), doubt.read.sign, doubt.read.days)


def _check(cells: Sequence[str], named: Columns, table: Table) -> None:
    """Raise RowTrouble where a row lost letters, or holds more than its own cells."""
    if lost := table.lost(cells):
        raise RowTrouble("letters", lost)
    beyond = next(filter(str.strip, cells[named.width :]), "")
    if beyond:
        raise RowTrouble("beyond", beyond)
    for cell in () if named.own or named.width == 1 else cells:
        # The first line begins in this row, and in the last the cell ends.
        _, *within = cell.splitlines() or [""]
        whole = within[:-1]
        signs = {one.count(table.separator) for one in whole}
        if len(whole) >= _FEW and signs == {named.width - 1}:
            raise RowTrouble("rows-within", whole[0], len(within))
