"""What a calendar says of sessions that the desk does not know yet, and what is answered to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentordesk.domain.calendar_event import CalendarEvent
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.session import Session


class ChangeKind(StrEnum):
    """What a calendar says."""

    MOVED = "moved"
    ARRANGED = "arranged"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """One thing to ask about; an unknown event has no session.

    `later` means this session and all later ones of its series. `older` means that the file is from
    before the last change on the desk. What is ARRANGED otherwise is so long there, and there.
    """

    kind: ChangeKind
    event: CalendarEvent
    to: datetime
    session: Session | None = None
    later: bool = False
    older: bool = False
    minutes: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class CalendarNews:
    """All that a file says: what to ask about, and how many `others` are no session of the desk.

    `same` counts the sessions that stand in it as they are here, and `otherwise` the series that
    come back by another rhythm there: the desk keeps its own.
    """

    changes: tuple[CalendarChange, ...]
    same: int = 0
    others: int = 0
    otherwise: int = 0


@dataclass(frozen=True, slots=True)
class TakeMove:
    """The answer that a session moves, alone or with all later ones."""

    session: SessionId
    to: datetime
    later: bool = False
    by: Side | None = None


@dataclass(frozen=True, slots=True)
class TakeArranged:
    """The answer that a session has another length or place, alone or with later ones."""

    session: SessionId
    minutes: int
    place: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class TakeOff:
    """The answer that a session does not take place."""

    session: SessionId
    by: Side | None = None


@dataclass(frozen=True, slots=True)
class TakeNew:
    """The answer that an event is a new session with a mentor."""

    mentor: PersonId
    at: datetime
    minutes: int = 45


CalendarAnswer = TakeMove | TakeArranged | TakeOff | TakeNew
