"""What a session left open, handed to the pair's next one."""

from dataclasses import replace

from sqlalchemy import Select, and_, exists, or_, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import CARRIES, WAITING
from mentordesk.domain.receiving import joined
from mentordesk.domain.session import Session, SessionState
from mentordesk.models import AskRow, ObservationRow, SessionRow, TopicRow
from mentordesk.services import lanes

OVER = (SessionState.CLOSED, SessionState.MISSED)
_LEFT_OPEN = or_(
    exists().where(
        TopicRow.session_id == SessionRow.id,
        TopicRow.state.in_(CARRIES),
    ),
    exists().where(AskRow.session_id == SessionRow.id, AskRow.state.in_(WAITING)),
    and_(
        SessionRow.state == SessionState.MISSED,
        exists().where(ObservationRow.session_id == SessionRow.id),
    ),
)


def _following(session: Session) -> Select[SessionRow]:
    return (
        select(SessionRow)
        .where(SessionRow.mentor_id == session.mentor, SessionRow.state == SessionState.PLANNED)
        .order_by(SessionRow.planned_at, SessionRow.number)  # as Today does
        .limit(1)
    )


def carry_on(tx: Transaction, over: Session) -> None:
    """Hand what a session left open to the pair's next one, if there is one."""
    tx.flush()
    to = following(tx, over)
    if to is not None:
        carry(tx, over, to)


def following(tx: Transaction, session: Session) -> Session | None:
    """Return what the pair of a session has planned next, if it has."""
    found = tx.scalar(_following(session))
    return None if found is None else found.to_domain()


def take_over(tx: Transaction, new: Session) -> None:
    """Hand what the pair's closed and missed sessions left open to a new one."""
    over = select(SessionRow).where(
        SessionRow.mentor_id == new.mentor, SessionRow.state.in_(OVER), _LEFT_OPEN
    )
    for row in tx.scalars(over.order_by(SessionRow.planned_at)):
        carry(tx, row.to_domain(), new)


def carry(tx: Transaction, over: Session, to: Session) -> None:
    """Hand what a session left open to another one of the pair.

    The observation sheet of one that did not take place goes along as a whole.
    """
    if over.state is SessionState.MISSED:
        seen = update(ObservationRow).where(ObservationRow.session_id == over.id)
        tx.execute(seen.values(session_id=to.id))
    old, new = lanes.read(tx, over.id).carried(to.id, over.planned_at.astimezone().date())
    if not (new.topics or new.asks):
        return
    here = lanes.read(tx, to.id)
    lanes.write(tx, old)
    both = replace(here, topics=(*new.topics, *here.topics), asks=(*new.asks, *here.asks))
    lanes.write(tx, joined(both))
