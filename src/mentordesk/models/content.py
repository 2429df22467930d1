"""What a pair adds to the shipped questions and formats, and which cards it has used."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class CardAskedRow(Base):
    """A question card that a pair took into an agenda."""

    __tablename__ = "card_asked"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    card: Mapped[str]
    asked_on: Mapped[date]
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("session.id"), index=True)


class OwnContentRow(Base):
    """A card or a format of a pair's own, or a shipped one as the pair changed it; JSON in `body`.

    Without a person it is for every pair of the desk.
    """

    __tablename__ = "own_content"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    key: Mapped[str]
    body: Mapped[str]
    changed_at: Mapped[datetime]
