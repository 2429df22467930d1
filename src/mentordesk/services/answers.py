"""The answers to ideas: who waits for one, and a no that was said."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.declining import told
from mentordesk.domain.idea import ANSWER_WITHIN, Idea, Stage, waits
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
            joined = tx.scalars(theirs.where(~idea_waits.APART)).all()
            ways = [(_standing(tx, row), row) for row in joined]
            theirs_not = [(s.to_domain(), row) for s, row in ways if s and s.mentor_id != mentor]
            elsewhere = [
                Awaited(stands, row.to_domain()) for stands, row in theirs_not if waits(stands, now)
            ]
        once = {awaited.idea.id: awaited for awaited in reversed(elsewhere)}
        every = [*(Awaited(idea, idea) for idea in found), *once.values()]
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


def _standing(tx: Transaction, row: IdeaRow) -> IdeaRow | None:
    """Return the idea that one goes on in, through all that are between.

    None where the way leads nowhere or in a circle, as on a damaged desk: the check names that.
    """
    here, way = row, {row.id}
    while here.joined_into is not None:
        outer = tx.get(IdeaRow, here.joined_into)
        if outer is None or outer.id in way:
            return None
        way.add(outer.id)
        here = outer
    return here
