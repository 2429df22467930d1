"""What left the desk, as rows: they hold no name and no path, and go when a mentor is forgotten."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.export_record import ExportKind, ExportRecord, Leaving
from mentordesk.domain.ids import ExportId, PersonId, SessionId
from mentordesk.domain.summary import Reader
from mentordesk.models.base import Base


class ExportRow(Base):
    """That one file left."""

    __tablename__ = "export"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[ExportKind]
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    session_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("session.id", ondelete="SET NULL"), index=True
    )
    first: Mapped[date | None]
    last: Mapped[date | None]
    reader: Mapped[Reader | None]
    form: Mapped[str]
    lock: Mapped[str]
    role_names: Mapped[bool]
    size: Mapped[int]
    sha256: Mapped[bytes]

    @classmethod
    def of(cls, record: ExportRecord) -> "ExportRow":
        """Return the row of a record."""
        what = record.what
        return cls(
            id=record.id,
            at=record.at,
            kind=what.kind,
            person_id=what.person,
            session_id=what.session,
            first=what.first,
            last=what.last,
            reader=what.reader,
            form=what.form,
            lock=what.lock,
            role_names=what.role_names,
            size=record.size,
            sha256=record.sha256,
        )

    def to_domain(self) -> ExportRecord:
        """Return the record."""
        what = Leaving(
            self.kind,
            None if self.person_id is None else PersonId(self.person_id),
            None if self.session_id is None else SessionId(self.session_id),
            self.first,
            self.last,
            self.reader,
            self.form,
            self.lock,
            self.role_names,
        )
        return ExportRecord(ExportId(self.id), self.at, what, self.size, self.sha256)
