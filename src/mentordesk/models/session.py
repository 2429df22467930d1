"""Sessions as rows, with how their time went."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.floor import FloorMode, Side, Speaker
from mentordesk.domain.ids import PersonId, SeriesId, SessionId
from mentordesk.domain.session import MentorWord, PlayBack, Session, SessionState, Timing
from mentordesk.models.base import Base


class SessionRow(Base):
    """One meeting of a pair."""

    __tablename__ = "session"
    __table_args__ = (Index("ix_session_pair_began", "mentor_id", "started_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int]
    planned_at: Mapped[datetime] = mapped_column(index=True)
    minutes: Mapped[int]
    place: Mapped[str]
    state: Mapped[SessionState] = mapped_column(index=True)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    present: Mapped[int]
    mentor_spoke: Mapped[int]
    leader_spoke: Mapped[int]
    exits: Mapped[int]
    away: Mapped[int]
    play_back: Mapped[str]
    play_back_confirmed: Mapped[bool]
    felt_heard: Mapped[int | None]
    felt_safe: Mapped[int | None]
    felt_worth: Mapped[int | None]
    format: Mapped[str]
    in_focus: Mapped[bool]
    step: Mapped[int | None]
    speaker: Mapped[Speaker]
    floor: Mapped[FloorMode]
    exit_lengths: Mapped[list[int]] = mapped_column(JSON)
    questions: Mapped[int | None]
    statements: Mapped[int | None]
    called_off_by: Mapped[Side | None]
    said_anew_on: Mapped[date | None]
    zone: Mapped[str]
    series_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("series.id", ondelete="SET NULL"), index=True
    )
    series_place: Mapped[int | None]
    title: Mapped[str]
    sequence: Mapped[int]
    changed_at: Mapped[datetime | None]
    ended: Mapped[bool]

    @classmethod
    def of(cls, session: Session) -> "SessionRow":
        """Return the row of a session."""
        timing, word = session.timing, session.word
        return cls(
            id=session.id,
            mentor_id=session.mentor,
            number=session.number,
            planned_at=session.planned_at,
            minutes=session.minutes,
            place=session.place,
            state=session.state,
            started_at=timing.started_at,
            ended_at=timing.ended_at,
            seen_at=timing.seen_at,
            present=timing.present,
            mentor_spoke=timing.mentor_spoke,
            leader_spoke=timing.leader_spoke,
            exits=timing.exits,
            away=timing.away,
            play_back=session.play_back.text,
            play_back_confirmed=session.play_back.confirmed,
            felt_heard=word.heard,
            felt_safe=word.safe,
            felt_worth=word.worth,
            format=session.format,
            in_focus=session.in_focus,
            step=session.step,
            speaker=timing.speaker,
            floor=timing.floor,
            exit_lengths=list(timing.lengths),
            questions=timing.questions,
            statements=timing.statements,
            called_off_by=session.called_off_by,
            said_anew_on=session.play_back.anew_on,
            zone=session.zone,
            series_id=session.series,
            series_place=session.series_place,
            title=session.title,
            sequence=session.sequence,
            changed_at=session.changed_at,
            ended=session.ended,
        )

    def to_domain(self) -> Session:
        """Return the session."""
        return Session(
            SessionId(self.id),
            PersonId(self.mentor_id),
            self.number,
            self.planned_at,
            self.minutes,
            self.place,
            self.state,
            self._timing(),
            PlayBack(self.play_back, self.play_back_confirmed, self.said_anew_on),
            MentorWord(self.felt_heard, self.felt_safe, self.felt_worth),
            self.format,
            self.in_focus,
            self.step,
            self.called_off_by,
            self.zone,
            None if self.series_id is None else SeriesId(self.series_id),
            self.series_place,
            self.title,
            self.sequence,
            self.changed_at,
            self.ended,
        )

    def _timing(self) -> Timing:
        return Timing(
            self.started_at,
            self.ended_at,
            self.seen_at,
            self.present,
            self.mentor_spoke,
            self.leader_spoke,
            self.exits,
            self.away,
            tuple(self.exit_lengths),
            self.speaker,
            self.floor,
            self.questions,
            self.statements,
        )
