"""Which ideas are talked about at the table now, so that an answer may be given anew."""

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import UNANSWERED
from mentordesk.domain.session import SessionState
from mentordesk.models import IdeaRow, SessionRow


def is_at_the_table(tx: Transaction, row: IdeaRow) -> bool:
    """Return whether an idea came up in the session that is live, or waited until then.

    What waited is one that its mentor has brought earlier, and that had no answer before.
    """
    query = select(SessionRow).where(SessionRow.state == SessionState.LIVE)
    live = tx.scalars(query).one_or_none()
    if live is None or live.mentor_id != row.mentor_id:
        return False
    began = live.to_domain().timing.started_at
    last = row.to_domain().last
    waited = last.stage in UNANSWERED or (began is not None and last.at >= began)
    return row.session_id == live.id or waited
