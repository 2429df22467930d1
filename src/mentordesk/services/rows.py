"""Finding one row, or saying that it is not there; and changing a session."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session, SessionState
from mentordesk.errors import NotFoundError, SessionStateError
from mentordesk.models import Base, SessionRow
from mentordesk.services.leaders_store import Transactions

Row = TypeVar("Row", bound=Base)


def one(tx: Transaction, kind: type[Row], key: UUID) -> Row:
    """Return the row with that key.

    Raises NotFoundError, naming the table's noun.
    """
    row = tx.get(kind, key)
    if row is None:
        raise NotFoundError(what=kind.__tablename__)
    return row


def only_in(tx: Transaction, session: SessionId, *wanted: SessionState) -> None:
    """Refuse what a session is not in a state for; raises SessionStateError."""
    state = one(tx, SessionRow, session).to_domain().state
    if state not in wanted:
        raise SessionStateError(state=state.value, wanted=wanted[0].value)


def change_session(
    store: Transactions, session: SessionId, change: Callable[[Session], Session]
) -> Session:
    """Keep what one session becomes, and return it; raises NotFoundError."""
    with store.transaction() as tx:
        new = change(one(tx, SessionRow, session).to_domain())
        tx.merge(SessionRow.of(new))
    return new
