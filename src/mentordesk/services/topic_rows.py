"""Topics as rows: destroyed wherever they were carried, with the ask they came from."""

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import AskState
from mentordesk.domain.ids import SessionId
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.models import AskRow, NoteRow, TopicRow
from mentordesk.services.care import CareService

_PLACES = (Place.TOPIC, Place.LEADERS_TOPIC)


def destroy(tx: Transaction, topic: TopicRow | None, care: CareService) -> None:
    """Take a topic out of every session it stood in, and out of the rescue copies."""
    if topic is None:
        return
    stood = _stood(tx, topic)
    words = {_folded(one_of_it.text) for one_of_it in stood}
    for one_of_it in stood:
        _take_out(tx, one_of_it)
        words |= _take_out_ask(tx, one_of_it)

    def asks_for_it(text: Unsaved) -> bool:
        return text.place is Place.ASK and _folded(text.text) in words

    for one_of_it in stood:
        session = SessionId(one_of_it.session_id)
        care.copies.forget(session, lambda text: text.place in _PLACES)
    care.copies.forget(SessionId(topic.session_id), asks_for_it, of_pair=True)


def _stood(tx: Transaction, topic: TopicRow) -> list[TopicRow]:
    """Return a topic wherever it was carried from and to, in whatever words."""
    stood = {topic.id: topic}
    while topic.carried_of and (before := tx.get(TopicRow, topic.carried_of)) is not None:
        stood[before.id] = topic = before
    while True:
        further = TopicRow.carried_of.in_(stood), TopicRow.id.not_in(stood)
        carried = tx.scalars(select(TopicRow).where(*further)).all()
        if not carried:
            break
        stood |= {one_of_it.id: one_of_it for one_of_it in carried}
    return list(stood.values())


def _take_out(tx: Transaction, topic: TopicRow) -> None:
    """Delete a topic; what was written about it goes to the session's own sheets."""
    for note in tx.scalars(select(NoteRow).where(NoteRow.topic_id == topic.id)).all():
        of_session = select(NoteRow).where(
            NoteRow.session_id == note.session_id,
            NoteRow.topic_id.is_(None),
            NoteRow.kind == note.kind,
        )
        sheet = tx.scalar(of_session.limit(1))
        if sheet is None:
            note.topic_id = None
        else:
            sheet.text = f"{sheet.text.rstrip()}\n\n{note.text}"
            sheet.changed_at = max(sheet.changed_at, note.changed_at)
            tx.delete(note)
        tx.flush()
    tx.delete(topic)


def _take_out_ask(tx: Transaction, topic: TopicRow) -> set[str]:
    """Delete the ask that a topic came from, and return its words.

    Nothing but its words tells which one it was. Where those of the topic were changed, it may be
    any that no other topic bears: they all go.
    """
    if not topic.from_ask or topic.carried_of:
        return set()
    answered = AskRow.session_id == topic.session_id, AskRow.state == AskState.TAKEN
    others = tx.scalars(select(TopicRow.text).where(TopicRow.session_id == topic.session_id))
    borne = set(map(_folded, others))
    asks = [
        ask for ask in tx.scalars(select(AskRow).where(*answered)) if _folded(ask.text) not in borne
    ]
    same = [ask for ask in asks if _folded(ask.text) == _folded(topic.text)]
    for ask in same or asks:
        tx.delete(ask)
    return {_folded(ask.text) for ask in same or asks}


def _folded(words: str) -> str:
    """Return words as they are compared: in which letters and with which blanks says nothing."""
    return " ".join(words.casefold().split())
