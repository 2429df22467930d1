"""What a mentor said outside every session, in a corridor or by mail, and the leader noted down."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import exists, func, select, text
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Idea, raise_idea
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.joining import is_piece
from mentordesk.errors import NotYetError
from mentordesk.models import IdeaRow, LedgerEntryRow, PersonRow, SessionRow
from mentordesk.services import idea_kin, idea_rows
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

        What is in pencil and in no entry yet was noted down while a session was open. What was
        split off since is as new as the idea that it was split from.
        """
        outside = IdeaRow.mentor_id == mentor, SessionRow.number == NO_NUMBER
        talks = SessionRow.id == IdeaRow.session_id
        theirs = select(IdeaRow.id).join(SessionRow, talks).where(*outside)
        is_told = exists().where(LedgerEntryRow.idea_id == IdeaRow.id)
        numbered = SessionRow.mentor_id == mentor, SessionRow.number != NO_NUMBER
        with self._store.reading() as tx:
            closed = tx.scalar(select(func.max(SessionRow.ended_at)).where(*numbered))
            keys = [IdeaId(key) for key in tx.scalars(theirs.where(_IN_PENCIL, ~is_told))]
            rows = idea_kin.rows_of(tx, (*keys, *noted_since(tx, theirs, closed)))
            new = {key: row.to_domain() for key, row in rows.items()}
            while old := [key for key, idea in new.items() if _split_from(tx, idea) - new.keys()]:
                for key in old:
                    del new[key]
        return tuple(sorted(new.values(), key=lambda idea: idea.raised_at))


def _split_from(tx: Transaction, piece: Idea) -> set[IdeaId]:
    """Return the idea that one was split from, if it stands."""
    origins = idea_kin.rows_of(tx, piece.origins)
    return {key for key, row in origins.items() if is_piece(piece, row.to_domain())}
