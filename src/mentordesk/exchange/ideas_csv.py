"""Reads a file of ideas from before, row by row: what comes, what stays out, what is in doubt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mentordesk.domain.earlier import Earlier, Letters, Order
from mentordesk.domain.earlier_problems import RowProblem
from mentordesk.domain.idea_table import Column
from mentordesk.errors import TableError
from mentordesk.exchange.earlier_ideas import earlier_idea
from mentordesk.exchange.idea_cells import Cells, Doubt, Reading
from mentordesk.exchange.idea_columns import columns
from mentordesk.exchange.joined_ideas import JoinedIdeas
from mentordesk.exchange.row_problems import LOST
from mentordesk.exchange.table_file import MOST_OF_A_ROW, Record, Table, TooLong, look_at, rows
from mentordesk.exchange.table_source import FileOnDisk, Stamp, TableSource

_FEW = 2  # lines of a cell that look like rows, before they count as rows


@dataclass(frozen=True, slots=True)
class Dated:
    """An idea of a file, and whether the file says when it was.

    Where there are doubts, its days are not known before those are settled.
    """

    idea: Earlier
    dated: bool
    doubts: tuple[Doubt, ...] = ()


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

    def __iter__(self) -> Iterator[Dated | RowProblem]:
        begins = self._reading.columns.begins_at_once
        for one in rows(self._table):
            if isinstance(one, TooLong):
                yield RowProblem(one.row, "row-too-long", more=one.more, most=MOST_OF_A_ROW)
            elif one[0] > self._first[0] or begins:
                yield from self._one(one[0], self._whole(one[1]))

    def _whole(self, cells: list[str]) -> list[str]:
        """Return the cells of a row; where there is one column, nothing parts what stands in it."""
        return cells if self._reading.columns.width > 1 else [self._table.separator.join(cells)]

    def _one(self, row: int, told: list[str]) -> Iterable[Dated | RowProblem]:
        """Return the idea of a row, or everything that is wrong with it.

        Where words stand in cells that are not theirs nothing else is looked for.
        """
        cells = Cells(self._reading, row, told)
        self._look_for_lost(cells, told)
        if not self._is_apart(cells, told):
            return cells.problems
        idea, dated = earlier_idea(cells)
        if not cells.problems.found and not self._joined.add(idea):
            cells.wrong(Column.JOINED_INTO, "in-a-circle", idea.text)
        if cells.problems.found:
            return cells.problems
        return [Dated(idea, dated, tuple(cells.doubts.values()))]

    def _look_for_lost(self, cells: Cells, told: Sequence[str]) -> None:
        for place in self._table.lost(told):
            cells.problems.note(place, RowProblem(cells.row, LOST, told[place]))

    def _is_apart(self, cells: Cells, told: Sequence[str]) -> bool:
        """Return whether a row holds its own cells, and each of them what is its own."""
        named, sign = self._reading.columns, self._table.separator
        beyond = next((n for n in range(named.width, len(told)) if told[n].strip()), None)
        if beyond is not None:
            cells.problems.note(beyond, RowProblem(cells.row, "beyond", told[beyond]))
            return False
        for place, cell in () if named.own or named.width == 1 else enumerate(told):
            # The first line begins in this row, and in the last the cell ends.
            _, *within = cell.splitlines() or [""]
            whole = within[:-1]
            signs = {one.count(sign) for one in whole}
            if len(whole) >= _FEW and signs == {named.width - 1}:
                more = RowProblem(cells.row, "rows-within", whole[0], len(within))
                cells.problems.note(place, more)
                return False
        return True
