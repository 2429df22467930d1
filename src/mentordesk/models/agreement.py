"""The agreement of a pair as rows."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentordesk.domain.agreement import Agreement, Answer, Clause
from mentordesk.domain.ids import PersonId
from mentordesk.models.base import Base


class ClauseRow(Base):
    """One ground rule of one pair."""

    __tablename__ = "clause"

    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.mentor_id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    line: Mapped[str]
    words: Mapped[str]
    answer: Mapped[Answer]


class AgreementRow(Base):
    """The clauses of one pair and their day."""

    __tablename__ = "agreement"

    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    agreed_on: Mapped[date]
    shared_agenda: Mapped[bool]
    clauses: Mapped[list[ClauseRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=ClauseRow.place
    )

    @classmethod
    def of(cls, agreement: Agreement) -> "AgreementRow":
        """Return the row of an agreement."""
        clauses = [
            ClauseRow(
                mentor_id=agreement.mentor,
                key=clause.key,
                place=place,
                line=clause.line,
                words=clause.words,
                answer=clause.answer,
            )
            for place, clause in enumerate(agreement.clauses)
        ]
        return cls(
            mentor_id=agreement.mentor,
            agreed_on=agreement.agreed_on,
            shared_agenda=agreement.shared_agenda,
            clauses=clauses,
        )

    def to_domain(self) -> Agreement:
        """Return the agreement."""
        clauses = tuple(Clause(c.key, c.line, c.words, c.answer) for c in self.clauses)
        return Agreement(PersonId(self.mentor_id), self.agreed_on, clauses, self.shared_agenda)
