"""The pair's limit, asked before anything of a closed session is changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import afterwards
from mentordesk.domain.person import Pairing
from mentordesk.domain.session import Session
from mentordesk.models import PairingRow, SessionRow
from mentordesk.services.rows import one


def only_in_time(tx: Transaction, session: UUID, now: datetime) -> Session:
    """Return a session that can still be changed; raises EditLimitError past the pair's limit."""
    met = one(tx, SessionRow, session).to_domain()
    afterwards.only_in_time(met, pairing_of(tx, met), now)
    return met


def pairing_of(tx: Transaction, session: Session) -> Pairing:
    """Return what the pair of a session settled."""
    row = tx.get(PairingRow, session.mentor)
    return Pairing() if row is None else row.to_domain()
