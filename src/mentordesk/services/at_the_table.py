"""Which ideas are talked about at the table now, so that an answer may be given anew."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import waits
from mentordesk.domain.ids import EventId, IdeaId
from mentordesk.domain.session import Session, SessionState
from mentordesk.models import IdeaRow, SessionRow
from mentordesk.services import ledger


def is_at_the_table(tx: Transaction, row: IdeaRow, now: datetime) -> bool:
    """Return whether an idea came up in the session that is live, or waited until then.

    What waited is one that its mentor has brought earlier, and that had no answer before, or was
    parked until a day that came.
    """
    live = _live(tx, row)
    if live is None:
        return False
    idea = row.to_domain()
    return row.session_id == live.id or waits(idea, now) or idea.last.id not in _before(tx, row)


def answered_before(tx: Transaction, row: IdeaRow) -> frozenset[EventId]:
    """Return the steps that an idea had before this table: none for an idea of it."""
    live = _live(tx, row)
    return frozenset() if live is None or row.session_id == live.id else _before(tx, row)


def _before(tx: Transaction, row: IdeaRow) -> frozenset[EventId]:
    """Return the steps that the ledger tells of an idea: those of this table are in pencil yet.

    No clock is asked, since one may be set back.
    """
    told = ledger.tale_of(tx, IdeaId(row.id))
    if row.pencil and not told.is_begun:
        return frozenset()
    idea = told.idea if row.pencil and told.idea is not None else row.to_domain()
    return frozenset(event.id for event in idea.events)


def _live(tx: Transaction, row: IdeaRow) -> Session | None:
    """Return the session that is live with the mentor of an idea."""
    query = select(SessionRow).where(SessionRow.state == SessionState.LIVE)
    live = tx.scalars(query).one_or_none()
    return None if live is None or live.mentor_id != row.mentor_id else live.to_domain()
