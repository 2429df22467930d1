"""The answers to ideas: who waits for one, and a no that was said."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import select

from mentordesk.domain.declining import told
from mentordesk.domain.idea import ANSWER_WITHIN, Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.today import answers_owed
from mentordesk.models import IdeaRow
from mentordesk.services import idea_rows, idea_waits
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen


class AnswerService:
    """The answers of the open desk; one is owed where it took longer than `within`."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self.within = ANSWER_WITHIN

    def waiting(self, mentor: PersonId) -> tuple[Idea, ...]:
        """Return what a mentor waits to have answered, the oldest first."""
        waits = idea_waits.waits(self._now())
        query = select(IdeaRow).where(IdeaRow.mentor_id == mentor, waits)
        with self._store.reading() as tx:
            rows = tx.scalars(query.order_by(IdeaRow.raised_at))
            return tuple(row.to_domain() for row in rows)

    def owed(self, mentor: PersonId) -> tuple[Idea, ...]:
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
