"""Finding one row, or saying that it is not there; and changing a session."""

import json
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import TextClause
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


def columns(tx: Transaction, query: TextClause) -> list[list[Any]]:
    """Return what a question that gathers each column in one text tells, column by column.

    Thousands of rows are handed over one by one; this way they are here in a fraction of that. Each
    column has its rows in the order of the others.
    """
    return [json.loads(column) for column in tx.execute(query).one()]


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
