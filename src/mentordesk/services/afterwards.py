"""What the leader does with the words of a session after its close."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from mentordesk.domain.afterwards import put_anew
from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.text import passage
from mentordesk.errors import BlankTextError, SessionStateError
from mentordesk.models import SessionRow
from mentordesk.services.edit_limit import last_day_of, only_in_time
from mentordesk.services.leaders_store import Transactions


class AfterwardsService:
    """The closed sessions of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def until(self, session: SessionId) -> date | None:
        """Return the last day on which a session can be changed; None before its close."""
        with self._store.reading() as tx:
            return last_day_of(tx, session)

    def put_anew(self, session: SessionId, text: str) -> Session:
        """Say back in other words; what the mentor confirmed is then said to be changed since.

        Raises SessionStateError before the close, EditLimitError past the pair's limit,
        BlankTextError or TextTooLongError.
        """
        words = passage(text, "play-back")
        if not words.strip():
            raise BlankTextError(what="play-back")
        now = self._now()
        with self._store.transaction() as tx:
            old = only_in_time(tx, session, now)
            if old.state is not SessionState.CLOSED:
                raise SessionStateError(state=old.state.value, wanted="changed")
            new = replace(old, play_back=put_anew(old.play_back, words, now.date()))
            tx.merge(SessionRow.of(new))
        return new
