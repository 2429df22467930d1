"""The pair's limit, asked before anything of a closed session is changed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import afterwards
from mentordesk.domain.person import Pairing
from mentordesk.domain.session import Session
from mentordesk.models import IdeaRow, PairingRow, SessionRow
from mentordesk.services.earlier_sessions import NO_NUMBER
from mentordesk.services.ledger_noted import noted
from mentordesk.services.rows import one


def only_in_time(tx: Transaction, session: UUID, now: datetime) -> Session:
    """Return a session that can still be changed; raises EditLimitError past the pair's limit."""
    met = one(tx, SessionRow, session).to_domain()
    afterwards.only_in_time(met, pairing_of(tx, met), now)
    return met


def idea_in_time(tx: Transaction, row: IdeaRow, now: datetime) -> Session:
    """Return the session of an idea whose words can still be changed; raises EditLimitError.

    One that was noted down outside a session, maybe days after it was said, counts from then.
    """
    met = one(tx, SessionRow, row.session_id).to_domain()
    own = select(IdeaRow.id).where(IdeaRow.id == row.id)
    afterwards.only_in_time(met, pairing_of(tx, met), now, _noted(tx, met, own))
    return met


def last_day_of(tx: Transaction, session: UUID) -> date | None:
    """Return the last day on which anything of a session can be changed; None before its close."""
    met = one(tx, SessionRow, session).to_domain()
    all_of_it = select(IdeaRow.id).where(IdeaRow.session_id == session)
    return afterwards.last_day(met, pairing_of(tx, met), _noted(tx, met, all_of_it))


def _noted(tx: Transaction, met: Session, ideas: Select[Any]) -> tuple[datetime, ...]:
    return () if met.number != NO_NUMBER else tuple(noted(tx, ideas).values())


def pairing_of(tx: Transaction, session: Session) -> Pairing:
    """Return what the pair of a session settled."""
    row = tx.get(PairingRow, session.mentor)
    return Pairing() if row is None else row.to_domain()
