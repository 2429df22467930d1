"""What today asks of the leader: the next session, answers, credit and promises, nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.credit_due import People, owes_credit
from mentordesk.domain.ending import Ending
from mentordesk.domain.idea import ANSWER_WITHIN, Idea
from mentordesk.domain.ids import PersonId, PromiseId, SeriesId, SessionId
from mentordesk.domain.person import Person, Rhythm
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.slips import Slips, slips

SHOWN = 6
"""So many sessions stand on the page, with the one on top."""


class Ahead(NamedTuple):
    """A session to come, or live, as far as it is chosen by.

    One whose time `passed` was not recorded yet; one that is `today` goes on now, or begins still.
    """

    session: SessionId
    mentor: PersonId
    series: SeriesId | None
    live: bool
    passed: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """A session to come, or live, with whom and what is on its agenda.

    One of a series comes back by its `rhythm`; one of a pair without any as they mean to meet.
    """

    session: Session
    mentor: Person
    agenda: Agenda
    rhythm: Rhythm | None = None

    def passed(self, now: datetime) -> bool:
        """Return whether its time is over and nobody recorded what became of it."""
        met = self.session
        return met.state is SessionState.PLANNED and time_passed(met.planned_at, met.minutes, now)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What waits for the leader: the first of the `count` answers owed, and what is `in_use`.

    Of the latter nobody was credited, or not everybody's no to credit is known. `next_owed` is
    when one more answer is owed, if nothing changes and no day begins before.
    """

    answers: tuple[Idea, ...]
    count: int
    next_owed: datetime | None
    in_use: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """One calm page: `following` is the live session or else the next one; see `shown_of`.

    Of the promises, those of `open_logs` are something to try whose log can be written, and those
    of `closed` were kept or let go since the last session of their pair. In those of
    `strikes_asked` a mentor asked for something to be struck. What `slips` is for the leader alone.
    `people` are all whom the desk knows. At `next_owed` one more answer is owed, if none of that
    changes and no day begins before. `answers_count` are owed, of which the first are here.
    Of pairs that are over nothing waits but answers and credit; `endings` tells of them, and of
    wishes to end one.
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
    answers_count: int = 0
    endings: tuple[Ending, ...] = ()

    @property
    def owed(self) -> int:
        """Return how many ideas wait for an answer or for credit."""
        return self.answers_count + len(self.credit_owed)

    @property
    def goes_on(self) -> bool:
        """Return whether there is a mentor whose pair is not over."""
        over = {ending.mentor for ending in self.endings if ending.is_over}
        return any(mentor.id not in over for mentor in self.mentors)

    @property
    def wished_over(self) -> tuple[Ending, ...]:
        """Return the wishes of mentors to end it that nobody answered yet."""
        return tuple(ending for ending in self.endings if not ending.is_over)

    def promised_to(self, mentor: PersonId) -> tuple[Promise, ...]:
        """Return what was promised to one mentor, closed since the last session or still open."""
        return tuple(one for one in (*self.closed, *self.promises) if one.mentor == mentor)

    def passed(self, now: datetime) -> frozenset[SessionId]:
        """Return which sessions of the page were over by then, and were not recorded."""
        shown = (*(() if self.following is None else (self.following,)), *self.coming)
        return frozenset(one.session.id for one in shown if one.passed(now))

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


def shown_of(ahead: Sequence[Ahead]) -> list[SessionId]:
    """Return which of the sessions ahead stand on the page, the one on top first.

    They are given in the order of their time, a live one before. On top stands that one or the next
    of today, and one whose time passed where nothing is left today. Below it all keep their order;
    the next session of each pair goes before all others, and a series stands once: else one that
    meets every week would hide the other pairs. What passed hides nothing that is still to come.
    """
    if not ahead:
        return []
    top = next((one for one in ahead if one.live or one.today), ahead[0])
    later = [one for one in ahead if one is not top]
    met = set() if top.live or top.passed else {top.mentor}
    series, nexts, others = set[tuple[SeriesId, bool]](), list[SessionId](), list[SessionId]()
    for one in later:
        if one.series is not None and (one.series, one.passed) in series:
            continue
        (others if one.mentor in met else nexts).append(one.session)
        if not one.passed:
            met.add(one.mentor)
        if one.series is not None:
            series.add((one.series, one.passed))
    chosen = set([*nexts, *others][: SHOWN - 1])
    return [top.session, *(one.session for one in later if one.session in chosen)]


def time_passed(at: datetime, minutes: int, now: datetime) -> bool:
    """Return whether a session that was planned so is over."""
    return at + timedelta(minutes=minutes) <= now


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
