"""The agreement of a pair as rows, with all that both ever answered."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentordesk.domain.agreement import Agreement, Answer, Clause, ClauseAnswer
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId
from mentordesk.models.base import Base


class ClauseAnswerRow(Base):
    """What one side said to a ground rule on a day."""

    __tablename__ = "clause_answer"
    __table_args__ = (
        ForeignKeyConstraint(["mentor_id", "key"], ["clause.mentor_id", "clause.key"]),
    )

    mentor_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[Side]
    answer: Mapped[Answer]
    on: Mapped[date]
    told: Mapped[bool]
    line: Mapped[str]
    words: Mapped[str]

    def to_domain(self) -> ClauseAnswer:
        """Return the answer."""
        return ClauseAnswer(self.side, self.answer, self.line, self.words, self.on, self.told)


class ClauseRow(Base):
    """One ground rule of one pair."""

    __tablename__ = "clause"

    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.mentor_id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    line: Mapped[str]
    words: Mapped[str]
    answer: Mapped[Answer]
    said: Mapped[list[ClauseAnswerRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=ClauseAnswerRow.place
    )

    @classmethod
    def of(cls, mentor: PersonId, clause: Clause, place: int) -> "ClauseRow":
        """Return the row of a clause at its place."""
        said = [
            ClauseAnswerRow(
                mentor_id=mentor,
                key=clause.key,
                place=at,
                side=one.by,
                answer=one.answer,
                on=one.on,
                told=one.told,
                line=one.line,
                words=one.words,
            )
            for at, one in enumerate(clause.said)
        ]
        return cls(
            mentor_id=mentor,
            key=clause.key,
            place=place,
            line=clause.line,
            words=clause.words,
            answer=clause.answer,
            said=said,
        )

    def to_domain(self) -> Clause:
        """Return the clause."""
        said = tuple(one.to_domain() for one in self.said)
        return Clause(self.key, self.line, self.words, self.answer, said)


class AgreementRow(Base):
    """The clauses of one pair and their day."""

    __tablename__ = "agreement"

    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    agreed_on: Mapped[date]
    shared_agenda: Mapped[bool]
    looked_on: Mapped[date | None]
    clauses: Mapped[list[ClauseRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=ClauseRow.place
    )

    @classmethod
    def of(cls, agreement: Agreement) -> "AgreementRow":
        """Return the row of an agreement."""
        mentor = agreement.mentor
        return cls(
            mentor_id=mentor,
            agreed_on=agreement.agreed_on,
            shared_agenda=agreement.shared_agenda,
            looked_on=agreement.looked_on,
            clauses=[
                ClauseRow.of(mentor, clause, place)
                for place, clause in enumerate(agreement.clauses)
            ],
        )

    def to_domain(self) -> Agreement:
        """Return the agreement."""
        clauses = tuple(row.to_domain() for row in self.clauses)
        mentor = PersonId(self.mentor_id)
        return Agreement(mentor, self.agreed_on, clauses, self.shared_agenda, self.looked_on)
