"""Several sessions of one pair told together: what goes into it, and what its reader will see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from typing import TypeAlias

from mentordesk.domain.aim import Aim, Rating
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.liking import NOTHING_LIKED, Liking
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.summary import (
    Choice,
    IdeaLine,
    LeftOut,
    Material,
    NoteText,
    PromiseLine,
    Reader,
    Section,
    Summary,
)


class PeriodKind(StrEnum):
    """Why sessions are told together.

    HAND_OVER is for the mentor to take along when it is over: all that is theirs.
    """

    SEVERAL = "several"
    HALF_TIME = "half_time"
    CLOSING = "closing"
    HAND_OVER = "hand_over"


NOTES = frozenset({Section.TOPIC_NOTES, Section.SHARED_NOTES, Section.PRIVATE_NOTES})
"""What a review and a closing summary hold only where the leader asks for it."""
_WITHOUT = {
    PeriodKind.SEVERAL: frozenset[Section](),
    PeriodKind.HALF_TIME: NOTES,
    PeriodKind.CLOSING: NOTES,
    PeriodKind.HAND_OVER: NOTES - {Section.SHARED_NOTES},
}


@dataclass(frozen=True, slots=True)
class Period:
    """Which sessions of one mentor: chosen one by one, or all of the days between two, both in.

    The days are those of the meetings, in either order; None is open.
    """

    mentor: PersonId
    kind: PeriodKind = PeriodKind.SEVERAL
    first: date | None = None
    last: date | None = None
    sessions: frozenset[SessionId] = frozenset()

    def has(self, session: Session, zone: tzinfo | None = None) -> bool:
        """Return whether a session falls into it, whatever became of it."""
        if session.mentor != self.mentor:
            return False
        if self.sessions:
            return session.id in self.sessions
        first, last = self.first or date.min, self.last or date.max
        return min(first, last) <= session.met_at(zone).date() <= max(first, last)

    def choice(self, reader: Reader, *, locked: bool = False) -> Choice:
        """Return what is chosen as long as the leader chose nothing else."""
        return Choice(reader, locked, _WITHOUT[self.kind])


@dataclass(frozen=True, slots=True)
class PeriodMaterial:
    """All that the desk holds of a period: of what was held, the oldest first.

    Each session is without its ideas and promises, which stand beside all of them, and so do the
    ideas of other sessions that some go on in.
    """

    period: Period
    leader: Person
    mentor: Person
    people: tuple[Person, ...]
    sessions: tuple[Material, ...]
    ideas: tuple[Idea, ...] = ()
    promises: tuple[Promise, ...] = ()
    aims: tuple[Aim, ...] = ()
    around: tuple[Idea, ...] = ()
    called_off: tuple[SessionState, ...] = ()

    @property
    def count(self) -> int:
        """Return how many steps telling of it takes, for whoever waits."""
        return len(self.sessions) + len(self.ideas)


@dataclass(frozen=True, slots=True)
class AimLine:
    """An aim as its reader sees it; how the leader rated it only the leader reads."""

    text: str
    of_mentor: bool
    first: Rating | None = None
    last: Rating | None = None


@dataclass(frozen=True, slots=True)
class Arc:
    """How it went over the whole time; `minutes` at the table, `mentor_share` in percent."""

    held: int
    moved: int
    missed: int
    minutes: int
    mentor_share: int | None


@dataclass(frozen=True, slots=True)
class PeriodSummary:
    """Exactly what a file of a period will hold; an exporter sees nothing else.

    `days` are the first and the last meeting, and None, as is `mentor`, where the reader may not
    learn it; `called` and `liking` as in a summary. Ideas and promises stand beside the sessions,
    told once. `in_roles` nobody is named.
    """

    reader: Reader
    leader: str
    mentor: str | None
    kind: PeriodKind
    days: tuple[date, date] | None
    arc: Arc | None = None
    aims: tuple[AimLine, ...] = ()
    sessions: tuple[Summary, ...] = ()
    ideas: tuple[IdeaLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    in_roles: bool = False
    called: str = ""
    liking: Liking = NOTHING_LIKED

    @property
    def private(self) -> tuple[NoteText, ...]:
        """Return the private notes of all sessions, which leave only locked."""
        return tuple(note for session in self.sessions for note in session.private)

    @property
    def inside(self) -> dict[Section, int]:
        """Return how much of each section the file holds; a section without anything is missing."""
        counts = Counter[Section]()
        for session in self.sessions:
            counts.update(session.inside)
        counts[Section.AIMS] = len(self.aims)
        counts[Section.RATINGS] = sum(aim.first is not None for aim in self.aims)
        counts[Section.IDEAS] = len(self.ideas)
        counts[Section.PROMISES] = len(self.promises)
        return {section: counts[section] for section in Section if counts[section]}


Composed: TypeAlias = Summary | PeriodSummary
"""What a file is made of."""
