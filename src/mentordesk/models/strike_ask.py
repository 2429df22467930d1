"""What a mentor asked to have struck, as rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.ids import SessionId, StrikeAskId
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.models.base import Base


class StrikeAskRow(Base):
    """One thing that a mentor asked for at the close."""

    __tablename__ = "strike_ask"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    text: Mapped[str]
    asked_at: Mapped[datetime]

    @classmethod
    def of(cls, ask: StrikeAsk) -> "StrikeAskRow":
        """Return the row of a wish."""
        return cls(id=ask.id, session_id=ask.session, text=ask.text, asked_at=ask.asked_at)

    def to_domain(self) -> StrikeAsk:
        """Return the wish."""
        return StrikeAsk(StrikeAskId(self.id), SessionId(self.session_id), self.text, self.asked_at)
