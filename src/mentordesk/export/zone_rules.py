"""The rules of a time zone as a calendar file brings them along (RFC 5545, 3.6.5).

Only for the years that the file is about: which is all that a reader needs, and what the rules say
today. Each change of the clocks stands for itself, since a zone may change its rules any year.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

_DAY, _SECOND, _NONE = timedelta(days=1), timedelta(seconds=1), timedelta()


def zone_rules(zone: ZoneInfo, first: datetime, last: datetime) -> "Timezone":
    """Return the rules of a zone from the year before one moment to the year after another."""
    from icalendar import Timezone

    begin = datetime(first.year - 1, 1, 1, tzinfo=UTC)
    end = datetime(last.year + 2, 1, 1, tzinfo=UTC)
    rules = Timezone()
    rules.add("TZID", zone.key)
    _add(rules, zone, begin, _offset(zone, begin))
    before = _offset(zone, begin)
    for at in _changes(zone, begin, end):
        _add(rules, zone, at, before)
        before = _offset(zone, at)
    return rules


def _add(rules: "Timezone", zone: ZoneInfo, at: datetime, before: timedelta) -> None:
    """Add what holds from a moment on, which is told by the clock as it went before."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    then = at.astimezone(zone)
    part = TimezoneDaylight() if then.dst() else TimezoneStandard()
    part.add("DTSTART", (at + before).replace(tzinfo=None))
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", _offset(zone, at))
    part.add("TZNAME", then.tzname() or zone.key)
    rules.add_component(part)


def _changes(zone: tzinfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield each moment, to the second, from which on another offset holds."""
    day = begin
    while day < end:
        later = day + _DAY
        if _offset(zone, day) != _offset(zone, later):
            yield _change(zone, day, later)
        day = later


def _change(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    old = _offset(zone, before)
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _offset(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after


def _offset(zone: tzinfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or _NONE
