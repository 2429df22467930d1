"""What a session left open, handed to the pair's next one."""

from dataclasses import replace

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.receiving import joined
from mentordesk.domain.session import Session, SessionState
from mentordesk.models import ObservationRow, SessionRow
from mentordesk.services import lanes


def _following(session: Session) -> Select[SessionRow]:
    return (
        select(SessionRow)
        .where(SessionRow.mentor_id == session.mentor, SessionRow.state == SessionState.PLANNED)
        .order_by(SessionRow.planned_at)
        .limit(1)
    )


def carry_on(tx: Transaction, over: Session) -> None:
    """Hand what a session left open to the pair's next one, if there is one."""
    tx.flush()
    following = tx.scalar(_following(over))
    if following is not None:
        carry(tx, over, following.to_domain())


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
