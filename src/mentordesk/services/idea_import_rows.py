"""Earlier ideas as rows of the desk, with their people and sessions, within one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agreeing import answer_of, bound
from mentordesk.domain.earlier import Earlier, EarlierPart, EarlierStep
from mentordesk.domain.idea import Contribution, Idea, IdeaEvent, Recognition, same_part
from mentordesk.domain.ids import EventId, IdeaId, PersonId, new_id
from mentordesk.domain.joining import heavier
from mentordesk.domain.ledger.fact import PenHand, Told
from mentordesk.domain.ledger.facts import brought
from mentordesk.domain.ledger.whose import parts_told
from mentordesk.domain.person import Consent
from mentordesk.models import Base, IdeaRow
from mentordesk.services import ledger
from mentordesk.services.earlier_known import KnownIdeas
from mentordesk.services.earlier_people import EarlierPeople
from mentordesk.services.earlier_sessions import EarlierSessions
from mentordesk.services.idea_kin import rows_of
from mentordesk.services.idea_rows import bind_inside
from mentordesk.services.ledger import Pen

_AT_ONCE = 500


class Bringing:
    """Brings ideas into one transaction; `coming` are the ids of all that come."""

    def __init__(
        self,
        tx: Transaction,
        people: EarlierPeople,
        now: datetime,
        coming: AbstractSet[IdeaId],
    ) -> None:
        self._tx, self._people, self._now, self._coming = tx, people, now, coming
        self._before = KnownIdeas(tx)
        self._copies = {key: IdeaId(new_id()) for key in coming if self._before.has(key)}
        self._copied = {copy: key for key, copy in self._copies.items()}
        self._sessions = EarlierSessions(tx)
        self._given = set[IdeaId]()
        self._outer = set[IdeaId]()

    def bring(self, ideas: Iterable[Earlier]) -> int:
        """Add the ideas with their entries in the ledger, and return how many there were."""
        count, rest = 0, iter(ideas)
        pen = Pen(self._now, PenHand.IMPORT)
        while some := list(self._as_answered(islice(self._made(rest), _AT_ONCE))):
            self._add([IdeaRow.of(idea) for idea in some])
            ledger.enter(self._tx, map(brought, some), pen)
            self._tx.flush()
            self._tx.expunge_all()
            count += len(some)
        self._bind(pen)
        return count

    def _bind(self, pen: Pen) -> None:
        """Let no answer be looser for what came inside an idea that came too than for that."""
        left = list(self._outer)
        while left:
            some, left = left[:_AT_ONCE], left[_AT_ONCE:]
            for row in rows_of(self._tx, some).values():
                bind_inside(self._tx, row.to_domain(), pen)
            self._tx.expunge_all()

    def _add(self, rows: Sequence[IdeaRow]) -> None:
        """Insert rows as they are: to keep watch over each would take ten times as long."""
        self._tx.flush()
        what_hangs_on: tuple[Sequence[Base], ...] = (
            [part for row in rows for part in row.contributions],
            [step for row in rows for step in row.events],
            [given for row in rows for given in row.recognitions],
        )
        for some in (rows, *filter(None, what_hangs_on)):
            self._tx.execute(insert(type(some[0])), list(map(_values, some)))

    def _made(self, ideas: Iterator[Earlier]) -> Iterator[Idea]:
        return map(self._idea, ideas)

    def _as_answered(self, ideas: Iterable[Idea]) -> Iterator[Idea]:
        """Yield ideas; in the copy of one that is here no answer is looser than any given for that.

        Nor is one for an idea that goes on inside another of the desk. A file that was saved before
        somebody answered does not know of it.
        """
        every = tuple(ideas)
        here = [self._copied[idea.id] for idea in every if idea.id in self._copied]
        told, rows = ledger.entries_of_each(self._tx, here), rows_of(self._tx, here)
        into = {idea.joined_into for idea in every if idea.joined_into is not None}
        outer = rows_of(self._tx, filter(self._before.has, into - self._copied.keys()))
        self._outer |= into - outer.keys()
        for one in every:
            whole = None if one.joined_into is None else outer.get(one.joined_into)
            idea = one if whole is None else bound(one, whole.to_domain())
            key = self._copied.get(idea.id)
            if key is None:
                yield idea
                continue
            now = rows[key].to_domain().contributions
            held = (
                c if c in now else _held(c, told[key].values(), now) for c in idea.contributions
            )
            yield replace(idea, contributions=tuple(held))

    def _idea(self, told: Earlier) -> Idea:
        mentor = self._people.take(
            self._tx, told.mentor, told.met, is_mentor=True, key=told.mentor_id
        )
        return Idea(
            self._id(told),
            self._sessions.take(mentor, told.met),
            mentor,
            told.text,
            told.raised_at,
            self._parts(told, mentor),
            tuple(self._step(step, mentor) for step in told.steps),
            told.answer_by,
            told.application,
            tuple(self._credit(given, told, mentor) for given in told.recognitions),
            told.first_said,
            None if told.joined_into is None else self._tied(told.joined_into),
            tuple(filter(None, map(self._tied, told.origins))),
        )

    def _id(self, told: Earlier) -> IdeaId:
        """Return the id an idea had, or another one if that is taken."""
        if told.id is None or told.id in self._given:
            return IdeaId(new_id())
        self._given.add(told.id)
        return self._copies.get(told.id, told.id)

    def _tied(self, idea: IdeaId) -> IdeaId | None:
        """Return the id here of an idea that another is tied to: its copy, if that comes too."""
        is_there = idea in self._coming or self._before.has(idea)
        return self._copies.get(idea, idea) if is_there else None

    def _parts(self, told: Earlier, mentor: PersonId) -> tuple[Contribution, ...]:
        """Return the parts with people for names; one that is told twice is there once."""
        parts = list[Contribution]()
        for one in told.parts:
            who = self._who(one, told, mentor)
            given = Contribution(who, one.part, one.weight, one.consent, one.people)
            same = next((n for n, part in enumerate(parts) if same_part(part, given)), None)
            if same is None:
                parts.append(given)
            else:
                parts[same] = _united(parts[same], given)
        return tuple(parts)

    def _credit(self, given: Recognition, told: Earlier, mentor: PersonId) -> Recognition:
        """Return an act with those who agreed to it as they are known here, by their parts."""
        if not given.agreed:
            return given
        parts = (one for one in told.parts if one.person in given.agreed)
        here = {one.person: self._who(one, told, mentor) for one in parts}
        return replace(given, agreed=tuple(here[who] for who in given.agreed if who in here))

    def _who(self, part: EarlierPart, told: Earlier, mentor: PersonId) -> PersonId:
        if told.is_mentors(part):
            return mentor
        return self._people.take(self._tx, part.name, told.met, is_mentor=False, key=part.person)

    def _step(self, step: EarlierStep, mentor: PersonId) -> IdeaEvent:
        met = None if step.met is None else self._sessions.take(mentor, step.met)
        return IdeaEvent(
            EventId(new_id()), step.at, step.stage, met, step.reason, step.until, step.told_on
        )


def _values(row: Base) -> dict[str, Any]:
    told = vars(row)
    return {one.key: told[one.key] for one in row.__table__.columns if one.key in told}


def _held(had: Contribution, told: Iterable[Told], now: Iterable[Contribution]) -> Contribution:
    """Return a part with an answer no looser than any that its person gave."""
    given = {*parts_told(told, had.person), *(c for c in now if c.person == had.person)}
    limits = [one for one in given if one.consent not in (Consent.ASK, Consent.ANYWHERE)]
    if not limits:
        return had
    consent, people = answer_of((had, *limits))
    return replace(had, consent=consent, people=people)


def _united(first: Contribution, second: Contribution) -> Contribution:
    """Return a part that was told twice: the larger weight, and what both allow."""
    consent, people = answer_of((first, second))
    weight = heavier(first.weight, second.weight)
    return replace(first, weight=weight, consent=consent, people=people)
