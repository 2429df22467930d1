"""Calendar files: out, and what others say in theirs, taken over after it was asked about."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import assert_never
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import session as meeting
from mentordesk.domain.calendar_change import (
    CalendarAnswer,
    CalendarNews,
    TakeArranged,
    TakeMove,
    TakeNew,
    TakeOff,
)
from mentordesk.domain.calendar_entry import ALARMS, USUAL_ALARM, CalendarEntry, entries_of
from mentordesk.domain.calendar_news import news_of
from mentordesk.domain.ids import PersonId, SeriesId, SessionId
from mentordesk.domain.place_clock import wall
from mentordesk.domain.series import Series
from mentordesk.domain.session import Session, SessionState
from mentordesk.errors import CalendarNotTakenError, NotFoundError, SessionStateError
from mentordesk.exchange.calendar_events import calendar_events
from mentordesk.exchange.sent_file import read_text
from mentordesk.export.calendar_file import calendar_file
from mentordesk.models import ALARM, ChoiceRow, PersonRow, SeriesRow, SessionRow
from mentordesk.services import moving, rhythms
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one


class CalendarService:
    """What goes to a calendar and comes back from one, always as a file: nothing is connected."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def alarm(self) -> int | None:
        """Return how many minutes before a session calendars remind of it, None for not at all."""
        with self._store.reading() as tx:
            return _alarm(tx)

    def choose_alarm(self, minutes: int | None) -> None:
        """Let calendars remind so many minutes before, or not; they learn it by the next file.

        Raises ValueError for what is not one of ALARMS.
        """
        with self._store.transaction() as tx:
            if minutes == _alarm(tx):
                return
            if minutes not in ALARMS:
                raise ValueError(f"no reminder of {minutes} minutes is offered")
            tx.merge(ChoiceRow(name=ALARM, value=minutes))
            for kind in (SessionRow, SeriesRow):
                grown = {"sequence": kind.sequence + 1, "changed_at": self._now()}
                tx.execute(update(kind).values(grown))

    def file(self, session: SessionId) -> bytes:
        """Return the file of a session, or of the whole series that it belongs to.

        What was called off is in it as such. Nobody can tell from it what is met about. Without a
        change in between it is the same each time.
        """
        with self._store.reading() as tx:
            return calendar_file(_entries(tx, one(tx, SessionRow, session).to_domain()))

    def ahead(self) -> bytes:
        """Return one file of all that is planned, with whomever, each series in it once."""
        coming = select(SessionRow).where(SessionRow.state == SessionState.PLANNED)
        of_each: dict[UUID, Session] = {}  # a series is told whole by any of its sessions
        with self._store.reading() as tx:
            for row in tx.scalars(coming.order_by(SessionRow.planned_at)):
                of_each.setdefault(row.series_id or row.id, row.to_domain())
            alarm = _alarm(tx)
            pairs = {
                mentor: (_sessions(tx, mentor), _series(tx, mentor))
                for mentor in {met.mentor for met in of_each.values()}
            }
        told = [
            entry
            for met in of_each.values()
            for entry in entries_of(met, *pairs[met.mentor], alarm)
        ]
        each = {(entry.uid, entry.instead_of): entry for entry in reversed(told)}
        return calendar_file(reversed(each.values()))

    def read(self, path: Path) -> str:
        """Return what is in a file; a share may not answer.

        Raises CalendarFileError for what is no text, too long or cannot be opened.
        """
        with self._store.reading():
            pass  # asks the desk, which only the leader may, and holds nothing of it
        return read_text(path)

    def news(self, text: str) -> CalendarNews:
        """Return what a calendar file says of sessions that is new; nothing is changed.

        Raises CalendarFileError for what is no calendar.
        """
        with self._store.reading() as tx:
            sessions, series = _sessions(tx), _series(tx)
        return news_of(calendar_events(text), sessions, series, self._now())

    def take(self, answers: Sequence[CalendarAnswer]) -> tuple[Session, ...]:
        """Do all that was answered, or nothing, and return the sessions as they are then.

        Raises CalendarNotTakenError, which tells the one that cannot be.
        """
        with self._store.transaction() as tx:
            return tuple(self._taken(tx, answer) for answer in answers)

    def _taken(self, tx: Transaction, answer: CalendarAnswer) -> Session:
        try:
            return self._take(tx, answer)
        except (SessionStateError, NotFoundError) as error:
            raise CalendarNotTakenError(which=_which(tx, answer)) from error

    def _take(self, tx: Transaction, answer: CalendarAnswer) -> Session:
        now = self._now()
        match answer:
            case TakeMove():
                move = rhythms.move_later if answer.later else moving.move
                return move(tx, _standing(tx, answer.session), answer.to, answer.by, now)
            case TakeArranged():
                arrange = rhythms.arrange_later if answer.later else moving.arrange
                key = _standing(tx, answer.session)
                return arrange(tx, key, answer.minutes, answer.place, now)
            case TakeOff():
                return moving.miss(tx, _standing(tx, answer.session), answer.by, now)
            case TakeNew():
                one(tx, PersonRow, answer.mentor)
                number = moving.next_number(tx, answer.mentor)
                new = meeting.plan(answer.mentor, number, answer.at, answer.minutes)
                return moving.plan(tx, new, now)
            case _:
                assert_never(answer)


def _alarm(tx: Transaction) -> int | None:
    chosen = tx.get(ChoiceRow, ALARM)
    return USUAL_ALARM if chosen is None else chosen.value


def _entries(tx: Transaction, met: Session) -> tuple[CalendarEntry, ...]:
    return entries_of(met, _sessions(tx, met.mentor), _series(tx, met.mentor), _alarm(tx))


def _sessions(tx: Transaction, mentor: PersonId | None = None) -> tuple[Session, ...]:
    found = select(SessionRow).order_by(SessionRow.planned_at.desc(), SessionRow.number.desc())
    if mentor is not None:
        found = found.where(SessionRow.mentor_id == mentor)
    return tuple(row.to_domain() for row in tx.scalars(found))


def _series(tx: Transaction, mentor: PersonId | None = None) -> dict[SeriesId, Series]:
    found = select(SeriesRow)
    if mentor is not None:
        found = found.where(SeriesRow.mentor_id == mentor)
    return {SeriesId(row.id): row.to_domain() for row in tx.scalars(found)}


def _standing(tx: Transaction, session: SessionId) -> SessionId:
    """Return a session, or what took its place by an answer before."""
    met = one(tx, SessionRow, session)
    if met.state is not SessionState.MOVED:
        return session
    there = select(SessionRow.id).where(
        SessionRow.mentor_id == met.mentor_id,
        SessionRow.number == met.number,
        SessionRow.state != SessionState.MOVED,
    )
    return SessionId(tx.scalars(there).one())


def _which(tx: Transaction, answer: CalendarAnswer) -> str:
    """Return which event cannot be taken over: when it is, by the clock of its place."""
    if isinstance(answer, TakeNew):
        return f"{answer.at:%Y-%m-%d %H:%M}"
    met = tx.get(SessionRow, answer.session)
    return "" if met is None else f"{wall(met.planned_at, met.zone):%Y-%m-%d %H:%M}"
