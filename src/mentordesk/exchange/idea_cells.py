"""The cells of one row of a file of ideas, each read as what its column holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import TypeVar
from uuid import UUID

from mentordesk.domain.earlier import Order
from mentordesk.domain.earlier_problems import NOWHERE, RowProblem
from mentordesk.domain.formula_guard import unguarded
from mentordesk.domain.idea import Part, RecognitionForm, Stage, Weight
from mentordesk.domain.idea_table import Column, items
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.person import Consent
from mentordesk.domain.text import line
from mentordesk.errors import BlankTextError, TextTooLongError
from mentordesk.exchange import cell_words
from mentordesk.exchange.clean_text import clean, squeeze
from mentordesk.exchange.days import Moment, moment
from mentordesk.exchange.idea_columns import Columns
from mentordesk.exchange.row_problems import RowProblems

_AHEAD = timedelta(days=36525)
_ANY = date(2100, 12, 31)

Word = TypeVar("Word", bound=StrEnum)

_TOLD_IN: dict[type[StrEnum], Column] = {
    Stage: Column.STEPS,
    Part: Column.PARTS,
    Weight: Column.WEIGHTS,
    Consent: Column.CONSENTS,
    RecognitionForm: Column.CREDITS,
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A date that can be read in several orders; `sign` stands between its numbers."""

    said: str
    sign: str
    days: Mapping[Order, date]


def _remembering() -> Callable[[str, date], Moment | None]:
    """Return what reads a date, and once alone: lists tell the same days again and again."""
    return lru_cache(maxsize=2048)(moment)


@dataclass(slots=True)
class Reading:
    """How the cells of one file are read: its columns, this moment, the orders of its dates.

    `today` is the day where the leader is, which may be another than that of `now`. The order goes
    by what stands between the numbers. What dates tell of the others that can be read in one order
    alone gathers in `seen`.
    """

    columns: Columns
    now: datetime
    today: date
    orders: Mapping[str, Order] = field(default_factory=dict)
    seen: set[tuple[str, Order]] = field(default_factory=set)
    moment: Callable[[str, date], Moment | None] = field(default_factory=_remembering)


