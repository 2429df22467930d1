"""Promises as rows, with how it went to try them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentordesk.domain.ids import PersonId, PromiseId, SessionId, TryId
from mentordesk.domain.promise import Promise, PromiseState, Tried
from mentordesk.models.base import Base


class TryLogRow(Base):
    """One line of how it went."""

    __tablename__ = "try_log"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    promise_id: Mapped[UUID] = mapped_column(ForeignKey("promise.id"), index=True)
    place: Mapped[int]
    at: Mapped[datetime]
    words: Mapped[str]


class PromiseRow(Base):
    """One promise of the leader's."""

    __tablename__ = "promise"
    __table_args__ = (
        Index("ix_promise_pair_closed", "mentor_id", "closed_at"),
        Index("ix_promise_tries", "session_id", sqlite_where=text("try_it = 1")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str]
    due: Mapped[date | None]
    state: Mapped[PromiseState] = mapped_column(index=True)
    reason: Mapped[str]
    closed_on: Mapped[date | None]
    try_it: Mapped[bool]
    closed_at: Mapped[datetime | None]
    moved: Mapped[int]
    log: Mapped[list[TryLogRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=TryLogRow.place
    )

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
            try_it=promise.try_it,
            closed_at=promise.closed_at,
            moved=promise.moved,
            log=[
                TryLogRow(id=tried.id, place=place, at=tried.at, words=tried.words)
                for place, tried in enumerate(promise.log)
            ],
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
            self.try_it,
            tuple(Tried(TryId(row.id), row.at, row.words) for row in self.log),
            self.moved,
            self.closed_at,
        )
