"""Notes as rows: one sheet for each session, topic and kind."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.ids import NoteId, SessionId, TopicId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.models.base import Base


class NoteRow(Base):
    """One sheet of the leader's own writing."""

    __tablename__ = "note"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), index=True)
    topic_id: Mapped[UUID | None] = mapped_column(ForeignKey("topic.id"))
    kind: Mapped[NoteKind]
    text: Mapped[str]
    changed_at: Mapped[datetime]

    @classmethod
    def of(cls, note: Note) -> "NoteRow":
        """Return the row of a note."""
        return cls(
            id=note.id,
            session_id=note.session,
            topic_id=note.topic,
            kind=note.kind,
            text=note.text,
            changed_at=note.changed_at,
        )

    def to_domain(self) -> Note:
        """Return the note."""
        topic = None if self.topic_id is None else TopicId(self.topic_id)
        session = SessionId(self.session_id)
        return Note(NoteId(self.id), session, topic, self.kind, self.text, self.changed_at)