class Cells:
    """One row; what MentorDesk wrote comes back as it was, anything else is tidied up.

    What does not fit is noted with the `problems` of the row, a date that nobody can tell with its
    `doubts`; what is given back instead can be read on with.
    """

    def __init__(self, reading: Reading, row: int, cells: Sequence[str]) -> None:
        self._as, self._cells, self.row = reading, cells, row
        self.own, self.now = reading.columns.own, reading.now
        self._places = reading.columns.places
        self.problems = RowProblems(reading.columns)
        self.doubts: dict[tuple[str, tuple[Order, ...]], Doubt] = {}

    def wrong(self, column: Column, trouble: str, said: str = "", most: int = 0) -> None:
        """Note that what stands in a column keeps the row out."""
        place = self._places.get(column, NOWHERE)
        self.problems.note(place, RowProblem(self.row, trouble, said, most=most))

    def text(self, column: Column) -> str:
        """Return what stands in a column, without what guards it."""
        bare = unguarded(self._cell(column))
        return bare if self.own or not bare else clean(bare.strip())

    def line(self, column: Column, most: int) -> str:
        """Return one line of words, which may be empty."""
        return self.one_line(column, self.text(column), most)

    def several(self, column: Column, count: int | None = None) -> list[str]:
        """Return the several things that stand in a column, filled up to as many as asked for."""
        told = unguarded(self._cell(column))
        if self.own or not told:
            return items(told, count)
        named = [part for part in _parted(told) if part]
        return named if count is None else (named + [""] * count)[:count]

    def side_by_side(self, *columns: Column) -> list[tuple[str, ...]]:
        """Return the several things that stand in columns, those together that have one place.

        The first column tells in a saved file how many there are, and the longest in any other:
        there what stands in no column is left out.
        """
        if self.own:
            firsts = self.several(columns[0])
            return list(zip(*(self.several(one, len(firsts)) for one in columns), strict=True))
        told = (_parted(unguarded(self._cell(column))) for column in columns)
        return [each for each in zip_longest(*told, fillvalue="") if any(each)]

    def word(self, column: Column, kind: type[Word], usual: Word) -> Word:
        """Return one of a few words, the usual one for a cell with nothing in it."""
        return self._word(column, self.text(column), kind, usual)

    def key(self, column: Column) -> IdeaId | None:
        """Return the idea that a cell names by its id; only MentorDesk writes those."""
        return self.one_key(column, self.text(column)) if self.own else None

    def moment(self, column: Column) -> datetime | None:
        """Return the moment that a cell names, or None for a cell with nothing in it."""
        return self.one_moment(column, self.text(column))

    def day(self, column: Column, *, ahead: bool = False) -> date | None:
        """Return the day that a cell names, or None for a cell with nothing in it."""
        return self.one_day(column, self.text(column), ahead=ahead)

    def one_moment(self, column: Column, told: str) -> datetime | None:
        """Return the moment that was told in a column, or None for nothing."""
        read = self._read(column, told, ahead=False)
        at = None if read is None else read.moment(self._order(read))
        if read is None or at is None:
            return None
        return at if read.at is not None else min(at, self.now)

    def one_day(self, column: Column, told: str, *, ahead: bool = False) -> date | None:
        """Return the day that was told in a column, or None for nothing."""
        read = self._read(column, told, ahead=ahead)
        return None if read is None else read.day(self._order(read))

    def one_line(self, column: Column, told: str, most: int) -> str:
        """Return the line without blanks around it, cut if too long, empty if it has no words."""
        if not told:
            return ""
        try:
            return line(told, "row", most)
        except BlankTextError:
            return ""
        except TextTooLongError:
            self.wrong(column, "too-long", told, most)
            return told[:most]

    def one_word(self, told: str, kind: type[Word], usual: Word) -> Word:
        """Return the word that was told in the column of its kind, the usual one for nothing."""
        return self._word(_TOLD_IN[kind], told, kind, usual)

    def one_key(self, column: Column, told: str) -> IdeaId | None:
        """Return the id that was told in a column, or None for nothing."""
        try:
            return IdeaId(UUID(told.strip())) if told else None
        except ValueError:
            self.wrong(column, "no-id", told)
            return None

    def _order(self, read: Moment) -> Order | None:
        return self._as.orders.get(read.sign)

    def _cell(self, column: Column) -> str:
        place = self._places.get(column, -1)
        return self._cells[place] if 0 <= place < len(self._cells) else ""

    def _word(self, column: Column, told: str, kind: type[Word], usual: Word) -> Word:
        if not told or not told.strip():
            return usual
        found = cell_words.word(told, kind)
        if found is None:
            self.wrong(column, f"no-{cell_words.NOUNS[kind]}", told)
        return usual if found is None else found

    def _read(self, column: Column, told: str, *, ahead: bool) -> Moment | None:
        if not told or not told.strip():
            return None
        latest = date.max if self.own else self._as.today + (_AHEAD if ahead else timedelta())
        read = self._as.moment(told, latest)
        if read is None:
            is_none = moment(told, _ANY) is None
            self.wrong(column, "no-day" if is_none else "in-future", told)
            return None
        if not read.in_doubt:
            if read.sign and len(read.days) == 1:
                self._as.seen.update((read.sign, order) for order in read.days)
        elif (order := self._order(read)) is None:
            doubt = Doubt(squeeze(clean(told)), read.sign, read.days)
            self.doubts.setdefault((read.sign, tuple(read.days)), doubt)
        elif read.day(order) is None:
            self.wrong(column, "no-day" if order is Order.NO_DAYS else "in-doubt", told)
        return read


def _parted(told: str) -> list[str]:
    parts = told.replace("\r", "\n").replace(";", "\n").split("\n")
    return [clean(part.strip()) for part in parts]
