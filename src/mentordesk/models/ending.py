"""That a pair ended, or that its mentor wishes to, as rows; who forgets a mentor forgets them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.ending import Ending
from mentordesk.domain.forget import Stays
from mentordesk.domain.ids import PersonId
from mentordesk.models.base import Base


class EndingRow(Base):
    """The end of one pair; without a day it is only wished for."""

    __tablename__ = "ending"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    asked_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    stays: Mapped[Stays | None]

    @classmethod
    def of(cls, ending: Ending) -> "EndingRow":
        """Return the row of an ending."""
        days = {"asked_on": ending.asked_on, "ended_on": ending.ended_on}
        return cls(person_id=ending.mentor, **days, stays=ending.stays)

    def to_domain(self) -> Ending:
        """Return the ending."""
        return Ending(PersonId(self.person_id), self.asked_on, self.ended_on, self.stays)
