"""What a mentor said outside every session, in a corridor or by mail, and the leader noted down."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import func, select, text

from mentordesk.domain.idea import Idea, raise_idea
from mentordesk.domain.ids import PersonId
from mentordesk.errors import NotYetError
from mentordesk.models import IdeaRow, PersonRow, SessionRow
from mentordesk.services import idea_rows
from mentordesk.services.earlier_sessions import NO_NUMBER, noon, talk_outside
from mentordesk.services.ideas import proposed
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.ledger_noted import noted_since
from mentordesk.services.rows import one

# As the index of them has it.
_IN_PENCIL = text("pencil")


class OutsideService:
    """The ideas of the open desk that no session brought."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def note_down(self, by: PersonId, words: str, said_on: date) -> Idea:
        """Keep what a mentor said on a day, proposed by them with the pair's usual consent.

        It belongs to the talk outside a session of that day, also where a session was held then:
        what that holds was read back at its close. Raises NotYetError for a day to come,
        BlankTextError or TextTooLongError.
        """
        pen = Pen(self._now())
        today = pen.at.astimezone().date()
        if said_on > today:
            raise NotYetError(day=said_on)
        with self._store.transaction() as tx:
            mentor = one(tx, PersonRow, by).to_domain()
            talk = talk_outside(tx, by, said_on)
            heard_at = pen.at if said_on == today else noon(said_on)
            idea = raise_idea(talk, by, words, heard_at, (proposed(mentor),))
            idea_rows.keep(tx, idea, pen)
        return idea

    def to_read_back(self, mentor: PersonId) -> tuple[Idea, ...]:
        """Return what was noted down since the last close of a mentor's, the oldest first.

        What is still in pencil was noted down while a session was open.
        """
        outside = IdeaRow.mentor_id == mentor, SessionRow.number == NO_NUMBER
        talks = SessionRow.id == IdeaRow.session_id
        theirs = select(IdeaRow).join(SessionRow, talks).where(*outside)
        numbered = SessionRow.mentor_id == mentor, SessionRow.number != NO_NUMBER
        with self._store.reading() as tx:
            closed = tx.scalar(select(func.max(SessionRow.ended_at)).where(*numbered))
            noted = noted_since(tx, closed)
            rows = [tx.scalar(theirs.where(IdeaRow.id == idea)) for idea in noted]
            rows += tx.scalars(theirs.where(_IN_PENCIL))
            found = [row.to_domain() for row in dict.fromkeys(rows) if row is not None]
        return tuple(sorted(found, key=lambda idea: idea.raised_at))
