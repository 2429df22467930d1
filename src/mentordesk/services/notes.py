"""The leader's notes: one sheet for each session, topic and kind of reader."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import NoteId, SessionId, TopicId, new_id
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.text import passage
from mentordesk.models import NoteRow
from mentordesk.vault.store import Store


class NoteService:
    """The notes of the open desk."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def of_session(self, session: SessionId) -> tuple[Note, ...]:
        """Return all sheets of a session."""
        query = select(NoteRow).where(NoteRow.session_id == session).order_by(NoteRow.changed_at)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))

    def write(
        self, session: SessionId, topic: TopicId | None, kind: NoteKind, text: str
    ) -> Note | None:
        """Keep what a sheet holds now; an empty sheet is taken away and None returned.

        Raises TextTooLongError; then the sheet stays as it was.
        """
        words = passage(text, "note")
        with self._store.transaction() as tx:
            row = _sheet(tx, session, topic, kind)
            if not words.strip():
                if row is not None:
                    tx.delete(row)
                return None
            key = NoteId(new_id() if row is None else row.id)
            note = Note(key, session, topic, kind, words, self._now())
            tx.merge(NoteRow.of(note))
        return note


def _sheet(
    tx: Transaction, session: SessionId, topic: TopicId | None, kind: NoteKind
) -> NoteRow | None:
    query = select(NoteRow).where(
        NoteRow.session_id == session, NoteRow.topic_id == topic, NoteRow.kind == kind
    )
    return tx.scalar(query.limit(1))
