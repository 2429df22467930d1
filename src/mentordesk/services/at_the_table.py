"""Which ideas are talked about at the table now, so that an answer may be given anew."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import waits
from mentordesk.domain.session import Session, SessionState
from mentordesk.models import IdeaRow, SessionRow


def is_at_the_table(tx: Transaction, row: IdeaRow, now: datetime) -> bool:
    """Return whether an idea came up in the session that is live, or waited until then.

    What waited is one that its mentor has brought earlier, and that had no answer before, or was
    parked until a day that came.
    """
    live = _live(tx, row)
    if live is None:
        return False
    began, idea = live.timing.started_at, row.to_domain()
    waited = waits(idea, now)
    return row.session_id == live.id or waited or (began is not None and idea.last.at >= began)


def answered_since(tx: Transaction, row: IdeaRow) -> datetime | None:
    """Return from when on answers are this table's: None for an idea of it, where all are."""
    live = _live(tx, row)
    return None if live is None or row.session_id == live.id else live.timing.started_at


def _live(tx: Transaction, row: IdeaRow) -> Session | None:
    """Return the session that is live with the mentor of an idea."""
    query = select(SessionRow).where(SessionRow.state == SessionState.LIVE)
    live = tx.scalars(query).one_or_none()
    return None if live is None or live.mentor_id != row.mentor_id else live.to_domain()
