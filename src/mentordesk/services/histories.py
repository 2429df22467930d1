"""What was, and is planned, with each mentor: read newest first and no more than is shown."""

from collections import defaultdict

from sqlalchemy import and_, func, select

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.history import History, Met
from mentordesk.domain.ids import PersonId
from mentordesk.domain.session import SessionState
from mentordesk.models import SessionRow, TopicRow
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.sessions import is_told

_FIRST = 2
_UNSAID = (TopicState.DROPPED, TopicState.PARKED)


class HistoryService:
    """The histories of the open desk, one for each pair."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def of(self, mentor: PersonId, most: int) -> History:
        """Return so many of a pair's sessions, the newest plan first, with their first topics."""
        theirs = and_(SessionRow.mentor_id == mentor, is_told())
        newest = (
            select(SessionRow)
            .where(theirs)
            .order_by(SessionRow.planned_at.desc(), SessionRow.number.desc())
            .limit(most)
        )
        counted = select(SessionRow.state, func.count()).where(theirs).group_by(SessionRow.state)
        with self._store.reading() as tx:
            sessions = [row.to_domain() for row in tx.scalars(newest)]
            counts = {row[0]: row[1] for row in tx.execute(counted)}
            said = (
                select(TopicRow.session_id, TopicRow.text)
                .where(TopicRow.session_id.in_([one.id for one in sessions]))
                .where(TopicRow.state.not_in(_UNSAID))
                .order_by(TopicRow.session_id, TopicRow.place)
            )
            topics = defaultdict[object, list[str]](list)
            for session, text in tx.execute(said):
                topics[session].append(text)
        mets = tuple(
            Met(one, tuple(topics[one.id][:_FIRST]), max(0, len(topics[one.id]) - _FIRST))
            for one in sessions
        )
        return History(mets, sum(counts.values()), counts.get(SessionState.CLOSED, 0))
