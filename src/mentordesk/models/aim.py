"""The aims of a pair as rows; who forgets a mentor forgets them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.aim import Aim, Rating
from mentordesk.domain.ids import AimId, PersonId
from mentordesk.models.base import Base


class AimRow(Base):
    """One aim with the leader's ratings of it."""

    __tablename__ = "aim"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    first_value: Mapped[int | None]
    first_on: Mapped[date | None]
    last_value: Mapped[int | None]
    last_on: Mapped[date | None]
    of_mentor: Mapped[bool]
    text: Mapped[str]

    @classmethod
    def of(cls, aim: Aim) -> "AimRow":
        """Return the row of an aim."""
        first, last = aim.first, aim.last
        return cls(
            id=aim.id,
            mentor_id=aim.mentor,
            first_value=None if first is None else first.value,
            first_on=None if first is None else first.on,
            last_value=None if last is None else last.value,
            last_on=None if last is None else last.on,
            of_mentor=aim.of_mentor,
            text=aim.text,
        )

    def to_domain(self) -> Aim:
        """Return the aim."""
        return Aim(
            AimId(self.id),
            PersonId(self.mentor_id),
            self.text,
            self.of_mentor,
            _rating(self.first_value, self.first_on),
            _rating(self.last_value, self.last_on),
        )


def _rating(value: int | None, on: date | None) -> Rating | None:
    return None if value is None or on is None else Rating(value, on)
