"""What each pair borrows from: what ships, in the pair's own words, and what was asked when."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session as Transaction
from sqlalchemy.orm import aliased

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.content import Entry, Kind, checked, entry_of, fields_of, kind_of
from mentordesk.domain.fields import Fields
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.library import Library, Own, came_and_went, of_pair
from mentordesk.domain.session import SessionState
from mentordesk.errors import ContentError
from mentordesk.models import CardAskedRow, OwnContentRow, SessionRow
from mentordesk.services.content import shipped_content
from mentordesk.services.going_on import only_going_on
from mentordesk.services.rows import one
from mentordesk.services.seats import Seats
from mentordesk.vault.store import Store


class LibraryService:
    """The libraries of the open desk, one for each pair; in the mentor's seat only their own.

    Once a pair is over, each change raises PairEndedError.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], seats: Seats) -> None:
        self._store = store
        self._now = now
        self._seats = seats

    def of(self, mentor: PersonId) -> Library:
        """Return what a pair has to borrow from."""
        self._seats.only_pair(mentor)
        with self._store.reading() as tx:
            return _library(tx, mentor)

    def keep(self, mentor: PersonId, entry: Entry) -> Library:
        """Keep an entry in the pair's own words, new or in place of what ships.

        Raises ContentError.
        """
        checked(entry)
        return self._write(mentor, Own(kind_of(entry), entry.key, entry))

    def leave_out(self, mentor: PersonId, entry: Entry) -> Library:
        """Leave an entry out for a pair; one of the pair's own is gone for good."""
        shipped = {(kind_of(known), known.key) for known in shipped_content().entries()}
        if (kind_of(entry), entry.key) not in shipped:
            return self.restore(mentor, entry)
        return self._write(mentor, Own(kind_of(entry), entry.key))

    def restore(self, mentor: PersonId, entry: Entry) -> Library:
        """Give a pair back what ships, in the words it ships with."""
        self._seats.only_pair(mentor)
        with self._store.transaction() as tx:
            only_going_on(tx, mentor)
            tx.execute(delete(OwnContentRow).where(*_at(mentor, kind_of(entry), entry.key)))
            return _library(tx, mentor)

    def unmark(self, mentor: PersonId, card: str) -> Library:
        """Take it that a card was not asked after all."""
        self._seats.only_pair(mentor)
        of_card = CardAskedRow.person_id == mentor, CardAskedRow.card == card
        with self._store.transaction() as tx:
            only_going_on(tx, mentor)
            tx.execute(delete(CardAskedRow).where(*of_card))
            return _library(tx, mentor)

    def _write(self, mentor: PersonId, own: Own) -> Library:
        self._seats.only_pair(mentor)
        body = None if own.entry is None else fields_of(own.entry)
        with self._store.transaction() as tx:
            only_going_on(tx, mentor)
            row = tx.scalar(select(OwnContentRow).where(*_at(mentor, own.kind, own.key)))
            tx.merge(
                OwnContentRow(
                    id=new_id() if row is None else row.id,
                    person_id=mentor,
                    kind=own.kind.value,
                    key=own.key,
                    body=json.dumps(body, ensure_ascii=False),
                    changed_at=self._now(),
                )
            )
            tx.flush()
            return _library(tx, mentor)


def mark_asked(tx: Transaction, before: Agenda, after: Agenda) -> None:
    """Remember which cards came onto an agenda, and forget those that were taken off again."""
    came, went = came_and_went(before, after)
    if not (came or went):
        return
    meeting = one(tx, SessionRow, after.session)
    cards = _library(tx, PersonId(meeting.mentor_id)).content.cards
    here = CardAskedRow.session_id == after.session
    off = [card.key for card in cards if card.text.casefold() in went]
    tx.execute(delete(CardAskedRow).where(here, CardAskedRow.card.in_(off)))
    known = set(tx.scalars(select(CardAskedRow.card).where(here)))
    tx.add_all(
        CardAskedRow(
            id=new_id(),
            person_id=meeting.mentor_id,
            card=card.key,
            asked_on=meeting.planned_at.astimezone().date(),
            session_id=after.session,
        )
        for card in cards
        if card.text.casefold() in came and card.key not in known
    )


def _library(tx: Transaction, mentor: PersonId) -> Library:
    return of_pair(shipped_content(), _own(tx, mentor), dict(_asked(tx, mentor)))


def _own(tx: Transaction, mentor: PersonId) -> Iterator[Own]:
    rows = select(OwnContentRow).where(OwnContentRow.person_id == mentor)
    for row in tx.scalars(rows.order_by(OwnContentRow.changed_at, OwnContentRow.key)):
        try:
            body = json.loads(row.body)
            kind = Kind(row.kind)
            yield Own(kind, row.key, None if body is None else entry_of(kind, Fields(body, kind)))
        except (ValueError, ContentError):
            # What a repair saved of it is no entry; the row stays, and what ships is shown.
            continue


def _asked(tx: Transaction, mentor: PersonId) -> Iterator[tuple[str, date]]:
    """Yield each card with the day it was asked, the last day last.

    A session that was moved counts on the day it moved to; in one that did not take place nothing
    was asked.
    """
    held = aliased(SessionRow)
    query = (
        select(CardAskedRow.card, CardAskedRow.asked_on, held.planned_at)
        .outerjoin(SessionRow, SessionRow.id == CardAskedRow.session_id)
        .outerjoin(
            held,
            (held.mentor_id == SessionRow.mentor_id)
            & (held.number == SessionRow.number)
            & (held.state != SessionState.MOVED),
        )
        .where(
            CardAskedRow.person_id == mentor,
            held.state.is_(None) | (held.state != SessionState.MISSED),
        )
    )
    found = [(card, _day(on, moved_to)) for card, on, moved_to in tx.execute(query)]
    yield from sorted(found, key=lambda asked: asked[1])


def _day(asked: date, held: datetime | None) -> date:
    return asked if held is None else held.astimezone().date()


def _at(mentor: PersonId, kind: Kind, key: str) -> tuple[ColumnElement[bool], ...]:
    return (
        OwnContentRow.person_id == mentor,
        OwnContentRow.kind == kind.value,
        OwnContentRow.key == key,
    )
