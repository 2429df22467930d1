"""When ideas were noted down, as the ledger tells: the moment an entry was made, not its day."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.fact import UNREADABLE, Kind, read_body
from mentordesk.models import IdeaRow, LedgerEntryRow

# As the bodies of such entries have it, and no words in any: there the marks are escaped.
_WHOLE = f'"kind":"{Kind.BROUGHT}"'
_SOME, _PUT_BACK = 200, timedelta(days=1)


def noted(tx: Transaction, ideas: Select[Any]) -> dict[IdeaId, datetime]:
    """Return when each of these ideas was first told, unless it was told whole then.

    Whole is told what comes from a file, or from a time before the ledger.
    """
    first = dict[IdeaId, datetime | None]()
    own = LedgerEntryRow.idea_id.in_(ideas), LedgerEntryRow.body.is_not(None)
    query = select(LedgerEntryRow.idea_id, LedgerEntryRow.body).where(*own)
    for key, body in tx.execute(query.order_by(LedgerEntryRow.number)):
        idea, said = IdeaId(UUID(str(key))), str(body)
        if idea not in first:
            with suppress(*UNREADABLE):
                first[idea] = None if _WHOLE in said else read_body(said).at
    return {idea: at for idea, at in first.items() if at is not None}


def noted_since(tx: Transaction, ideas: Select[Any], since: datetime | None) -> list[IdeaId]:
    """Return which of some ideas were first told after a moment and not whole; None is ever.

    The end of the ledger alone is read, and so much more as a clock may have been put back.
    """
    wanted = frozenset(tx.scalars(ideas))
    if since is None or not wanted:
        return list(noted(tx, ideas)) if wanted else []
    query = select(LedgerEntryRow.idea_id, LedgerEntryRow.body)
    told = LedgerEntryRow.idea_id.is_not(None), LedgerEntryRow.body.is_not(None)
    backwards = query.where(*told).order_by(LedgerEntryRow.number.desc())
    new = set[UUID | None]()
    for key, body in tx.execute(backwards.execution_options(yield_per=_SOME)):
        with suppress(*UNREADABLE):
            if read_body(str(body)).at < since - _PUT_BACK:
                break
        if key in wanted and _WHOLE not in str(body):
            new.add(key)
        else:
            new.discard(key)
    ids = select(IdeaRow.id).where(IdeaRow.id.in_(list(new)))
    return [idea for idea, at in noted(tx, ids).items() if at > since]
