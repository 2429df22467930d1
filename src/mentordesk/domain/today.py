"""What today asks of the leader: the next session, answers, credit and promises, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.credit_due import People, owes_credit
from mentordesk.domain.idea import ANSWER_WITHIN, UNANSWERED, Idea
from mentordesk.domain.ids import PersonId, PromiseId
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import Session
from mentordesk.domain.slips import Slips, slips


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
    `people` are all whom the desk knows. At `next_owed` one more answer is owed, if none of that
    changes and no day begins before.
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
    people: tuple[Person, ...] = ()
    next_owed: datetime | None = None

    def promised_to(self, mentor: PersonId) -> tuple[Promise, ...]:
        """Return what was promised to one mentor, closed since the last session or still open."""
        return tuple(one for one in (*self.closed, *self.promises) if one.mentor == mentor)

    def with_promise(self, promise: Promise, on: date) -> "Today":
        """Return the page on that day with a promise as it is now, among those it belongs to."""
        still = [one for one in self.promises if one.id != promise.id]
        closed = [one for one in self.closed if one.id != promise.id]
        (still if promise.state is PromiseState.OPEN else closed).append(promise)
        found = slips(still, on)
        return replace(self, promises=tuple(still), closed=tuple(closed), slips=found)


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


def next_owed(
    ideas: Iterable[Idea], now: datetime, within: timedelta = ANSWER_WITHIN
) -> datetime | None:
    """Return the next moment at which one more answer is owed; what is due by its day has none."""
    waiting = (one for one in ideas if one.stage in UNANSWERED and one.joined_into is None)
    due = (one.raised_at + within for one in waiting if one.answer_by is None)
    return min((at for at in due if at >= now), default=None)


def credit_owed(ideas: Iterable[Idea], people: People) -> tuple[Idea, ...]:
    """Return the ideas in use that nobody was credited for yet, the oldest use first."""
    owed = [idea for idea in ideas if owes_credit(idea, people)]
    return tuple(sorted(owed, key=lambda idea: idea.last.at))
