"""What the leader chose for the whole desk, as rows."""

from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base

ALARM = "alarm"
"""How many minutes before a session a calendar reminds of it, or nothing for no reminder."""


class ChoiceRow(Base):
    """One choice, by its name; what was never chosen has no row."""

    __tablename__ = "choice"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int | None]
