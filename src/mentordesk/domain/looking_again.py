"""When a pair looks at its agreement again: at its third session with it, and at half-time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.agreement import Agreement
from mentordesk.domain.session import SessionState

HALF_TIME_FORMAT = "half-time"
_THIRD = 3
COUNTS = (SessionState.PLANNED, SessionState.LIVE, SessionState.CLOSED)
"""Sessions that are to come, or took place."""


class Moment(StrEnum):
    """Why it is looked at again."""

    THIRD = "third"
    HALF_TIME = "half_time"


@dataclass(frozen=True, slots=True)
class Look:
    """A session at which a pair looks at its agreement again."""

    moment: Moment
    number: int
    on: date


@dataclass(frozen=True, slots=True)
class Met:
    """What tells of a session whether it is one of them."""

    at: datetime
    number: int
    format: str

    @property
    def on(self) -> date:
        """Return its day in this place."""
        return self.at.astimezone().date()


def looks(agreement: Agreement, sessions: Iterable[Met]) -> tuple[Look, ...]:
    """Return when it is looked at again, the next first, by the sessions of the pair.

    What the pair settled that day settles the look. The third session counts from the first
    answer on.
    """
    since = (met for met in sessions if met.on >= agreement.begun_on)
    met = sorted(since, key=lambda one: one.at)
    third = [Look(Moment.THIRD, one.number, one.on) for one in met[_THIRD - 1 : _THIRD]]
    halves = (one for one in met if one.format == HALF_TIME_FORMAT)
    half = [Look(Moment.HALF_TIME, one.number, one.on) for one in halves]
    ahead = (one for one in (*half, *third) if one.on > agreement.settled_on)
    return tuple(sorted(ahead, key=lambda look: look.on))


def due(ahead: Iterable[Look], today: date) -> Look | None:
    """Return the look that is due: of several, the latest settles the others."""
    return max((one for one in ahead if one.on <= today), key=lambda one: one.on, default=None)
