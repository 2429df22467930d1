"""The worksheet of a leader who looks for a mentor, as a row."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class WorksheetRow(Base):
    """What was filled in so far, JSON in `body`; one at most, gone once there is a mentor."""

    __tablename__ = "worksheet"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    body: Mapped[str]
