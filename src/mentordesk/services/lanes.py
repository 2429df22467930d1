"""The lanes of an agenda in the store: read whole, written where they changed."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeAlias

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import LOCKED_BEFORE, Agenda, Ask, Terms, Topic
from mentordesk.domain.ids import SessionId
from mentordesk.models import AgreementRow, AskRow, PairingRow, SessionRow, TopicRow

Entry: TypeAlias = Topic | Ask
# Columns and not rows: a long agenda is read anew at each step of its editing.
_TOPIC = [getattr(TopicRow, field.name) for field in fields(Topic)]
_ASK = [getattr(AskRow, field.name) for field in fields(Ask)]


def read(tx: Transaction, session: SessionId) -> Agenda:
    """Return a session's agenda, empty if nothing came yet."""
    topics = select(*_TOPIC).where(TopicRow.session_id == session).order_by(TopicRow.place)
    asks = select(*_ASK).where(AskRow.session_id == session).order_by(AskRow.place)
    return Agenda(
        session,
        tuple(Topic(*values) for values in tx.execute(topics)),
        tuple(Ask(*values) for values in tx.execute(asks)),
        _terms(tx, session),
    )


def write(tx: Transaction, agenda: Agenda) -> None:
    """Keep an agenda; places follow its order."""
    for place, topic in enumerate(agenda.topics):
        tx.merge(TopicRow.of(topic, agenda.session, place))
    for place, ask in enumerate(agenda.asks):
        tx.merge(AskRow.of(ask, agenda.session, place))


def rewrite(tx: Transaction, before: Agenda, after: Agenda) -> None:
    """Keep what an agenda became, in as few changes as it takes: a long list may be reordered."""
    _rewrite(tx, TopicRow, before.topics, after.topics, before.session)
    _rewrite(tx, AskRow, before.asks, after.asks, before.session)


def _rewrite(
    tx: Transaction,
    kind: Any,  # the row of these entries
    before: Sequence[Entry],
    after: Sequence[Entry],
    session: SessionId,
) -> None:
    old = {value.id: (place, value) for place, value in enumerate(before)}
    moved = []
    for place, value in enumerate(after):
        stood, was = old.pop(value.id, (None, None))
        if was != value:
            tx.merge(kind.of(value, session, place))
        elif stood != place:
            moved.append({"id": value.id, "place": place})
    if moved:
        tx.execute(update(kind), moved)
    if old:
        tx.execute(delete(kind).where(kind.id.in_(old)))


def _terms(tx: Transaction, session: SessionId) -> Terms:
    query = (
        select(SessionRow.planned_at, AgreementRow.shared_agenda, PairingRow.agenda_lock)
        .join(AgreementRow, AgreementRow.mentor_id == SessionRow.mentor_id, isouter=True)
        .join(PairingRow, PairingRow.person_id == SessionRow.mentor_id, isouter=True)
        .where(SessionRow.id == session)
    )
    found = tx.execute(query).first()
    if found is None:
        return Terms()
    planned_at, shared, locks = found
    return Terms(bool(shared), planned_at - LOCKED_BEFORE if locks else None)
