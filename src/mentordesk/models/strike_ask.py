"""What a mentor asked to have struck, as rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class StrikeAskRow(Base):
    """One thing that a mentor asked for at the close."""

    __tablename__ = "strike_ask"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    text: Mapped[str]
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
