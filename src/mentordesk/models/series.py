"""Series of sessions as rows; who forgets a mentor forgets them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.ids import PersonId, SeriesId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import Series
from mentordesk.models.base import Base


class SeriesRow(Base):
    """How often a pair meets."""

    __tablename__ = "series"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    follows_id: Mapped[UUID | None] = mapped_column(ForeignKey("series.id", ondelete="SET NULL"))
    rhythm: Mapped[Rhythm]
    starts_at: Mapped[datetime]
    zone: Mapped[str]
    count: Mapped[int]
    minutes: Mapped[int]
    place: Mapped[str]
    sequence: Mapped[int]
    changed_at: Mapped[datetime | None]

    @classmethod
    def of(cls, series: Series) -> "SeriesRow":
        """Return the row of a series."""
        return cls(
            id=series.id,
            mentor_id=series.mentor,
            follows_id=series.follows,
            rhythm=series.rhythm,
            starts_at=series.starts_at,
            zone=series.zone,
            count=series.count,
            minutes=series.minutes,
            place=series.place,
            sequence=series.sequence,
            changed_at=series.changed_at,
        )

    def to_domain(self) -> Series:
        """Return the series."""
        return Series(
            SeriesId(self.id),
            PersonId(self.mentor_id),
            self.rhythm,
            self.starts_at,
            self.zone,
            self.count,
            self.minutes,
            self.place,
            self.sequence,
            None if self.follows_id is None else SeriesId(self.follows_id),
            self.changed_at,
        )
