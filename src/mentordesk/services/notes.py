"""The leader's notes: one sheet for each session, topic and kind of reader."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import NoteId, SessionId, TopicId, new_id
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.text import passage
from mentordesk.domain.unsaved import Place
from mentordesk.errors import NotesNotWantedError, SessionStateError
from mentordesk.models import NoteRow, TopicRow
from mentordesk.services.care import CareService
from mentordesk.services.edit_limit import only_in_time, pairing_of
from mentordesk.services.leaders_store import Transactions

Sheet = tuple[TopicId | None, NoteKind]


class NoteService:
    """The notes of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store = store
        self._now = now
        self._care = care

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
        return self.write_sheets(session, {(topic, kind): text})[0]

    def write_sheets(self, session: SessionId, sheets: Mapping[Sheet, str]) -> list[Note | None]:
        """Keep what several sheets hold now, all of them or none.

        Words that go from a sheet off the record are destroyed in the backups that hold them, and
        those of a closed session's sheet that is emptied. Raises TextTooLongError, EditLimitError
        for words that a closed session takes no more, SessionStateError for words off its record,
        or NotesNotWantedError at the table of a mentor who wants none; then each sheet stays as it
        was.
        """
        kept = {sheet: passage(text, "note") for sheet, text in sheets.items()}
        now = self._now()
        with self._store.transaction() as tx:
            gone = _thinned(tx, session, kept)
            if any(_text(tx, session, *sheet) != text for sheet, text in kept.items()):
                met = only_in_time(tx, session, now)
                _only_wanted(tx, met, kept)
                gone |= _emptied(met, kept)
            notes = [_write(tx, session, sheet, text, now) for sheet, text in kept.items()]
            if gone:
                self._forget_copies(tx, session, gone)
                self._care.owe_forgetting(tx)
        if gone:
            self._care.forget_struck()
        return notes

    def strike(self, note: NoteId) -> None:
        """Destroy a sheet at the mentor's wish, in the backups too; again does no harm."""
        with self._store.transaction() as tx:
            row = tx.get(NoteRow, note)
            if row is not None:
                struck = row.to_domain()
                tx.delete(row)
                self._forget_copies(tx, struck.session, {(struck.topic, struck.kind)})
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def _forget_copies(
        self, tx: Transaction, session: SessionId, sheets: AbstractSet[Sheet]
    ) -> None:
        query = select(TopicRow.id).where(TopicRow.session_id == session)
        topics = {TopicId(topic) for topic in tx.scalars(query)}
        self._care.copies.forget(
            session, lambda text: text.place is Place.NOTE and text.sheet(topics) in sheets
        )


def _emptied(session: Session, sheets: Mapping[Sheet, str]) -> set[Sheet]:
    """Return what is destroyed in a session that is closed.

    What is off the record is refused there: nothing would destroy it.
    """
    if session.state is not SessionState.CLOSED:
        return set()
    if any(kind is NoteKind.OFF_THE_RECORD for _, kind in sheets):
        raise SessionStateError(state=session.state.value, wanted=SessionState.LIVE.value)
    return {sheet for sheet, text in sheets.items() if not text.strip()}


def _only_wanted(tx: Transaction, met: Session, sheets: Mapping[Sheet, str]) -> None:
    """Raise NotesNotWantedError for new words that the mentor of a live session cannot read."""
    if met.state is not SessionState.LIVE or pairing_of(tx, met).likes.notes:
        return
    for (topic, kind), text in sheets.items():
        new = text.strip() and text != _text(tx, met.id, topic, kind)
        if new and kind is not NoteKind.SHARED:
            raise NotesNotWantedError


def _write(
    tx: Transaction, session: SessionId, sheet: Sheet, text: str, now: datetime
) -> Note | None:
    row = _sheet(tx, session, *sheet)
    if not text.strip():
        if row is not None:
            tx.delete(row)
        return None
    key = NoteId(new_id() if row is None else row.id)
    note = Note(key, session, *sheet, text, now)
    tx.merge(NoteRow.of(note))
    return note


def _thinned(tx: Transaction, session: SessionId, sheets: Mapping[Sheet, str]) -> set[Sheet]:
    """Return the sheets whose words go off the record, to another sheet of their topic."""
    before = {sheet: _text(tx, session, *sheet) for sheet in sheets}
    grown = {
        topic
        for (topic, kind), text in sheets.items()
        if kind is NoteKind.OFF_THE_RECORD and len(text) > len(before[topic, kind])
    }
    return {
        (topic, kind)
        for (topic, kind), text in sheets.items()
        if topic in grown
        and kind is not NoteKind.OFF_THE_RECORD
        and not text.startswith(before[topic, kind])
    }


def _text(tx: Transaction, session: SessionId, topic: TopicId | None, kind: NoteKind) -> str:
    row = _sheet(tx, session, topic, kind)
    return "" if row is None else row.text


def _sheet(
    tx: Transaction, session: SessionId, topic: TopicId | None, kind: NoteKind
) -> NoteRow | None:
    query = select(NoteRow).where(
        NoteRow.session_id == session, NoteRow.topic_id == topic, NoteRow.kind == kind
    )
    return tx.scalar(query.limit(1))
