"""The lanes of an agenda in the store: read whole, written where they changed."""

from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import LOCKED_BEFORE, Agenda, Ask, Terms, Topic
from mentordesk.domain.ids import SessionId
from mentordesk.models import AgreementRow, AskRow, PairingRow, SessionRow, TopicRow

Entry: TypeAlias = Topic | Ask


def read(tx: Transaction, session: SessionId) -> Agenda:
    """Return a session's agenda, empty if nothing came yet."""
    topics = select(TopicRow).where(TopicRow.session_id == session).order_by(TopicRow.place)
    asks = select(AskRow).where(AskRow.session_id == session).order_by(AskRow.place)
    return Agenda(
        session,
        tuple(row.to_domain() for row in tx.scalars(topics)),
        tuple(row.to_domain() for row in tx.scalars(asks)),
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
    session = before.session
    _rewrite(tx, TopicRow, before.topics, [(t, TopicRow.of(t, session, 0)) for t in after.topics])
    _rewrite(tx, AskRow, before.asks, [(a, AskRow.of(a, session, 0)) for a in after.asks])


def _rewrite(
    tx: Transaction,
    kind: type[TopicRow | AskRow],
    before: Sequence[Entry],
    after: Sequence[tuple[Entry, TopicRow | AskRow]],
) -> None:
    old = {value.id: (place, value) for place, value in enumerate(before)}
    moved = []
    for place, (value, row) in enumerate(after):
        stood, was = old.pop(value.id, (None, None))
        if was != value:
            row.place = place
            tx.merge(row)
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
