"""Reads the events of a calendar file that another program wrote."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from mentordesk.domain.calendar_change import CalendarEvent, When
from mentordesk.errors import CalendarFileError
from mentordesk.exchange.calendar_text import is_calendar

MOST_EVENTS = 20_000
TITLE_LENGTH = 120
_MINUTE = timedelta(minutes=1)
# The clocks change a few times a year; a rule that is quicker would be worked out without an end.
_TOO_OFTEN = re.compile(
    r"(?is)BEGIN:(STANDARD|DAYLIGHT)(?:(?!END:\1).)*?FREQ=(?:SECOND|MINUTE|HOUR|DAI|WEEK)"
)


def calendar_events(text: str) -> tuple[CalendarEvent, ...]:
    """Return the events of a calendar file, those without a readable time left out.

    What comes back stands before those that differ from it. Raises CalendarFileError.
    """
    if not is_calendar(text):
        raise CalendarFileError(reason="no-calendar")
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    if _TOO_OFTEN.search(unfolded) or unfolded.upper().count("BEGIN:VEVENT") > MOST_EVENTS:
        raise CalendarFileError(reason="calendar-too-large")
    found = [event for calendar in _calendars(text) for event in _events(calendar)]
    if not found:
        raise CalendarFileError(reason="no-event")
    return tuple(sorted(found, key=lambda event: event.instead_of is not None))


def _calendars(text: str) -> list[Any]:
    from icalendar import Calendar
    from icalendar.timezone import tzp

    tzp.use_default()  # else rules that another file gave to a zone of that name would hold here
    try:
        return list(Calendar.from_ical(text.lstrip("\ufeff"), multiple=True))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise CalendarFileError(reason="no-calendar") from error


def _events(calendar: Any) -> Iterator[CalendarEvent]:
    off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    for event in calendar.walk("VEVENT"):
        start = _when(event.get("DTSTART"))
        if start is None:
            continue
        yield CalendarEvent(
            str(event.get("UID", "")),
            start,
            _number(event.get("SEQUENCE")),
            _minutes(event, start),
            " ".join(str(event.get("SUMMARY", "")).split())[:TITLE_LENGTH],
            off or str(event.get("STATUS", "")).upper() == "CANCELLED",
            event.get("RRULE") is not None,
            _when(event.get("RECURRENCE-ID")),
            tuple(_left_out(event.get("EXDATE"))),
        )


def _when(value: Any) -> When | None:
    """Return a moment or a day as it was written, or None for what is neither."""
    try:
        read = value.dt
        # What no clock can show fails only when it is asked for.
        return read if isinstance(read, date) and _is_on_a_clock(read) else None
    except (AttributeError, ValueError, OverflowError):
        return None


def _is_on_a_clock(read: date) -> bool:
    if isinstance(read, datetime) and read.tzinfo is not None:
        read.astimezone()
    return date(1900, 1, 1).year <= read.year < date.max.year


def _left_out(value: Any) -> Iterator[When]:
    lists = value if isinstance(value, list) else [] if value is None else [value]
    for one in lists:
        try:
            dates = one.dts
        except (AttributeError, ValueError):  # one of them cannot be read, and so none
            continue
        for gone in dates:
            when = _when(gone)
            if when is not None:
                yield when


def _minutes(event: Any, start: When) -> int | None:
    """Return how long an event is, or None where it does not say."""
    end, lasts = _when(event.get("DTEND")), event.get("DURATION")
    try:
        length = lasts.dt if lasts is not None else None if end is None else end - start
        return length // _MINUTE if isinstance(length, timedelta) else None
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
