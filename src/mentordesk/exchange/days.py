"""Days and times as people and spreadsheets write them, with every reading they allow."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from mentordesk.domain.earlier import COUNTED, Order

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a cell tells: a day for each order in which it can be read, and a time if it has one.

    `days` holds one day where there is no doubt. `at` is set where the cell names a whole moment,
    `offset` where it tells of a time how far it is from UTC.
    Of a date of three numbers, `sign` is what stands between them; it is COUNTED for a number of a
    spreadsheet, which may be a day or anything else.
    """

    days: dict[Order, date]
    sign: str = ""
    clock: time | None = None
    at: datetime | None = None
    offset: tzinfo | None = None

    @property
    def in_doubt(self) -> bool:
        """Return whether it matters in which order the numbers are read."""
        return len(set(self.days.values())) > 1 or self.sign == COUNTED

    def day(self, order: Order | None) -> date | None:
        """Return the day in that order, or the only one that can be meant; None if in doubt."""
        if not self.in_doubt:
            return next(iter(self.days.values()))
        return None if order is None else self.days.get(order)

    def moment(self, order: Order | None, zone: tzinfo | None = None) -> datetime | None:
        """Return the moment, at noon where no time was said; None while the day is in doubt."""
        if self.at is not None:
            return self.at
        day = self.day(order)
        if day is None:
            return None
        at, zone = datetime.combine(day, self.clock or NOON), self.offset or zone
        with suppress(OverflowError, OSError, ValueError):
            return (at.astimezone() if zone is None else at.replace(tzinfo=zone)).astimezone(UTC)
        return None


