"""In which talks ideas were heard that no session here brought: one of each mentor and day."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

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
        self._held[mentor, day] = made = _made(self._tx, mentor, day)
        return made


def talk_outside(tx: Transaction, mentor: PersonId, day: date) -> SessionId:
    """Return the talk of a mentor's on a day outside every session, made if there is none.

    Never a session with a number: what that holds was read back to its mentor at its close.
    """
    about = noon(day)
    near = SessionRow.planned_at.between(about - timedelta(days=1), about + timedelta(days=1))
    kind = SessionRow.number == NO_NUMBER, SessionRow.state == SessionState.CLOSED
    query = select(SessionRow).where(SessionRow.mentor_id == mentor, *kind, near)
    for row in tx.scalars(query.order_by(SessionRow.planned_at)):
        talk = row.to_domain()
        if talk.met_at().date() == day:
            return talk.id
    return _made(tx, mentor, day)


def noon(day: date) -> datetime:
    """Return the moment that stands for a day of which nobody knows the hour."""
    return datetime.combine(day, _NOON).astimezone()


def _made(tx: Transaction, mentor: PersonId, day: date) -> SessionId:
    new = replace(meeting.plan(mentor, NO_NUMBER, noon(day)), state=SessionState.CLOSED)
    tx.add(SessionRow.of(new))
    tx.flush()
    return new.id
