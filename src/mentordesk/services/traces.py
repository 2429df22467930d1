"""What a damaged desk still tells of rows that are lost: in its indexes, and in other rows."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.person import Role
from mentordesk.domain.session import SessionState
from mentordesk.models import (
    IdeaRow,
    NoteRow,
    ObservationRow,
    PairingRow,
    PersonRow,
    PromiseRow,
    SessionRow,
    TopicRow,
)
from mentordesk.vault.repair import Lost

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Traces:
    """Asked by the key of a row; None where nothing tells."""

    def __init__(self, tx: Transaction, lost: Lost) -> None:
        self._tx = tx
        self._told = {
            UUID(str(told["id"])): told
            for noun in ("session", "idea", "promise")
            for told in lost.get(noun, ())
            if "id" in told
        }

    def one(self, query: Any) -> Any:
        """Return the first value that is found."""
        return self._tx.scalar(query.limit(1))

    def said(self, row: UUID, column: str) -> Any:
        """Return what the indexes tell of a column."""
        return self._told.get(row, {}).get(column)

    def key(self, row: UUID, column: str) -> UUID | None:
        """Return the key that the indexes tell."""
        told = self.said(row, column)
        return None if told is None else UUID(str(told))

    def moment(self, row: UUID, column: str) -> datetime | None:
        """Return the time that the indexes tell."""
        told = self.said(row, column)
        return None if told is None else datetime.fromisoformat(str(told)).replace(tzinfo=UTC)

    def state_of(self, session: UUID) -> SessionState:
        """Return in what state a session was; one of which nothing tells is over by now."""
        told = self.said(session, "state")
        return SessionState(str(told)) if told in set(SessionState) else SessionState.CLOSED

    def mentor_of(self, session: UUID) -> UUID | None:
        """Return whose session it was, by what came of it."""
        asked = (
            select(SessionRow.mentor_id).where(SessionRow.id == session),
            select(IdeaRow.mentor_id).where(IdeaRow.session_id == session),
            select(PromiseRow.mentor_id).where(PromiseRow.session_id == session),
        )
        return next((told for told in map(self.one, asked) if told is not None), None)

    def only_mentor(self) -> UUID | None:
        """Return the mentor of a desk that has no other."""
        mentors = self._tx.scalars(select(PersonRow.id).where(PersonRow.role == Role.MENTOR)).all()
        return mentors[0] if len(mentors) == 1 else None

    def time_of(self, session: UUID) -> datetime:
        """Return the earliest time that something of a session tells."""
        times = [
            self.one(select(func.min(column)).where(kind.session_id == session))
            for kind, column in (
                (NoteRow, NoteRow.changed_at),
                (IdeaRow, IdeaRow.raised_at),
                (TopicRow, TopicRow.came_at),
                (ObservationRow, ObservationRow.came_at),
            )
        ]
        return min((time for time in times if time is not None), default=LONG_AGO)

    def day_of(self, mentor: UUID) -> date:
        """Return the day since which a pair meets."""
        since = self.one(select(PairingRow.since).where(PairingRow.person_id == mentor))
        return since or LONG_AGO.date()
