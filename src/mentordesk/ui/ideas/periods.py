"""The times in which an idea may have been heard, as moments of this computer's days."""

from datetime import date, datetime, timedelta
from enum import StrEnum


class Period(StrEnum):
    """A time that ends today or lies before."""

    ANY = "any"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LAST_YEAR = "last_year"
    EARLIER = "earlier"


def bounds(period: Period, today: date) -> tuple[datetime | None, datetime | None]:
    """Return the first moment of a period, and the first one after it; None where it has no end."""
    this_year, last_year = date(today.year, 1, 1), date(today.year - 1, 1, 1)
    match period:
        case Period.ANY:
            return None, None
        case Period.MONTH:
            return _midnight(today - timedelta(days=30)), None
        case Period.QUARTER:
            return _midnight(today - timedelta(days=91)), None
        case Period.YEAR:
            return _midnight(this_year), None
        case Period.LAST_YEAR:
            return _midnight(last_year), _midnight(this_year)
        case Period.EARLIER:
            return None, _midnight(last_year)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day).astimezone()
