"""One session moved, within the caller's transaction; whoever moves one moves it so."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.floor import Side
from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session
from mentordesk.models import (
    AskRow,
    CardAskedRow,
    NoteRow,
    ObservationRow,
    SeriesRow,
    SessionRow,
    TopicRow,
)
from mentordesk.services.going_on import only_going_on_in
from mentordesk.services.rows import one

_GO_ALONG = (TopicRow, AskRow, NoteRow, ObservationRow, CardAskedRow)


def move(tx: Transaction, session: SessionId, to: datetime, by: Side | None) -> Session:
    """Move a planned session, asked for `by` one, and return what takes its place.

    Agenda and notes go along. Raises SessionStateError unless it is planned, PairEndedError.
    """
    only_going_on_in(tx, session)
    old, new = one(tx, SessionRow, session).to_domain().moved(to, by)
    tx.merge(SessionRow.of(old))
    tx.add(SessionRow.of(new))
    tx.flush()
    for kind in _GO_ALONG:
        tx.execute(update(kind).where(kind.session_id == session).values(session_id=new.id))
    tell_calendars(tx, new.series)
    return new


def tell_calendars(tx: Transaction, series: UUID | None) -> None:
    """Note that calendars have something to learn of a series, if there is one."""
    if series is not None:
        grown = update(SeriesRow).where(SeriesRow.id == series)
        tx.execute(grown.values(sequence=SeriesRow.sequence + 1))
