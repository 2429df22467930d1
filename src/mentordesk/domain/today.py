"""What today asks of the leader: the next session, answers, credit and promises, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.credit_due import People, owes_credit
from mentordesk.domain.idea import ANSWER_WITHIN, Idea
from mentordesk.domain.ids import PersonId, PromiseId
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import Session
from mentordesk.domain.slips import Slips


@dataclass(frozen=True, slots=True)
class Coming:
    """A session to come, or live, with whom and what is on its agenda."""

    session: Session
    mentor: Person
    agenda: Agenda


@dataclass(frozen=True, slots=True)
class Today:
    """One calm page: `following` is the live session or else the next one.

    Of the promises, those of `open_logs` are something to try whose log can be written, and those
    of `closed` were kept or let go since the last session of their pair. In those of
    `strikes_asked` a mentor asked for something to be struck. What `slips` is for the leader alone.
    """

    leader: Person
    mentors: tuple[Person, ...]
    following: Coming | None
    coming: tuple[Coming, ...]
    answers_owed: tuple[Idea, ...]
    credit_owed: tuple[Idea, ...]
    promises: tuple[Promise, ...]
    open_logs: frozenset[PromiseId]
    strikes_asked: tuple[Session, ...] = ()
    closed: tuple[Promise, ...] = ()
    slips: tuple[Slips, ...] = ()

    def promised_to(self, mentor: PersonId) -> tuple[Promise, ...]:
        """Return what was promised to one mentor, closed since the last session or still open."""
        return tuple(one for one in (*self.closed, *self.promises) if one.mentor == mentor)


@dataclass(frozen=True, slots=True)
class Awaited:
    """An idea that waits for its answer, and what the mentor said of it, which waits with it.

    Both are one idea, unless what the mentor said goes on inside an idea of somebody else.
    """

    idea: Idea
    said: Idea


def answers_owed(
    waiting: Iterable[Awaited], now: datetime, within: timedelta = ANSWER_WITHIN
) -> tuple[Awaited, ...]:
    """Return what a mentor has waited for longer than `within`, what was said first before."""
    owed = [awaited for awaited in waiting if awaited.idea.answer_owed(now, within)]
    return tuple(sorted(owed, key=lambda awaited: awaited.said.raised_at))


def credit_owed(ideas: Iterable[Idea], people: People) -> tuple[Idea, ...]:
    """Return the ideas in use that nobody was credited for yet, the oldest use first."""
    owed = [idea for idea in ideas if owes_credit(idea, people)]
    return tuple(sorted(owed, key=lambda idea: idea.last.at))
