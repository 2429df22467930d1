"""The sessions of the desk: planned, begun, moved, missed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session as Transaction
from sqlalchemy.orm import aliased

from mentordesk.domain import session as meeting
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, SeriesId, SessionId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import connected
from mentordesk.domain.session import TITLE_LIMIT, Session, SessionState
from mentordesk.domain.text import whole_letters
from mentordesk.domain.today import Ahead, shown_of, time_passed
from mentordesk.errors import SessionLiveError, TextTooLongError
from mentordesk.models import SeriesRow, SessionRow
from mentordesk.services import ledger, moving
from mentordesk.services.edit_limit import pairing_of
from mentordesk.services.going_on import only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import change_session, one

AHEAD = (SessionState.LIVE, SessionState.PLANNED)


class SessionService:
    """The sessions of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def of_id(self, session: SessionId) -> Session:
        """Return one session, or raise NotFoundError."""
        with self._store.reading() as tx:
            return one(tx, SessionRow, session).to_domain()

    def all(self, mentor: PersonId | None = None) -> tuple[Session, ...]:
        """Return the sessions of one mentor or of all, newest plan first."""
        query = select(SessionRow).order_by(SessionRow.planned_at.desc(), SessionRow.number.desc())
        if mentor is not None:
            query = query.where(SessionRow.mentor_id == mentor)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))

    def earlier(self, most: int) -> tuple[Session, ...]:
        """Return what was, in whatever way, newest plan first and no more than asked for.

        Of what the end of a series called off, the first one stands for all.
        """
        query = select(SessionRow).where(SessionRow.state.not_in(AHEAD), is_told())
        newest = query.order_by(SessionRow.planned_at.desc(), SessionRow.number.desc())
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(newest.limit(most)))

    def moved_to(self, moved: Iterable[Session]) -> dict[SessionId, Session]:
        """Return what took the place of each session that was moved, also if it moved again."""
        wanted = {one.id: (one.mentor, one.number) for one in moved}
        numbers = {number for _, number in wanted.values()}
        query = select(SessionRow).where(
            SessionRow.state != SessionState.MOVED, SessionRow.number.in_(numbers)
        )
        with self._store.reading() as tx:
            found = [row.to_domain() for row in tx.scalars(query)] if wanted else []
        there = {(one.mentor, one.number): one for one in found}
        return {key: there[place] for key, place in wanted.items() if place in there}

    def planned(self) -> tuple[Session, ...]:
        """Return what is still to come, the next one first."""
        return self._in_state(SessionState.PLANNED)

    def next_of_each(self, now: datetime) -> tuple[tuple[Session, Rhythm | None], ...]:
        """Return what Today shows of what is live or to come, with the rhythm of its series.

        A year of series is ahead, and but a few of it are read whole.
        """
        is_live = SessionRow.state == SessionState.LIVE
        columns = SessionRow.id, SessionRow.mentor_id, SessionRow.series_id, is_live.label("live")
        query = select(*columns, SessionRow.planned_at, SessionRow.minutes)
        in_order = is_live.desc(), SessionRow.planned_at, SessionRow.number
        query = query.where(SessionRow.state.in_(AHEAD)).order_by(*in_order)
        whole = select(SessionRow, SeriesRow.rhythm).outerjoin(SeriesRow)
        with self._store.reading() as tx:
            chosen = shown_of([_ahead(row, now) for row in tx.execute(query)])
            rows = tx.execute(whole.where(SessionRow.id.in_(chosen))) if chosen else ()
            read = {row.id: (row.to_domain(), rhythm) for row, rhythm in rows}
            return tuple(read[key] for key in chosen)

    def starts(self) -> tuple[datetime, ...]:
        """Return when what is still to come begins, and nothing else of it."""
        return tuple(session.planned_at for session in self.planned())

    def live(self) -> Session | None:
        """Return the session that was begun and not closed, also after a crash."""
        return next(iter(self._in_state(SessionState.LIVE)), None)

    def plan(
        self,
        mentor: PersonId,
        at: datetime,
        minutes: int = 45,
        place: str = "",
        format: str = "",  # noqa: A002  # the noun itself
    ) -> Session:
        """Plan a session; what the pair's closed and missed ones left open carries over to it.

        Raises PairEndedError.
        """
        with self._store.transaction() as tx:
            new = meeting.plan(mentor, moving.next_number(tx, mentor), at, minutes, place)
            return moving.plan(tx, replace(new, format=format), self._now())

    def start(self, session: SessionId, *, in_focus: bool = True) -> Session:
        """Begin a session, with the floor and the counters that the pair settled.

        Raises SessionLiveError while another one is live, SessionStateError if it is not planned,
        PairEndedError.
        """
        with self._store.transaction() as tx:
            live = tx.scalar(select(SessionRow).where(SessionRow.state == SessionState.LIVE))
            if live is not None and live.id != session:
                raise SessionLiveError
            planned = one(tx, SessionRow, session).to_domain()
            only_going_on(tx, planned.mentor)
            new = planned.started(self._now(), pairing_of(tx, planned), in_focus=in_focus)
            ledger.begin_table(tx)
            tx.merge(SessionRow.of(new))
        return new

    def move(self, session: SessionId, to: datetime, by: Side | None = None) -> Session:
        """Move a planned session, asked for `by` one; agenda and notes go along.

        Raises SessionStateError or PairEndedError.
        """
        with self._store.transaction() as tx:
            return moving.move(tx, session, to, by, self._now())

    def arrange(self, session: SessionId, minutes: int, place: str) -> Session:
        """Give a planned session another length and place; raises as `move` does."""
        with self._store.transaction() as tx:
            return moving.arrange(tx, session, minutes, place, self._now())

    def choose_format(self, session: SessionId, key: str) -> Session:
        """Give a planned session another format, or none; raises SessionStateError."""
        return change_session(self._store, session, lambda old: old.in_format(key))

    def miss(self, session: SessionId, by: Side | None = None) -> Session:
        """Record that a planned session did not take place; what was open carries over."""
        with self._store.transaction() as tx:
            return moving.miss(tx, session, by, self._now())

    def entitle(self, session: SessionId, title: str) -> Session:
        """Say what a calendar calls a session, with all of its series; blank is the neutral word.

        Series that later sessions moved to go along: calendars are told of them in one file.
        Raises TextTooLongError or PairEndedError.
        """
        words = " ".join(whole_letters(title).split())
        if len(words) > TITLE_LIMIT:
            raise TextTooLongError(what="title", limit=TITLE_LIMIT)
        with self._store.transaction() as tx:
            old = one(tx, SessionRow, session).to_domain()
            theirs = _connected(tx, old)
            same = or_(SessionRow.id == session, SessionRow.series_id.in_(theirs))
            if words != old.title:
                only_going_on(tx, old.mentor)
                grown = {"sequence": SessionRow.sequence + 1, "changed_at": self._now()}
                tx.execute(update(SessionRow).where(same).values(title=words, **grown))
                for series in theirs:
                    moving.tell_calendars(tx, series, self._now())
                tx.expire_all()
            return one(tx, SessionRow, session).to_domain()

    def _in_state(self, state: SessionState) -> tuple[Session, ...]:
        in_order = SessionRow.planned_at, SessionRow.number
        query = select(SessionRow).where(SessionRow.state == state).order_by(*in_order)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))


