"""One event of a calendar as another program wrote it, with what stays in doubt about it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.person import Rhythm

When = datetime | date
"""A moment, a time on the wall clock without a zone, or a whole day."""


class Doubt(StrEnum):
    """What an event leaves open, and so is said beside it."""

    NO_ZONE = "no-zone"
    """It names no time zone: the clock of the session's place counts."""
    UNKNOWN_ZONE = "unknown-zone"
    """It names one that nobody knows here: by which clock it is meant is a guess."""
    WHOLE_DAY = "whole-day"
    """It has a day and no time: the session keeps its time of day."""
    PROPOSED = "proposed"
    """Somebody proposes it (METHOD:COUNTER), and nobody agreed yet."""
    OTHER_RHYTHM = "other-rhythm"
    """It comes back otherwise than by a rhythm of the desk, or on single days more (RDATE)."""


GUESSES = frozenset({Doubt.UNKNOWN_ZONE, Doubt.PROPOSED, Doubt.OTHER_RHYTHM})
"""What nobody takes over without saying so."""


PLACE_LENGTH = 500
"""How much of where an event is counts: some calendars write a whole letter there."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event of a calendar, as far as it can be about a session.

    `instead_of` is which of those that come back it is about, with `later` also all that follow.
    `left_out` are those that the calendar took away. One that `repeats` does so by the `rhythm`, if
    that is one of the desk's, and ends after `count` times or at `until`, if it says so.
    `minutes` and `place` are None where it says nothing of them.
    """

    uid: str
    start: When
    sequence: int = 0
    minutes: int | None = None
    title: str = ""
    cancelled: bool = False
    repeats: bool = False
    instead_of: When | None = None
    left_out: tuple[When, ...] = ()
    rhythm: Rhythm | None = None
    count: int | None = None
    until: When | None = None
    later: bool = False
    doubts: tuple[Doubt, ...] = ()
    place: str | None = None

    @property
    def guessed(self) -> bool:
        """Return whether its new date would be a guess."""
        return not GUESSES.isdisjoint(self.doubts)
