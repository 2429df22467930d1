"""Sessions as a calendar file (RFC 5545) that every calendar takes and nobody can read into.

What comes back follows the wall clock of its place, so the file brings the rules of that time zone
along. What does not is in UTC, which every calendar shows in the time of its own place.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mentordesk.domain.calendar_entry import CalendarEntry
from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import at_wall, wall, zone_of
from mentordesk.domain.rhythm import LAST_WEEK, WEEKS, times, week_of_month
from mentordesk.export.zone_rules import zone_rules

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

TITLE = "Conversation"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(entries: Iterable[CalendarEntry]) -> bytes:
    """Return the file, the same for the same entries.

    A session that was moved keeps its UID and has a higher SEQUENCE.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//MentorDesk//MentorDesk//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    told = tuple(entries)
    for rules in _rules(told):
        calendar.add_component(rules)
    for entry in told:
        calendar.add_component(_event(entry))
    written: bytes = calendar.to_ical()
    return written


def _rules(entries: Iterable[CalendarEntry]) -> Iterator["Timezone"]:
    """Yield the rules of each zone whose clock counts, for as long as its entries last."""
    of_zones: dict[str, list[datetime]] = {}
    for entry in entries:
        zone = zone_of(entry.zone)
        if zone is not None and not zone.key.endswith("UTC") and _comes_back(entry):
            of_zones.setdefault(zone.key, []).extend((entry.at, *_times(entry)))
    for key, at in of_zones.items():
        yield zone_rules(ZoneInfo(key), min(at), max(at))


def _times(entry: CalendarEntry) -> Iterator[datetime]:
    if entry.rhythm is not None:
        shown = islice(times(entry.rhythm, wall(entry.at, entry.zone)), entry.count)
        yield from (at_wall(at, entry.zone) for at in shown)


def _comes_back(entry: CalendarEntry) -> bool:
    return entry.rhythm is not None or entry.instead_of is not None


def _event(entry: CalendarEntry) -> "Event":
    from icalendar import Event

    event = Event()
    at = _in_zone(entry.at, entry.zone if _comes_back(entry) else "")
    event.add("UID", entry.uid)
    event.add("SEQUENCE", entry.sequence)
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        event.add(name, entry.changed_at.astimezone(UTC))
    if entry.instead_of is not None:
        event.add("RECURRENCE-ID", _by_rhythm(entry.instead_of, entry.zone))
    event.add("DTSTART", at)
    event.add("DURATION", timedelta(minutes=entry.minutes))
    if entry.rhythm is not None:
        event.add("RRULE", _rule(entry))
    if entry.left_out:
        event.add("EXDATE", [_by_rhythm(gone, entry.zone) for gone in entry.left_out])
    event.add("SUMMARY", entry.title or TITLE)
    if entry.place:
        event.add("LOCATION", entry.place)
    event.add("CLASS", "PRIVATE")
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    if entry.alarm is not None and not entry.cancelled:
        event.add_component(_alarm(entry, entry.alarm))
    return event


def _in_zone(at: datetime, zone: str) -> datetime:
    """Return a moment by the clock of its place, or in UTC where the place is not known."""
    return at.astimezone(zone_of(zone) or UTC)


def _by_rhythm(shown: datetime, zone: str) -> datetime:
    """Return what the wall clock shows, as the rule of a calendar has it: not moved on in a gap."""
    place = zone_of(zone)
    return at_wall(shown, zone).astimezone(UTC) if place is None else shown.replace(tzinfo=place)


def _rule(entry: CalendarEntry) -> dict[str, object]:
    """Return how often it comes back; as RFC 5545 has it, the start counts as the first."""
    if entry.rhythm is not Rhythm.MONTHLY:
        weeks = WEEKS.get(entry.rhythm or Rhythm.WEEKLY, 1)
        return {"FREQ": "WEEKLY", "INTERVAL": weeks, "COUNT": entry.count}
    first = wall(entry.at, entry.zone)
    which = week_of_month(first.date())
    day = f"{-1 if which == LAST_WEEK else which}{_DAYS[first.weekday()]}"
    return {"FREQ": "MONTHLY", "BYDAY": day, "COUNT": entry.count}


def _alarm(entry: CalendarEntry, minutes: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", entry.title or TITLE)
    alarm.add("TRIGGER", timedelta(minutes=-minutes))
    return alarm
