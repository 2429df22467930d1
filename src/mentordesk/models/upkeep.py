"""What is owed to the desk itself, as rows."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class UpkeepRow(Base):
    """One task of upkeep: since when it waits, or when it was last done."""

    __tablename__ = "upkeep"

    task: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
