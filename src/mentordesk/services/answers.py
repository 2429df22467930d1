"""The answers to ideas: who waits for one, and a no that was said."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.declining import told
from mentordesk.domain.idea import ANSWER_WITHIN, Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.today import Awaited, answers_owed
from mentordesk.models import IdeaRow
from mentordesk.services import idea_rows, idea_waits
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen


class AnswerService:
    """The answers of the open desk; one is owed where it took longer than `within`."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self.within = ANSWER_WITHIN

    def waiting(self, mentor: PersonId) -> tuple[Awaited, ...]:
        """Return what a mentor waits to have answered, each once: owed answers first, then by age.

        What goes on inside an idea of another mentor waits with that one, as long as it does.
        """
        theirs = select(IdeaRow).where(IdeaRow.mentor_id == mentor).order_by(IdeaRow.raised_at)
        now = self._now()
        with self._store.reading() as tx:
            found = [row.to_domain() for row in tx.scalars(theirs.where(idea_waits.waits(now)))]
            elsewhere = _elsewhere(tx, mentor, now)
        every = [*(Awaited(idea, idea) for idea in found), *elsewhere]
        every.sort(key=lambda awaited: awaited.said.raised_at)
        return tuple(sorted(every, key=lambda one: not one.idea.answer_owed(now, self.within)))

    def owed(self, mentor: PersonId) -> tuple[Awaited, ...]:
        """Return what a mentor has waited for too long, the oldest first."""
        return answers_owed(self.waiting(mentor), self._now(), self.within)

    def decline(self, idea: IdeaId, reason: str, told_on: date | None = None) -> Idea:
        """Decline an idea, with the day on which the mentor was told if that is known.

        Raises IdeaStageError, or BlankTextError without a reason.
        """
        now, no = self._now(), Stage.DECLINED
        return self._change(idea, lambda old: old.moved(no, now, reason=reason, told_on=told_on))

    def tell(self, idea: IdeaId, on: date) -> Idea:
        """Keep when the mentor was told of a no; raises IdeaStageError for any other idea."""
        return self._change(idea, lambda old: told(old, on))

    def _change(self, idea: IdeaId, change: Callable[[Idea], Idea]) -> Idea:
        with self._store.transaction() as tx:
            return idea_rows.change(tx, idea_rows.standing(tx, idea), change, Pen(self._now()))


def _elsewhere(tx: Transaction, mentor: PersonId, now: datetime) -> list[Awaited]:
    """Return what waits within ideas of other mentors, each with what was said of it first.

    The ways are walked by keys alone: thousands may go on inside others, and few of them wait.
    """
    joined = select(IdeaRow.id, IdeaRow.joined_into).where(~idea_waits.APART)
    into = {row.id: row.joined_into for row in tx.execute(joined)}
    theirs = select(IdeaRow.id).where(IdeaRow.mentor_id == mentor, ~idea_waits.APART)
    said = tx.scalars(theirs.order_by(IdeaRow.raised_at)).all()
    ways = [(_standing(into, key), key) for key in said]
    first = {stands: key for stands, key in reversed(ways) if stands is not None}
    others = select(IdeaRow.id).where(IdeaRow.mentor_id != mentor, idea_waits.waits(now))
    waiting = first.keys() & set(tx.scalars(others)) if first else set()
    once = {stands: key for stands, key in first.items() if stands in waiting}
    rows = tx.scalars(select(IdeaRow).where(IdeaRow.id.in_([*once, *once.values()])))
    ideas = {row.id: row.to_domain() for row in rows} if once else {}
    return [Awaited(ideas[stands], ideas[key]) for stands, key in once.items()]


def _standing(into: Mapping[UUID, UUID | None], key: UUID) -> UUID | None:
    """Return the idea that one goes on in, through all that are between.

    None where the way leads in a circle, as on a damaged desk: the check names that.
    """
    here, way = key, {key}
    while (outer := into.get(here)) is not None:
        if outer in way:
            return None
        way.add(outer)
        here = outer
    return here
