"""One session planned, moved or called off, within the caller's transaction; whoever does, so."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, SessionId
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
from mentordesk.services.carrying import carry_on, take_over
from mentordesk.services.going_on import only_going_on, only_going_on_in
from mentordesk.services.rows import one

_GO_ALONG = (TopicRow, AskRow, NoteRow, ObservationRow, CardAskedRow)


def next_number(tx: Transaction, mentor: PersonId) -> int:
    """Return the number of the session that a pair plans next; none is given twice."""
    highest = select(func.max(SessionRow.number)).where(SessionRow.mentor_id == mentor)
    return (tx.scalar(highest) or 0) + 1


def plan(tx: Transaction, new: Session, now: datetime) -> Session:
    """Keep a session that is planned; what the pair's earlier ones left open carries over to it.

    Raises PairEndedError.
    """
    only_going_on(tx, new.mentor)
    new = replace(new, changed_at=now)
    tx.add(SessionRow.of(new))
    tx.flush()
    take_over(tx, new)
    return new


def move(
    tx: Transaction, session: SessionId, to: datetime, by: Side | None, now: datetime
) -> Session:
    """Move a planned session, asked for `by` one, and return what takes its place.

    Agenda and notes go along. Raises SessionStateError unless it is planned, PairEndedError.
    """
    only_going_on_in(tx, session)
    old, new = one(tx, SessionRow, session).to_domain().moved(to, by)
    new = replace(new, changed_at=now)
    tx.merge(SessionRow.of(old))
    tx.add(SessionRow.of(new))
    tx.flush()
    for kind in _GO_ALONG:
        tx.execute(update(kind).where(kind.session_id == session).values(session_id=new.id))
    tell_calendars(tx, new.series, now)
    return new


def arrange(
    tx: Transaction, session: SessionId, minutes: int, place: str, now: datetime
) -> Session:
    """Give a planned session another length and place, and return it; see `Session.arranged`.

    Raises SessionStateError unless it is planned, PairEndedError.
    """
    only_going_on_in(tx, session)
    old = one(tx, SessionRow, session).to_domain()
    new = old.arranged(minutes, place)
    if new == old:
        return old
    new = replace(new, changed_at=now)
    tx.merge(SessionRow.of(new))
    tell_calendars(tx, new.series, now)
    return new


def miss(tx: Transaction, session: SessionId, by: Side | None, now: datetime) -> Session:
    """Record that a planned session did not take place; what was open carries over.

    Raises SessionStateError unless it is planned.
    """
    new = replace(one(tx, SessionRow, session).to_domain().missed(by), changed_at=now)
    tx.merge(SessionRow.of(new))
    tell_calendars(tx, new.series, now)
    carry_on(tx, new)
    return new


def tell_calendars(tx: Transaction, series: UUID | None, now: datetime) -> None:
    """Note that calendars have something to learn of a series, if there is one."""
    if series is not None:
        grown = update(SeriesRow).where(SeriesRow.id == series)
        tx.execute(grown.values(sequence=SeriesRow.sequence + 1, changed_at=now))
