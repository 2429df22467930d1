"""Reads a file of rows as it comes, whoever wrote it, and never more of it than one row."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple, TextIO

from mentordesk.domain.earlier import Letters
from mentordesk.errors import TableError
from mentordesk.exchange.letters import are_broken, letters_of
from mentordesk.exchange.row_end import RowEnd
from mentordesk.exchange.table_source import TableSource

MOST_ROWS = 1_000_000
MOST_OF_A_ROW = 1_000_000
MOST_PASSED_OVER = 50_000_000
SEPARATORS = ";,\t|"
_SAMPLE = 1 << 16
_TOLD = "sep="
_FAIR_ROWS = 20
_MARK = "\ufeff"
_LOST = "\ufffd"

# A cell may be as long as its row: what is too long for an idea is told where it is read as one.
csv.field_size_limit(MOST_OF_A_ROW + 1)

Record = tuple[int, list[str]]


class TooLong(NamedTuple):
    """A row that is longer than a row can be, and how many lines like rows stand within it."""

    row: int
    more: int


@dataclass(frozen=True, slots=True)
class Table:
    """How a file of rows is to be read: its letters and separator, and as what it was found.

    `is_broken` where there are bytes in it that are no letters if they are stored so.
    """

    source: TableSource
    letters: Letters
    separator: str
    skipped: int
    is_broken: bool = False

    def lost(self, cells: Sequence[str]) -> list[int]:
        """Return the places of the cells in which letters are lost."""
        return [n for n, cell in enumerate(cells) if _LOST in cell] if self.is_broken else []


def look_at(source: TableSource, letters: Letters | None = None, separator: str = "") -> Table:
    """Find out how a file is to be read, as far as it is not told.

    Raises TableError where it is no text, or cannot be opened.
    """
    try:
        found = letters_of(source)
        stored = letters or found
        with _opened(source, stored) as text:
            sample = text.read(_SAMPLE)
        is_broken = are_broken(source, stored)
    except OSError:
        raise TableError(reason="file-closed") from None
    told = _told(sample)
    sign = separator or told or _separator(sample)
    return Table(source, stored, sign, int(bool(told)), is_broken)


def rows(table: Table) -> Iterator[Record | TooLong]:
    """Yield each row that holds something, with its number as a spreadsheet counts it.

    Raises TableError where the file changed since, a row never seems to end, or the file ends
    within quotation marks.
    """
    try:
        with table.source.opened() as raw, _text(raw, table.letters) as text:
            yield from _records(text, table)
            if not table.source.same(raw):
                raise TableError(reason="file-changing")
    except OSError:
        raise TableError(reason="file-closed") from None


class _Lines:
    """The lines of a text, and no more of them than make a row."""

    def __init__(self, text: TextIO, sign: str) -> None:
        self._text, self._sign = text, sign
        self.row = 1
        self.are_out = False
        self._taken = 0
        self._row = list[str]()

    def __iter__(self) -> Iterator[str]:
        read = self._text.readline
        while line := read(MOST_OF_A_ROW + 1):
            self._taken += len(line)
            self._row.append(line)
            if self._taken > MOST_OF_A_ROW:
                raise _RowTooLongError
            yield line
        self.are_out = True

    def ended(self) -> None:
        """Begin to count the next row."""
        self.row += 1
        self._taken = 0
        self._row.clear()

    def skip(self) -> int:
        """Read to the end of a row that is too long; return how many lines like rows are in it.

        Raises TableError where that end is too far away, or there is none.
        """
        end, rows = RowEnd(self._sign), 0
        for line in chain(self._row, iter(partial(self._text.readline, MOST_OF_A_ROW), "")):
            self._taken += len(line)
            if self._taken > MOST_PASSED_OVER:
                raise TableError(reason="row-too-long", row=self.row)
            if end.is_in(line):
                return rows
            rows += self._sign in line and line.endswith(("\n", "\r"))
        if end.is_quoted:
            raise TableError(reason="open-quote", row=self.row)
        return rows


class _RowTooLongError(Exception):
    """A row goes on beyond what a row can be."""


def _records(text: TextIO, table: Table) -> Iterator[Record | TooLong]:
    lines = _Lines(text, table.separator)
    last = MOST_ROWS + 1 + table.skipped  # the headings are no row of their own
    while not lines.are_out:
        try:
            for cells in csv.reader(lines, delimiter=table.separator):
                row = lines.row
                if lines.are_out:  # a row is whole with its last line, unless a cell goes on
                    raise TableError(reason="open-quote", row=row - table.skipped)
                lines.ended()
                # A spreadsheet does not show the line that tells how cells are parted.
                if row > table.skipped and any(map(str.strip, cells)):
                    yield row - table.skipped, cells
                if row > last:
                    raise TableError(reason="too-many-rows", most=MOST_ROWS)
        except _RowTooLongError:
            yield TooLong(lines.row - table.skipped, lines.skip())
            lines.ended()


def _opened(source: TableSource, letters: Letters) -> TextIO:
    return _text(source.opened(), letters)


def _text(raw: BinaryIO, letters: Letters) -> TextIO:
    """Return the text of a file from its first sign on, without the mark that tells its letters."""
    text = io.TextIOWrapper(raw, encoding=letters.value, errors="replace", newline="")
    if text.read(1) != _MARK:
        text.seek(0)
    return text


def _told(sample: str) -> str:
    """Return the separator that a first line tells, nothing where it tells none."""
    first = next(iter(sample[: 2 * len(_TOLD)].splitlines()), "")
    is_told = first[: len(_TOLD)].lower() == _TOLD and len(first.rstrip(" ")) == len(_TOLD) + 1
    return first[len(_TOLD)] if is_told else ""


def _separator(sample: str) -> str:
    """Return what most evenly parts the first rows, the most columns before all."""
    whole = sample.splitlines(keepends=True)
    fair = whole[:-1] if len(whole) > 1 and len(sample) == _SAMPLE else whole
    return max(SEPARATORS, key=lambda sign: _columns(fair[:_FAIR_ROWS], sign))


def _columns(lines: Iterable[str], sign: str) -> tuple[bool, int, int]:
    """Return how well a sign parts the lines: as often in each, how often, in how many."""
    try:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=sign) if cells]
    except csv.Error:
        return False, 0, 0
    if not counts or counts[0] == 1:
        return False, 0, 0
    return True, sum(count == counts[0] for count in counts), counts[0]
