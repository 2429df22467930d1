"""Ideas as rows: words, names, steps, use and credit."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    IdeaEvent,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import EventId, IdeaId, PersonId, SessionId
from mentordesk.domain.person import Consent
from mentordesk.models.base import Base


class ContributionRow(Base):
    """One person's part in an idea."""

    __tablename__ = "contribution"

    idea_id: Mapped[UUID] = mapped_column(ForeignKey("idea.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    part: Mapped[Part] = mapped_column(primary_key=True)
    place: Mapped[int]
    weight: Mapped[Weight]
    consent: Mapped[Consent]
    people: Mapped[str]


class IdeaEventRow(Base):
    """One step of an idea."""

    __tablename__ = "idea_event"
    # Whose day has come is looked for each time something changed, without reading any other step.
    __table_args__ = (
        Index(
            "ix_idea_event_parked",
            "idea_id",
            "place",
            "at",
            "until",
            sqlite_where=text("stage = 'parked'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    idea_id: Mapped[UUID] = mapped_column(ForeignKey("idea.id"), index=True)
    place: Mapped[int]
    at: Mapped[datetime]
    stage: Mapped[Stage]
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("session.id"))
    reason: Mapped[str]
    until: Mapped[date | None]
    told_on: Mapped[date | None]

    def to_domain(self) -> IdeaEvent:
        """Return the event."""
        session = None if self.session_id is None else SessionId(self.session_id)
        why = self.reason, self.until, self.told_on
        return IdeaEvent(EventId(self.id), self.at, self.stage, session, *why)


class RecognitionRow(Base):
    """One act of giving credit."""

    __tablename__ = "recognition"

    idea_id: Mapped[UUID] = mapped_column(ForeignKey("idea.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[RecognitionForm]
    on: Mapped[date]
    where: Mapped[str]
    heard_by: Mapped[str]
    mentor_knows: Mapped[bool]
    agreed: Mapped[list[str]] = mapped_column(JSON)

    def to_domain(self) -> Recognition:
        """Return the act."""
        agreed = tuple(PersonId(UUID(who)) for who in self.agreed)
        said = self.where, self.heard_by, self.mentor_knows
        return Recognition(self.form, self.on, *said, agreed)


class IdeaRow(Base):
    """One idea; `stage` repeats that of its last event.

    In `pencil` it was changed at the table, and the ledger is told of it at the close.
    """

    __tablename__ = "idea"
    # The board is counted and paged without reading the ideas that are not shown.
    __table_args__ = (
        Index(None, "stage", "joined_into", "raised_at"),
        Index(None, "mentor_id", "stage", "joined_into", "raised_at"),
        # What is in pencil is looked for at each close, and there is hardly any.
        Index(None, "pencil", sqlite_where=text("pencil")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    raised_at: Mapped[datetime] = mapped_column(index=True)
    stage: Mapped[Stage]
    answer_by: Mapped[date | None]
    applied_where: Mapped[str | None]
    applied_on: Mapped[date | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    link: Mapped[str | None]
    first_said: Mapped[str]
    joined_into: Mapped[UUID | None]
    origins: Mapped[list[str]] = mapped_column(JSON)
    pencil: Mapped[bool]
    contributions: Mapped[list[ContributionRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=ContributionRow.place
    )
    events: Mapped[list[IdeaEventRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=IdeaEventRow.place
    )
    recognitions: Mapped[list[RecognitionRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=RecognitionRow.place
    )

    @classmethod
    def of(cls, idea: Idea, *, pencil: bool = False) -> "IdeaRow":
        """Return the row of an idea with all that hangs on it."""
        use = idea.application
        return cls(
            id=idea.id,
            session_id=idea.session,
            mentor_id=idea.mentor,
            text=idea.text,
            raised_at=idea.raised_at,
            stage=idea.stage,
            answer_by=idea.answer_by,
            applied_where=None if use is None else use.where,
            applied_on=None if use is None else use.on,
            before=None if use is None else use.before,
            after=None if use is None else use.after,
            link=None if use is None else use.link,
            first_said=idea.first_said,
            joined_into=idea.joined_into,
            origins=[origin.hex for origin in idea.origins],
            pencil=pencil,
            contributions=[_contribution(idea, n) for n in range(len(idea.contributions))],
            events=[_event(idea, n) for n in range(len(idea.events))],
            recognitions=[_recognition(idea, n) for n in range(len(idea.recognitions))],
        )

    def to_domain(self) -> Idea:
        """Return the idea."""
        return idea_of(self, self.contributions, self.events, self.recognitions)


def idea_of(row: Any, parts: Iterable[Any], events: Iterable[Any], given: Iterable[Any]) -> Idea:
    """Return the idea that rows tell, or their columns: thousands are read without rows of them."""
    return Idea(
        IdeaId(row.id),
        SessionId(row.session_id),
        PersonId(row.mentor_id),
        row.text,
        row.raised_at,
        tuple(
            Contribution(PersonId(c.person_id), c.part, c.weight, c.consent, c.people)
            for c in parts
        ),
        tuple(IdeaEventRow.to_domain(event) for event in events),
        row.answer_by,
        _application(row),
        tuple(RecognitionRow.to_domain(one) for one in given),
        row.first_said,
        None if row.joined_into is None else IdeaId(row.joined_into),
        tuple(IdeaId(UUID(origin)) for origin in row.origins),
    )


def _application(row: Any) -> Application | None:
    if row.applied_on is None:
        return None
    changed = row.before or "", row.after or "", row.link or ""
    return Application(row.applied_where or "", row.applied_on, *changed)


def _contribution(idea: Idea, place: int) -> ContributionRow:
    c = idea.contributions[place]
    return ContributionRow(
        idea_id=idea.id,
        person_id=c.person,
        part=c.part,
        place=place,
        weight=c.weight,
        consent=c.consent,
        people=c.people,
    )


def _event(idea: Idea, place: int) -> IdeaEventRow:
    e = idea.events[place]
    return IdeaEventRow(
        id=e.id,
        idea_id=idea.id,
        place=place,
        at=e.at,
        stage=e.stage,
        session_id=e.session,
        reason=e.reason,
        until=e.until,
        told_on=e.told_on,
    )


def _recognition(idea: Idea, place: int) -> RecognitionRow:
    r = idea.recognitions[place]
    return RecognitionRow(
        idea_id=idea.id,
        place=place,
        form=r.form,
        on=r.on,
        where=r.where,
        heard_by=r.heard_by,
        mentor_knows=r.mentor_knows,
        agreed=[who.hex for who in r.agreed],
    )
