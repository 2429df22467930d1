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
from mentordesk.domain.formula_guard import unguarded
from mentordesk.domain.idea_table import Column, items
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.text import line
from mentordesk.errors import BlankTextError, TextTooLongError
from mentordesk.exchange import cell_words
from mentordesk.exchange.clean_text import clean
from mentordesk.exchange.days import Moment, moment
from mentordesk.exchange.idea_columns import Columns

_AHEAD = timedelta(days=36525)
_ANY = date(2100, 12, 31)

Word = TypeVar("Word", bound=StrEnum)


class RowTrouble(Exception):  # noqa: N818  # of one row; the file is read on
    """A row cannot come in; `trouble` is a code that has its words, `said` what stood there.

    As many `more` rows stay out with it. What is too long can have `most` characters.
    """

    def __init__(self, trouble: str, said: str = "", more: int = 0, *, most: int = 0) -> None:
        super().__init__(trouble)
        self.trouble, self.said, self.more, self.most = trouble, said, more, most


class InDoubt(Exception):  # noqa: N818  # to be asked about
    """A date can be read in several orders, and nobody said in which."""

    def __init__(self, said: str, read: Moment) -> None:
        super().__init__(said)
        self.said, self.read = said, read


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

    What does not fit raises RowTrouble, and a date that nobody can tell InDoubt.
    """

    def __init__(self, reading: Reading, cells: Sequence[str]) -> None:
        self._as, self._cells = reading, cells
        self.own, self.now = reading.columns.own, reading.now
        self._places = reading.columns.places

    def text(self, column: Column) -> str:
        """Return what stands in a column, without what guards it."""
        bare = unguarded(self._cell(column))
        return bare if self.own or not bare else clean(bare.strip())

    def line(self, column: Column, most: int) -> str:
        """Return one line of words, which may be empty."""
        return one_line(self.text(column), most)

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
        return one_word(self.text(column), kind, usual)

    def key(self, column: Column) -> IdeaId | None:
        """Return the idea that a cell names by its id; only MentorDesk writes those."""
        told = self.text(column)
        return one_key(told) if told and self.own else None

    def moment(self, column: Column) -> datetime | None:
        """Return the moment that a cell names, or None for a cell with nothing in it."""
        return self.one_moment(self.text(column))

    def day(self, column: Column, *, ahead: bool = False) -> date | None:
        """Return the day that a cell names, or None for a cell with nothing in it."""
        return self.one_day(self.text(column), ahead=ahead)

    def one_moment(self, told: str) -> datetime | None:
        """Return the moment that was told, or None for nothing."""
        read = self._read(told, ahead=False)
        at = None if read is None else read.moment(self._order(read))
        if read is None or at is None:
            return None
        return at if read.at is not None else min(at, self.now)

    def one_day(self, told: str, *, ahead: bool = False) -> date | None:
        """Return the day that was told, or None for nothing."""
        read = self._read(told, ahead=ahead)
        return None if read is None else read.day(self._order(read))

    def _order(self, read: Moment) -> Order | None:
        return self._as.orders.get(read.sign)

    def _cell(self, column: Column) -> str:
        place = self._places.get(column, -1)
        return self._cells[place] if 0 <= place < len(self._cells) else ""

    def _read(self, told: str, *, ahead: bool) -> Moment | None:
        if not told or not told.strip():
            return None
        latest = date.max if self.own else self._as.today + (_AHEAD if ahead else timedelta())
        read = self._as.moment(told, latest)
        if read is None:
            raise RowTrouble("no-day" if moment(told, _ANY) is None else "in-future", told)
        if not read.in_doubt:
            if read.sign and len(read.days) == 1:
                self._as.seen.update((read.sign, order) for order in read.days)
        elif self._order(read) is None:
            raise InDoubt(told, read)
        elif read.day(self._order(read)) is None:
            is_none = self._order(read) is Order.NO_DAYS
            raise RowTrouble("no-day" if is_none else "in-doubt", told)
        return read


def _parted(told: str) -> list[str]:
    parts = told.replace("\r", "\n").replace(";", "\n").split("\n")
    return [clean(part.strip()) for part in parts]


def one_line(told: str, most: int) -> str:
    """Return the line without blanks around it, empty if there are no words."""
    if not told:
        return ""
    try:
        return line(told, "row", most)
    except BlankTextError:
        return ""
    except TextTooLongError:
        raise RowTrouble("too-long", told, most=most) from None


def one_word(told: str, kind: type[Word], usual: Word) -> Word:
    """Return the word that was told, the usual one for nothing."""
    if not told or not told.strip():
        return usual
    found = cell_words.word(told, kind)
    if found is None:
        raise RowTrouble(f"no-{cell_words.NOUNS[kind]}", told)
    return found


def one_key(told: str) -> IdeaId:
    """Return the id that was told."""
    try:
        return IdeaId(UUID(told.strip()))
    except ValueError:
        raise RowTrouble("no-id", told) from None
