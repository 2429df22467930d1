"""The ends of pairs: wished for in the mentor's seat, carried out by the leader, taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ending import Ending
from mentordesk.domain.forget import Stays
from mentordesk.domain.ids import PersonId
from mentordesk.domain.session import Session, SessionState
from mentordesk.errors import SessionLiveError
from mentordesk.models import EndingRow, PersonRow, SessionRow
from mentordesk.services import moving
from mentordesk.services.rows import one
from mentordesk.services.seats import Seats
from mentordesk.vault.store import Store


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a pair, and the sessions that were called off by it: calendars may be told."""

    ending: Ending
    off: tuple[Session, ...]


class EndingService:
    """How the pairs of the open desk end; in the mentor's seat only their own wish."""

    def __init__(self, store: Store, now: Callable[[], datetime], seats: Seats) -> None:
        self._store, self._now, self._seats = store, now, seats

    def of(self, mentor: PersonId) -> Ending:
        """Return how far a pair is with its end; raises NotFoundError."""
        self._seats.only_pair(mentor)
        with self._store.reading() as tx:
            return _of(tx, mentor)

    def ask(self, mentor: PersonId, *, wished: bool = True) -> Ending:
        """Keep that the mentor wishes to end it, or does not any more; no reason is asked."""
        self._seats.only_pair(mentor)
        day = self._now().astimezone().date() if wished else None
        return self._keep(mentor, lambda old: replace(old, asked_on=day))

    def wish(self, mentor: PersonId, stays: Stays | None) -> Ending:
        """Keep what the mentor wishes to stay of the credit, should they be forgotten."""
        self._seats.only_pair(mentor)
        return self._keep(mentor, lambda old: replace(old, stays=stays))

    def all(self) -> tuple[Ending, ...]:
        """Return the pairs that are over or whose mentor wishes it, the first wish first."""
        self._seats.only_leader()
        either = or_(EndingRow.ended_on.is_not(None), EndingRow.asked_on.is_not(None))
        query = select(EndingRow).where(either).order_by(EndingRow.asked_on, EndingRow.person_id)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))

    def ended(self) -> dict[PersonId, Ending]:
        """Return the pairs that are over."""
        return {ending.mentor: ending for ending in self.all() if ending.is_over}

    def end(self, mentor: PersonId) -> Ended:
        """End a pair today, whoever asked; what is planned is called off.

        Raises NotFoundError, or SessionLiveError while the pair is at the table.
        """
        self._seats.only_leader()
        with self._store.transaction() as tx:
            old = _of(tx, mentor)
            theirs = select(SessionRow).where(SessionRow.mentor_id == mentor)
            live = theirs.where(SessionRow.state == SessionState.LIVE)
            if tx.scalar(live) is not None:
                raise SessionLiveError
            planned = theirs.where(SessionRow.state == SessionState.PLANNED)
            now = self._now()
            gone = (row.to_domain().missed(None) for row in tx.scalars(planned))
            off = [replace(session, changed_at=now) for session in gone]
            for session in off:
                tx.merge(SessionRow.of(session))
            for series in {session.series for session in off}:
                moving.tell_calendars(tx, series, now)
            ending = replace(old, ended_on=now.astimezone().date())
            tx.merge(EndingRow.of(ending))
        return Ended(ending, tuple(off))

    def take_up(self, mentor: PersonId) -> Ending:
        """Take a pair up again; sessions that were called off stay so."""
        self._seats.only_leader()
        return self._keep(mentor, lambda old: replace(old, asked_on=None, ended_on=None))

    def _keep(self, mentor: PersonId, change: Callable[[Ending], Ending]) -> Ending:
        with self._store.transaction() as tx:
            new = change(_of(tx, mentor))
            tx.merge(EndingRow.of(new))
        return new


def _of(tx: Transaction, mentor: PersonId) -> Ending:
    one(tx, PersonRow, mentor)
    row = tx.get(EndingRow, mentor)
    return Ending(mentor) if row is None else row.to_domain()
