"""Reads the events of a calendar file that another program wrote."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from mentordesk.domain.calendar_event import PLACE_LENGTH, CalendarEvent, Doubt, When
from mentordesk.domain.person import Rhythm
from mentordesk.domain.text import whole_letters
from mentordesk.errors import CalendarFileError
from mentordesk.exchange.calendar_rules import ends_of, rhythm_of
from mentordesk.exchange.calendar_text import is_calendar

MOST_EVENTS, MOST_LEFT_OUT = 20_000, 2_000
_ANSWERS = frozenset({"REPLY", "REFRESH", "DECLINECOUNTER"})
"""What tells of no new date: who comes, and what somebody asks for (RFC 5546)."""
TITLE_LENGTH = 120
_MINUTE = timedelta(minutes=1)
# The clocks change a few times a year; a rule that is quicker would be worked out without an end.
_TOO_OFTEN = re.compile(
    r"(?is)BEGIN:(STANDARD|DAYLIGHT)(?:(?!END:\1).)*?FREQ=(?:SECOND|MINUTE|HOUR|DAI|WEEK)"
)


def calendar_events(text: str) -> tuple[CalendarEvent, ...]:
    """Return the events of a calendar file, those without a readable time left out.

    What comes back stands before those that differ from it. Answers of others hold no event. Raises
    CalendarFileError.
    """
    if not is_calendar(text):
        raise CalendarFileError(reason="no-calendar")
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    if _TOO_OFTEN.search(unfolded) or unfolded.upper().count("BEGIN:VEVENT") > MOST_EVENTS:
        raise CalendarFileError(reason="calendar-too-large")
    found = _newest(event for calendar in _calendars(text) for event in _events(calendar))
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
    method = _text(calendar, "METHOD").upper()
    if method in _ANSWERS:
        return
    for event in calendar.walk("VEVENT"):
        start = _when(event.get("DTSTART"))
        if start is None:
            continue
        rule, instead_of = event.get("RRULE"), event.get("RECURRENCE-ID")
        rhythm, (count, until) = rhythm_of(rule, start), ends_of(rule)
        yield CalendarEvent(
            _text(event, "UID"),
            start,
            _number(event.get("SEQUENCE")),
            _minutes(event, start),
            " ".join(_text(event, "SUMMARY").split())[:TITLE_LENGTH],
            method == "CANCEL" or _text(event, "STATUS").upper() == "CANCELLED",
            rule is not None,
            _when(instead_of),
            tuple(_left_out(event.get("EXDATE"))),
            rhythm,
            count,
            until,
            later=_parameter(instead_of, "RANGE").upper() == "THISANDFUTURE",
            doubts=tuple(_doubts(event, start, rhythm, method)),
            place=_place(event),
        )


def _doubts(event: Any, start: When, rhythm: Rhythm | None, method: str) -> Iterator[Doubt]:
    if not isinstance(start, datetime):
        yield Doubt.WHOLE_DAY
    elif start.tzinfo is None:
        named = _parameter(event.get("DTSTART"), "TZID")
        yield Doubt.UNKNOWN_ZONE if named else Doubt.NO_ZONE
    if method == "COUNTER":
        yield Doubt.PROPOSED
    if event.get("RDATE") is not None or (event.get("RRULE") is not None and rhythm is None):
        yield Doubt.OTHER_RHYTHM


def _newest(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    """Return of several that are about the same the one that changed last: the highest SEQUENCE."""
    found = dict[tuple[str, str], CalendarEvent]()
    alone = list[CalendarEvent]()
    for event in events:
        key = event.uid, str(event.instead_of)
        if not event.uid:
            alone.append(event)
        elif key not in found or found[key].sequence <= event.sequence:
            found[key] = event
    return [*found.values(), *alone]


def _text(part: Any, name: str) -> str:
    """Return what a property says; where it stands there twice, the first of them."""
    value = part.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)


def _parameter(value: Any, name: str) -> str:
    return str(getattr(value, "params", {}).get(name, ""))


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
    left = MOST_LEFT_OUT
    for one in lists:
        try:
            dates = one.dts
        except (AttributeError, ValueError):  # one of them cannot be read, and so none
            continue
        left -= len(dates)
        if left < 0:
            raise CalendarFileError(reason="calendar-too-large")
        yield from (when for gone in dates if (when := _when(gone)) is not None)


def _minutes(event: Any, start: When) -> int | None:
    """Return how long an event is, or None where it does not say."""
    end, lasts = _when(event.get("DTEND")), event.get("DURATION")
    try:
        length = lasts.dt if lasts is not None else None if end is None else end - start
        return length // _MINUTE if isinstance(length, timedelta) else None
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None


def _place(event: Any) -> str | None:
    """Return where an event is, blank if it says nowhere, or None where it does not say."""
    if event.get("LOCATION") is None:
        return None
    return " ".join(whole_letters(_text(event, "LOCATION")).split())[:PLACE_LENGTH]


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
