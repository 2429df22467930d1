"""The sessions of the desk: planned, begun, timed, closed, moved, missed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import session as meeting
from mentordesk.domain.agenda import WAITING, TopicState
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.note import NoteKind
from mentordesk.domain.receiving import joined
from mentordesk.domain.session import MentorWord, PlayBack, Session, SessionState
from mentordesk.domain.text import whole_letters
from mentordesk.domain.unsaved import Place
from mentordesk.errors import SessionLiveError
from mentordesk.models import AskRow, NoteRow, SessionRow, TopicRow
from mentordesk.services import lanes
from mentordesk.services.care import CareService
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one

OVER = (SessionState.CLOSED, SessionState.MISSED)
AHEAD = (SessionState.LIVE, SessionState.PLANNED)
_LEFT_OPEN = or_(
    exists().where(
        TopicRow.session_id == SessionRow.id,
        TopicRow.state.in_((TopicState.OPEN, TopicState.PARKED)),
    ),
    exists().where(AskRow.session_id == SessionRow.id, AskRow.state.in_(WAITING)),
)


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of a live session, in whole seconds.

    How long it was on the screen, who had the floor, and how much of it was out of focus.
    """

    present: int = 0
    mentor_spoke: int = 0
    leader_spoke: int = 0
    away: int = 0


class SessionService:
    """The sessions of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store = store
        self._now = now
        self._care = care

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
        """Return what was, in whatever way, newest plan first and no more than asked for."""
        query = select(SessionRow).where(SessionRow.state.not_in(AHEAD))
        newest = query.order_by(SessionRow.planned_at.desc(), SessionRow.number.desc())
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(newest.limit(most)))

    def planned(self) -> tuple[Session, ...]:
        """Return what is still to come, the next one first."""
        return self._in_state(SessionState.PLANNED)

    def live(self) -> Session | None:
        """Return the session that was begun and not closed, also after a crash."""
        return next(iter(self._in_state(SessionState.LIVE)), None)

    def plan(self, mentor: PersonId, at: datetime, minutes: int = 45, place: str = "") -> Session:
        """Plan a session; what the pair's closed and missed ones left open carries over to it."""
        with self._store.transaction() as tx:
            highest = select(func.max(SessionRow.number)).where(SessionRow.mentor_id == mentor)
            new = meeting.plan(mentor, (tx.scalar(highest) or 0) + 1, at, minutes, place)
            tx.add(SessionRow.of(new))
            tx.flush()
            over = select(SessionRow).where(
                SessionRow.mentor_id == mentor, SessionRow.state.in_(OVER), _LEFT_OPEN
            )
            for row in tx.scalars(over.order_by(SessionRow.planned_at)):
                _carry(tx, row.to_domain(), new)
        return new

    def start(self, session: SessionId) -> Session:
        """Begin a session.

        Raises SessionLiveError while another one is live, SessionStateError if it is not planned.
        """
        with self._store.transaction() as tx:
            live = tx.scalar(select(SessionRow).where(SessionRow.state == SessionState.LIVE))
            if live is not None and live.id != session:
                raise SessionLiveError
            new = one(tx, SessionRow, session).to_domain().started(self._now())
            tx.merge(SessionRow.of(new))
        return new

    def spend(self, session: SessionId, spell: Spell) -> Session:
        """Add a stretch of time to a live session."""
        return self._change(session, lambda old: _spent(old, spell, self._now()))

    def step_out(self, session: SessionId, seconds: int) -> Session:
        """Count one exit from focus and how long it was; nothing else about it is kept."""
        return self._change(session, lambda old: _stepped_out(old, seconds))

    def lengthen(self, session: SessionId, minutes: int) -> Session:
        """Give a session more minutes, as the mentor said."""
        return self._change(session, lambda old: replace(old, minutes=old.minutes + minutes))

    def say_back(self, session: SessionId, text: str, *, confirmed: bool) -> Session:
        """Keep the play-back and whether the mentor confirmed it; none takes the last one back.

        Words that were taken back are destroyed in the backups too.
        """
        play_back = PlayBack(whole_letters(text), confirmed)
        with self._store.transaction() as tx:
            old = one(tx, SessionRow, session).to_domain()
            new = replace(old, play_back=play_back)
            tx.merge(SessionRow.of(new))
            struck = bool(old.play_back.text.strip()) and not text.strip()
            if struck:
                self._care.copies.forget(session, lambda text: text.place is Place.PLAY_BACK)
                self._care.owe_forgetting(tx)
        if struck:
            self._care.forget_struck()
        return new

    def give_word(self, session: SessionId, word: MentorWord) -> Session:
        """Keep the mentor's three taps."""
        return self._change(session, lambda old: replace(old, word=word))

    def close(self, session: SessionId) -> Session:
        """Close a session: destroy what was off the record, carry over what was left open.

        No backup holds what was off the record, so they stay. Closing a closed session again
        changes nothing. Raises SessionStateError unless it is live or closed.
        """
        with self._store.transaction() as tx:
            old = one(tx, SessionRow, session).to_domain()
            if old.state is SessionState.CLOSED:
                return old
            new = old.closed(self._now())
            tx.merge(SessionRow.of(new))
            hidden = NoteRow.session_id == session, NoteRow.kind == NoteKind.OFF_THE_RECORD
            tx.execute(delete(NoteRow).where(*hidden))
            _carry_on(tx, new)
            self._care.copies.forget(session, lambda text: text.off_record)
            self._care.owe_forgetting(tx, backups=False)
        self._care.forget_deleted()
        return new

    def move(self, session: SessionId, to: datetime) -> Session:
        """Move a planned session to another time; its agenda and notes go along."""
        with self._store.transaction() as tx:
            old, new = one(tx, SessionRow, session).to_domain().moved(to)
            tx.merge(SessionRow.of(old))
            tx.add(SessionRow.of(new))
            tx.flush()
            for kind in (TopicRow, AskRow, NoteRow):
                tx.execute(update(kind).where(kind.session_id == session).values(session_id=new.id))
        return new

    def miss(self, session: SessionId) -> Session:
        """Record that a planned session did not take place; what was open carries over."""
        with self._store.transaction() as tx:
            new = one(tx, SessionRow, session).to_domain().missed()
            tx.merge(SessionRow.of(new))
            _carry_on(tx, new)
        return new

    def _change(self, session: SessionId, change: Callable[[Session], Session]) -> Session:
        with self._store.transaction() as tx:
            new = change(one(tx, SessionRow, session).to_domain())
            tx.merge(SessionRow.of(new))
        return new

    def _in_state(self, state: SessionState) -> tuple[Session, ...]:
        query = select(SessionRow).where(SessionRow.state == state).order_by(SessionRow.planned_at)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))


