"""Values that were lost with the end of their row, replaced by what is safe."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Enum, String, cast, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.person import Consent
from mentordesk.models import Base

# What a value becomes; any other the first that there is.
INSTEAD: Mapping[type, str] = {Consent: Consent.ASK}


def give_values(tx: Transaction) -> None:
    """Replace each word that no noun knows: it was lost with the end of its row."""
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Enum):
                _give_value(tx, table, column, column.type)


def _give_value(tx: Transaction, table: Any, column: Any, kind: Enum) -> None:
    known = list(kind.enums)
    default = INSTEAD.get(kind.enum_class or str, known[0])
    lost = cast(column, String).not_in(known)
    tx.execute(update(table).where(lost).values({column.name: default}))
