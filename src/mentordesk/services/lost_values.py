"""Values that were lost with the end of their row, replaced by what is safe."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Enum, String, cast, delete, or_, select, union, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agreement import Answer
from mentordesk.domain.floor import Side
from mentordesk.domain.person import Consent, Role
from mentordesk.domain.session import SessionState
from mentordesk.models import Base, ClauseAnswerRow, PairingRow, PersonRow, SessionRow
from mentordesk.services.clock import now

# What a value becomes that nothing else tells; any other the first that there is.
INSTEAD: Mapping[type, str] = {Consent: Consent.ASK, Role: Role.OTHER}


def give_values(tx: Transaction) -> None:
    """Replace each word that no noun knows: it was lost with the end of its row."""
    mentors = union(select(SessionRow.mentor_id), select(PairingRow.person_id))
    met = update(PersonRow).where(PersonRow.id.in_(mentors))
    tx.execute(met.where(_is_lost(PersonRow.role, Role)).values(role=Role.MENTOR))
    _give_leader(tx)
    over = update(SessionRow).where(SessionRow.planned_at < now())
    tx.execute(
        over.where(_is_lost(SessionRow.state, SessionState)).values(state=SessionState.CLOSED)
    )
    _ask_again(tx)
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Enum):
                _give_value(tx, table, column, column.type)


def _ask_again(tx: Transaction) -> None:
    """Forget an answer to a ground rule that lost whose or which it was: it is asked again."""
    lost = _is_lost(ClauseAnswerRow.side, Side), _is_lost(ClauseAnswerRow.answer, Answer)
    tx.execute(delete(ClauseAnswerRow).where(or_(*lost)))


def _give_leader(tx: Transaction) -> None:
    """Who alone lost their role is the leader, where nobody is; else another would be made up."""
    lost = _is_lost(PersonRow.role, Role)
    nobody = tx.scalar(select(PersonRow.id).where(PersonRow.role == Role.LEADER)) is None
    if nobody and len(tx.scalars(select(PersonRow.id).where(lost)).all()) == 1:
        tx.execute(update(PersonRow).where(lost).values(role=Role.LEADER))


def _give_value(tx: Transaction, table: Any, column: Any, kind: Enum) -> None:
    default = INSTEAD.get(kind.enum_class or str, kind.enums[0])
    tx.execute(update(table).where(_is_lost(column, kind.enums)).values({column.name: default}))


def _is_lost(column: Any, known: Iterable[str]) -> Any:
    return cast(column, String).not_in(list(known))
