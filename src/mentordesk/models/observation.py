"""What a mentor saw of the leader at work, as rows; their order on the sheet is `place`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.agenda import CameBy, Hand
from mentordesk.domain.ids import SeenId, SessionId
from mentordesk.domain.observation import Seen
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

    @classmethod
    def of(cls, seen: Seen, session: SessionId, place: int) -> "ObservationRow":
        """Return the row of what was seen, at its place."""
        return cls(
            id=seen.id,
            session_id=session,
            place=place,
            row=seen.row,
            asks=seen.asks,
            saw=seen.saw,
            hand=seen.hand,
            came_by=seen.came_by,
            came_at=seen.came_at,
        )

    def to_domain(self) -> Seen:
        """Return what was seen."""
        words, came = (self.row, self.asks, self.saw), (self.hand, self.came_by, self.came_at)
        return Seen(SeenId(self.id), *words, *came)
