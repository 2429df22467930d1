"""What a clock on the wall shows at a place, and when that is.

A zone is the name of one in the IANA database ("Europe/Berlin"), or blank: then the clock of this
computer counts, as for what was planned before zones were kept.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def zone_of(name: str) -> ZoneInfo | None:
    """Return the zone with that name, or None for a blank one and for one that nobody knows."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # a path, a folder, a zone of a newer computer
        return None


def zone_name(at: datetime) -> str:
    """Return the name of the zone that a moment carries, or blank for a mere distance to UTC."""
    return getattr(at.tzinfo, "key", None) or ""


def wall(at: datetime, zone: str) -> datetime:
    """Return what the clock of a place shows at a moment, without a time zone."""
    return at.astimezone(zone_of(zone)).replace(tzinfo=None, fold=0)


def at_wall(shown: datetime, zone: str) -> datetime:
    """Return when the clock of a place shows this (RFC 5545, 3.3.5).

    What is shown twice is meant the first time; a time that a clock change leaves out moves on by
    as much as the clock does.
    """
    place = zone_of(zone)
    if place is None:
        return shown.replace(tzinfo=None, fold=0).astimezone()
    return shown.replace(tzinfo=place, fold=0).astimezone(UTC).astimezone(place)


def same(one: datetime, other: datetime) -> bool:
    """Say whether two moments are one: Python tells apart what a clock shows twice (PEP 495)."""
    return one.astimezone(UTC) == other.astimezone(UTC)
