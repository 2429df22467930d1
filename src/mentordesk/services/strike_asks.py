"""What the mentors asked to have struck, until the leader did it."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from mentordesk.domain.ids import SessionId, StrikeAskId
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.strike_ask import StrikeAsk, strike_ask
from mentordesk.models import SessionRow, StrikeAskRow
from mentordesk.services.care import CareService
from mentordesk.services.leaders_store import Transactions


class StrikeAskService:
    """The wishes of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store, self._now, self._care = store, now, care

    def ask(self, session: SessionId, text: str) -> StrikeAsk:
        """Keep what the mentor asks for; raises BlankTextError or TextTooLongError."""
        new = strike_ask(session, text, self._now())
        with self._store.transaction() as tx:
            tx.add(StrikeAskRow.of(new))
        return new

    def of_session(self, session: SessionId) -> tuple[StrikeAsk, ...]:
        """Return what was asked for in a session and is not settled, in the order it was asked."""
        of_it = select(StrikeAskRow).where(StrikeAskRow.session_id == session)
        with self._store.reading() as tx:
            rows = tx.scalars(of_it.order_by(StrikeAskRow.asked_at))
            return tuple(row.to_domain() for row in rows)

    def sessions(self) -> tuple[Session, ...]:
        """Return the closed sessions in which a wish waits, the oldest first."""
        # The wishes are few; asked for by its state too, every session of ten years would be read.
        query = select(SessionRow).where(SessionRow.id.in_(select(StrikeAskRow.session_id)))
        with self._store.reading() as tx:
            found = [row.to_domain() for row in tx.scalars(query.order_by(SessionRow.planned_at))]
        return tuple(session for session in found if session.state is SessionState.CLOSED)

    def settle(self, ask: StrikeAskId) -> None:
        """Destroy a wish that was done: its words say what was struck. Again does no harm."""
        with self._store.transaction() as tx:
            row = tx.get(StrikeAskRow, ask)
            if row is not None:
                words = row.text
                tx.delete(row)
                self._care.copies.forget(
                    SessionId(row.session_id), lambda text: " ".join(text.text.split()) == words
                )
            self._care.owe_forgetting(tx)
        self._care.forget_struck()