def _following(session: Session) -> Select[SessionRow]:
    return (
        select(SessionRow)
        .where(SessionRow.mentor_id == session.mentor, SessionRow.state == SessionState.PLANNED)
        .order_by(SessionRow.planned_at)
        .limit(1)
    )


def _carry_on(tx: Transaction, over: Session) -> None:
    """Hand what a session left open to the pair's next one, if there is one."""
    tx.flush()
    following = tx.scalar(_following(over))
    if following is not None:
        _carry(tx, over, following.to_domain())


def _carry(tx: Transaction, over: Session, to: Session) -> None:
    old, new = lanes.read(tx, over.id).carried(to.id, over.planned_at.astimezone().date())
    if not (new.topics or new.asks):
        return
    here = lanes.read(tx, to.id)
    lanes.write(tx, old)
    both = replace(here, topics=(*new.topics, *here.topics), asks=(*new.asks, *here.asks))
    lanes.write(tx, joined(both))


def _spent(session: Session, spell: Spell, now: datetime) -> Session:
    timing = session.timing
    return replace(
        session,
        timing=replace(
            timing,
            seen_at=now,
            present=timing.present + spell.present,
            mentor_spoke=timing.mentor_spoke + spell.mentor_spoke,
            leader_spoke=timing.leader_spoke + spell.leader_spoke,
            away=timing.away + spell.away,
        ),
    )


def _stepped_out(session: Session, seconds: int) -> Session:
    timing = session.timing
    return replace(
        session, timing=replace(timing, exits=timing.exits + 1, away=timing.away + seconds)
    )


def ahead(sessions: SessionService) -> tuple[Session, ...]:
    """Return the live session, if there is one, and what is still to come."""
    live = sessions.live()
    return (*(() if live is None else (live,)), *sessions.planned())
