"""Topics and asks as rows; their order on the agenda is `place`.

Their columns are named as the fields of the domain, which are read without making rows of them.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.agenda import Ask, AskState, CameBy, Hand, Topic, TopicState
from mentordesk.domain.ids import SessionId
from mentordesk.models.base import Base


class TopicRow(Base):
    """One thing the mentor put on the agenda."""

    __tablename__ = "topic"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    place: Mapped[int]
    text: Mapped[str]
    minutes: Mapped[int | None]
    notes: Mapped[str]
    state: Mapped[TopicState]
    spent: Mapped[int]
    hand: Mapped[Hand]
    came_at: Mapped[datetime | None]
    carried_from: Mapped[date | None]
    from_ask: Mapped[bool]
    came_by: Mapped[CameBy]
    carried_of: Mapped[UUID | None]

    @classmethod
    def of(cls, topic: Topic, session: SessionId, place: int) -> "TopicRow":
        """Return the row of a topic at its place."""
        return cls(
            id=topic.id,
            session_id=session,
            place=place,
            text=topic.text,
            minutes=topic.minutes,
            notes=topic.notes,
            state=topic.state,
            spent=topic.spent,
            hand=topic.hand,
            came_at=topic.came_at,
            carried_from=topic.carried_from,
            from_ask=topic.from_ask,
            came_by=topic.came_by,
            carried_of=topic.carried_of,
        )


class AskRow(Base):
    """Something the leader would like to talk about."""

    __tablename__ = "ask"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    place: Mapped[int]
    text: Mapped[str]
    state: Mapped[AskState]
    asked_at: Mapped[datetime | None]

    @classmethod
    def of(cls, ask: Ask, session: SessionId, place: int) -> "AskRow":
        """Return the row of an ask at its place."""
        return cls(
            id=ask.id,
            session_id=session,
            place=place,
            text=ask.text,
            state=ask.state,
            asked_at=ask.asked_at,
        )
