"""On which day a kind of data of a pair was destroyed; who forgets a mentor forgets it."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.keeping import DataKind
from mentordesk.models.base import Base


class DestroyedRow(Base):
    """That one kind of data of one pair was destroyed, and when it was last."""

    __tablename__ = "destroyed"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[DataKind] = mapped_column(primary_key=True)
    on: Mapped[date]
