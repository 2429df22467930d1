"""Finding one row, or saying that it is not there."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session as Transaction

from mentordesk.errors import NotFoundError
from mentordesk.models import Base

Row = TypeVar("Row", bound=Base)


def one(tx: Transaction, kind: type[Row], key: UUID) -> Row:
    """Return the row with that key.

    Raises NotFoundError, naming the table's noun.
    """
    row = tx.get(kind, key)
    if row is None:
        raise NotFoundError(what=kind.__tablename__)
    return row
