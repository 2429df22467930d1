"""In which sessions earlier ideas were heard: one of each mentor and day."""

from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import session as meeting
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.session import SessionState
from mentordesk.models import SessionRow

NO_NUMBER = 0
_NOON = time(12)


class EarlierSessions:
    """The sessions that took place, by mentor and day; one that nobody kept is made.

    It has no number of its own: those count from the first session that was planned here.
    """

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        closed = select(SessionRow).where(SessionRow.state == SessionState.CLOSED)
        self._held: dict[tuple[PersonId, date], SessionId] = {}
        for row in tx.scalars(closed.order_by(SessionRow.planned_at.desc())):
            met = row.to_domain()
            self._held[met.mentor, met.met_at().date()] = met.id

    def take(self, mentor: PersonId, day: date) -> SessionId:
        """Return the session of a mentor's on a day, made if there is none."""
        held = self._held.get((mentor, day))
        if held is not None:
            return held
        at = datetime.combine(day, _NOON).astimezone()
        new = replace(meeting.plan(mentor, NO_NUMBER, at), state=SessionState.CLOSED)
        self._tx.add(SessionRow.of(new))
        self._tx.flush()
        self._held[mentor, day] = new.id
        return new.id