def _ahead(row: Any, now: datetime) -> Ahead:
    series = None if row.series_id is None else SeriesId(row.series_id)
    passed = time_passed(row.planned_at, row.minutes, now)
    today = not passed and row.planned_at.astimezone(now.tzinfo).date() <= now.date()
    return Ahead(SessionId(row.id), PersonId(row.mentor_id), series, row.live, passed, today)


def _connected(tx: Transaction, met: Session) -> tuple[SeriesId, ...]:
    """Return the series of a session with those it took over from or gave to, none outside one."""
    of_pair = select(SeriesRow).where(SeriesRow.mentor_id == met.mentor)
    known = {SeriesId(row.id): row.to_domain() for row in tx.scalars(of_pair)}
    if met.series not in known:
        return ()
    return tuple(series.id for series in connected(known[met.series], known))


@cache  # to put the question costs as much as to ask it
def is_told() -> ColumnElement[bool]:
    """Return what to ask of a session so that one stands for all that the end of a series took."""
    other = aliased(SessionRow)
    theirs = other.series_id == SessionRow.series_id, other.ended.is_(True)
    first = select(func.min(other.series_place)).where(*theirs).scalar_subquery()
    return or_(SessionRow.ended.is_(False), SessionRow.series_place == first)


def ahead(sessions: SessionService) -> tuple[Session, ...]:
    """Return the live session, if there is one, and what is still to come."""
    live = sessions.live()
    return (*(() if live is None else (live,)), *sessions.planned())
