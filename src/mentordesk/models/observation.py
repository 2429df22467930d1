"""What a mentor saw of the leader at work, as rows; their order on the sheet is `place`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.agenda import CameBy, Hand
from mentordesk.models.base import Base


class ObservationRow(Base):
    """One row of a sheet: its key, what it asks, and what the mentor saw."""

    __tablename__ = "observation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    place: Mapped[int]
    row: Mapped[str]
    asks: Mapped[str]
    saw: Mapped[str]
    hand: Mapped[Hand]
    came_by: Mapped[CameBy]
    came_at: Mapped[datetime]