_LONGEST = 64
_TWO = 2
_BEGIN = (4, 3)  # letters that tell a month from all others
_FIRST_YEAR = 1950
# A spreadsheet counts days from the end of 1899, or of 1903 where it was made on an older Mac.
_SERIAL_ZERO = {Order.SINCE_1900: date(1899, 12, 30), Order.SINCE_1904: date(1904, 1, 1)}
_SERIAL = re.compile(r"^([1-7]\d{4})(?:[.,](\d{1,12}))?$", re.ASCII)
_DAY_S = 86400
_MONTHS = (
    ("jan", "jän", "ene", "gen"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei", "maj"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
_BEGINNINGS = {start: number for number, starts in enumerate(_MONTHS, 1) for start in starts}
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,?\s+(?=\d|[^\W\d_]{3,10}\.?\s+\d)")
_TIME = re.compile(
    r"[\sT,]+(?:at\s+|um\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?:uhr|h)?\s*(?:([ap])\.?\s?m?\.?)?(\s*(?:utc|gmt|z|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_SIGN = r"[./\-\u2010-\u2015 ]"
_NUMBERS = re.compile(rf"^(\d{{1,4}})\s?({_SIGN})\s?(\d{{1,2}})\s?{_SIGN}\s?(\d{{1,4}})\.?$")
_YEAR_MONTH = re.compile(r"^(\d{4})[\s\-./]+([^\W\d_]{3,10})\.?[\s\-./]+(\d{1,2})$")
_EAST_ASIAN = re.compile(r"^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$")
_DAY_MONTH = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s\-./]*(?:of\s+|de\s+)?([^\W\d_]{3,10})\.?,?[\s\-./]*"
    r"(?:del?\s+)?(\d{4}|['’]?\d{2})$",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"^([^\W\d_]{3,10})\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?[,\s\-]+(?:del?\s+)?(\d{4}|['’]?\d{2})$",
    re.IGNORECASE,
)


def moment(said: str, latest: date) -> Moment | None:
    """Return what a cell tells, or None where it is no day; none after `latest` can be meant."""
    text = " ".join(said.split())
    if not text or len(text) > _LONGEST:
        return None
    whole = _whole(text)
    if whole is not None:
        return whole if all(_fits(day, latest) for day in whole.days.values()) else None
    if found := _SERIAL.match(text):
        return _numbered(found, latest)
    clock, offset, text = _clock(text)
    text = _WEEKDAY.sub("", text) if text[:1].isalpha() and _month(text) is None else text
    days = dict[Order, date]()
    for order, day in _days(text):
        if _fits(day, latest):
            days.setdefault(order, day)  # of two digits the nearest year before today is meant
    numbers = _NUMBERS.match(text)
    sign = numbers[2] if numbers else ""
    return Moment(days, sign, clock, offset=offset) if days else None


def _fits(day: date, latest: date) -> bool:
    return day.year >= _FIRST_YEAR and day <= latest


def _whole(text: str) -> Moment | None:
    """Return a moment that a program wrote with its distance to UTC."""
    if len(text) < len("2026-03-14T09:00Z") or not text[:4].isdecimal() or not text.isascii():
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.tzinfo is None:
        return None
    with suppress(OverflowError, OSError, ValueError):
        return Moment({Order.YEAR_FIRST: at.astimezone().date()}, at=at.astimezone(UTC))
    return None


def _numbered(found: re.Match[str], latest: date) -> Moment | None:
    """Return the days that a number can mean, by where a spreadsheet began to count."""
    days = {order: zero + timedelta(int(found[1])) for order, zero in _SERIAL_ZERO.items()}
    fits = {order: day for order, day in days.items() if _fits(day, latest)}
    clock = None
    if found[2]:
        past = min(round(float(f"0.{found[2]}") * _DAY_S), _DAY_S - 1)
        clock = (datetime.combine(date.min, time()) + timedelta(seconds=past)).time()
    return Moment(fits, COUNTED, clock) if fits else None


def _clock(text: str) -> tuple[time | None, tzinfo | None, str]:
    found = _TIME.search(text)
    if found is None:
        return None, None, text
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    try:
        return time(hour, minute, second), _offset(found[5]), text[: found.start()]
    except ValueError:
        return None, None, text


def _offset(told: str | None) -> tzinfo | None:
    """Return how far a time is from UTC; raises ValueError for what is too far."""
    if not told:
        return None
    plain = told.strip().replace(":", "")
    if plain[0] not in "+-":
        return UTC
    off = timedelta(hours=int(plain[1:3]), minutes=int(plain[3:]))
    return timezone(-off if plain[0] == "-" else off)


def _days(text: str) -> Iterator[tuple[Order, date]]:
    if text.isdecimal():
        yield from _digits(text)
    elif numbers := _NUMBERS.match(text):
        yield from _numbers(numbers)
    elif found := _EAST_ASIAN.match(text):
        yield from _day(Order.YEAR_FIRST, found[1], found[2], found[3])
    elif named := _YEAR_MONTH.match(text):
        yield from _named(named[1], _month(named[2]), named[3])
    elif named := _DAY_MONTH.match(text):
        yield from _named(named[3], _month(named[2]), named[1])
    elif named := _MONTH_DAY.match(text):
        yield from _named(named[3], _month(named[1]), named[2])


def _digits(text: str) -> Iterator[tuple[Order, date]]:
    if len(text) == len("20260314"):
        yield from _day(Order.YEAR_FIRST, text[:4], text[4:6], text[6:])


def _numbers(found: re.Match[str]) -> Iterator[tuple[Order, date]]:
    first, sign, second, third = found[1], found[2], found[3], found[4]
    if len(first) > _TWO:
        yield from _day(Order.YEAR_FIRST, first, second, third)
        return
    yield from _day(Order.DAY_FIRST, third, second, first)
    if sign == ".":  # nobody writes the month first with full stops
        return
    yield from _day(Order.MONTH_FIRST, third, first, second)
    if len(first) == len(second) == len(third) == _TWO:
        yield from _day(Order.YEAR_FIRST, first, second, third)


def _named(year: str, month: int | None, day: str) -> Iterator[tuple[Order, date]]:
    if month is not None:
        yield from _day(Order.DAY_FIRST, year.lstrip("'’"), str(month), day)


def _month(name: str) -> int | None:
    word = name.split(" ", 1)[0].rstrip(".,").casefold()
    return next((_BEGINNINGS[word[:n]] for n in _BEGIN if word[:n] in _BEGINNINGS), None)


def _day(order: Order, year: str, month: str, day: str) -> Iterator[tuple[Order, date]]:
    if len(year) == _TWO + 1 or len(day) > _TWO:
        return
    number = int(year)
    for one in (2000 + number, 1900 + number) if len(year) <= _TWO else (number,):
        with suppress(ValueError):
            yield order, date(one, int(month), int(day))
