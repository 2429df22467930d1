"""How often an event of a calendar file comes back, as one of the desk's rhythms."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mentordesk.domain.calendar_event import When
from mentordesk.domain.person import Rhythm
from mentordesk.domain.rhythm import LAST_WEEK, WEEKS, week_of_month

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ENDS = {"COUNT", "UNTIL", "WKST"}


def rhythm_of(rule: Any, start: When) -> Rhythm | None:
    """Return which rhythm a rule is for an event that begins then, or None for any other rule."""
    if not isinstance(rule, Mapping):  # several of them
        return None
    parts = {name: _values(value) for name, value in rule.items() if name not in _ENDS}
    kind, interval = parts.pop("FREQ", []), parts.pop("INTERVAL", ["1"])
    weekday = _DAYS[start.weekday()]
    if kind == ["WEEKLY"] and parts in ({}, {"BYDAY": [weekday]}):
        return next((r for r, weeks in WEEKS.items() if interval == [str(weeks)]), None)
    if kind == ["MONTHLY"] and interval == ["1"]:
        return Rhythm.MONTHLY if _same_weekday(parts, weekday, start) else None
    return None


def ends_of(rule: Any) -> tuple[int | None, When | None]:
    """Return after how many times a rule ends, and until when, each if it says so."""
    if not isinstance(rule, Mapping):
        return None, None
    count = next(iter(rule.get("COUNT") or []), None)
    until = next(iter(rule.get("UNTIL") or []), None)
    counted = count if isinstance(count, int) and count > 0 else None
    return counted, until if isinstance(until, date) else None


def _same_weekday(parts: dict[str, list[str]], weekday: str, start: When) -> bool:
    """Return whether a monthly rule is the same weekday of the month, as the desk reads it."""
    which = week_of_month(start)
    place = "-1" if which == LAST_WEEK else str(which)
    apart = {"BYDAY": [weekday], "BYSETPOS": [place]}  # as one widespread program writes it
    return parts in ({"BYDAY": [f"{place}{weekday}"]}, {"BYDAY": [f"+{place}{weekday}"]}, apart)


def _values(value: Any) -> list[str]:
    several = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return [str(one) for one in several]
