"""Promises as rows."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.ids import PersonId, PromiseId, SessionId
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.models.base import Base


class PromiseRow(Base):
    """One promise of the leader's."""

    __tablename__ = "promise"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str]
    due: Mapped[date | None]
    state: Mapped[PromiseState] = mapped_column(index=True)
    reason: Mapped[str]
    closed_on: Mapped[date | None]

    @classmethod
    def of(cls, promise: Promise) -> "PromiseRow":
        """Return the row of a promise."""
        return cls(
            id=promise.id,
            session_id=promise.session,
            mentor_id=promise.mentor,
            text=promise.text,
            due=promise.due,
            state=promise.state,
            reason=promise.reason,
            closed_on=promise.closed_on,
        )

    def to_domain(self) -> Promise:
        """Return the promise."""
        return Promise(
            PromiseId(self.id),
            SessionId(self.session_id),
            PersonId(self.mentor_id),
            self.text,
            self.due,
            self.state,
            self.reason,
            self.closed_on,
        )
