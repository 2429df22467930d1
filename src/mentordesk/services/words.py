"""The mentors' words at the close, as a trend; single answers never leave here."""

from sqlalchemy import select

from mentordesk.domain.ids import PersonId
from mentordesk.domain.session import MentorWord, SessionState
from mentordesk.domain.word import Trend, trend
from mentordesk.models import SessionRow
from mentordesk.services.leaders_store import Transactions


class WordService:
    """How the mentors of the open desk felt over time."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def trend(self, mentor: PersonId) -> Trend:
        """Return how a mentor's words went, over the sessions in the order they closed."""
        taps = select(SessionRow.felt_heard, SessionRow.felt_safe, SessionRow.felt_worth)
        closed = taps.where(
            SessionRow.mentor_id == mentor, SessionRow.state == SessionState.CLOSED
        ).order_by(SessionRow.ended_at, SessionRow.number)
        with self._store.reading() as tx:
            return trend([MentorWord(*row) for row in tx.execute(closed)])
