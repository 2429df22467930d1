"""Series moved, ended and taken up again, within the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import series as rhythm
from mentordesk.domain.agenda import CARRIES, WAITING, Agenda, Topic, TopicState
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import SeriesId, SessionId, TopicId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.receiving import waits
from mentordesk.domain.series import Series
from mentordesk.domain.session import Session, SessionState
from mentordesk.errors import NotFoundError
from mentordesk.models import (
    AskRow,
    NoteRow,
    ObservationRow,
    SeriesRow,
    SessionRow,
    TopicRow,
)
from mentordesk.services import lanes, moving
from mentordesk.services.carrying import carry, following, take_over
from mentordesk.services.going_on import only_going_on
from mentordesk.services.rows import one


@dataclass(frozen=True, slots=True)
class SeriesEnd:
    """What the end of a series called off, and what was prepared for it.

    What waited on the `agendas` went along `to` the pair's next session; without one it waits with
    the first that was called off. `seen` are the observation sheets that went along, by whose.
    """

    off: tuple[Session, ...]
    to: Session | None = None
    agendas: tuple[Agenda, ...] = ()
    seen: tuple[tuple[SessionId, tuple[object, ...]], ...] = ()

    @property
    def prepared(self) -> bool:
        """Return whether anything waited on an agenda."""
        return any(map(waits, self.agendas))


def move_later(
    tx: Transaction, session: SessionId, to: datetime, by: Side | None, now: datetime
) -> Session:
    """Move a planned session and all later ones of its series; see `SeriesService.move_later`."""
    new = moving.move(tx, session, to, by, now)
    if new.series is not None and new.series_place is not None:
        series = one(tx, SeriesRow, new.series).to_domain()
        changed, sessions = rhythm.moved_later(series, _of(tx, series.id), new.series_place, to)
        _keep(tx, changed, sessions, now)
    return one(tx, SessionRow, new.id).to_domain()


def arrange_later(
    tx: Transaction, session: SessionId, minutes: int, place: str, now: datetime
) -> Session:
    """Arrange a planned session and later ones anew; see `SeriesService.arrange_later`."""
    old = one(tx, SessionRow, session).to_domain()
    if old.series is None:
        return moving.arrange(tx, session, minutes, place, now)
    only_going_on(tx, old.mentor)
    new = old.arranged(minutes, place)
    if new != old:
        series = one(tx, SeriesRow, old.series).to_domain()
        _keep(tx, *rhythm.rearranged(series, _of(tx, series.id), old, new), now)
        for part in _later_parts(tx, series, old):
            like = replace(old, series_place=0)  # all of it is later
            _keep(tx, *rhythm.rearranged(part, _of(tx, part.id), like, new), now)
    return one(tx, SessionRow, session).to_domain()


def come_back(
    tx: Transaction, session: SessionId, wanted: Rhythm, now: datetime
) -> tuple[Session, ...]:
    """Let a planned session and later ones come back otherwise; see `SeriesService.come_back`."""
    met, series = _with_series(tx, session)
    only_going_on(tx, met.mentor)
    met.moved(met.planned_at)  # or refuse
    known = _of_pair(tx, series)
    sessions = [one for part in known for one in _of(tx, part)]
    changed, later = rhythm.come_back(series, known, sessions, met, wanted)
    _keep(tx, changed, later, now)
    return tuple(one(tx, SessionRow, each.id).to_domain() for each in later if not each.ended)


def end(tx: Transaction, session: SessionId, by: Side | None, now: datetime) -> SeriesEnd:
    """End a series before one of its planned sessions; see `SeriesService.end`."""
    met, series = _with_series(tx, session)
    met.missed(by)  # or refuse
    ended, off = rhythm.ended(series, _of(tx, series.id), met.series_place or 0, by)
    off = tuple(sorted(off, key=lambda gone: gone.series_place or 0))
    agendas = tuple(lanes.read(tx, gone.id) for gone in off)
    seen = tuple((gone.id, _sheets(tx, gone.id)) for gone in off)
    _keep(tx, [ended], off, now)
    to = following(tx, met)
    place = off[0] if to is None else to
    for gone in reversed(off):  # each stands before what went along already
        if gone.id != place.id:
            carry(tx, gone, place)
    tx.flush()
    return SeriesEnd(off, to, agendas, seen)


def resume(
    tx: Transaction, session: SessionId, undone: SeriesEnd | None, now: datetime
) -> tuple[Session, ...]:
    """Plan again what the end of a series called off; see `SeriesService.resume`."""
    met, series = _with_series(tx, session)
    only_going_on(tx, met.mentor)
    met.resumed()  # or refuse
    wanted = None if undone is None else {gone.id for gone in undone.off}
    theirs = [gone for gone in _of(tx, series.id) if wanted is None or gone.id in wanted]
    longer, back = rhythm.resumed(series, theirs)
    _keep(tx, [longer], back, now)
    back = tuple(sorted(back, key=lambda again: again.series_place or 0))
    for again in back:  # the first may hold what waited with it for all
        _give_back_topics(tx, again.id)
    if undone is not None:
        _give_back_others(tx, undone)
    to = following(tx, met)
    if to is not None:  # what was left open since the end had none to go to
        take_over(tx, to)
    return back


def _with_series(tx: Transaction, session: SessionId) -> tuple[Session, Series]:
    met = one(tx, SessionRow, session).to_domain()
    if met.series is None:
        raise NotFoundError(what="series")
    return met, one(tx, SeriesRow, met.series).to_domain()


def _later_parts(tx: Transaction, series: Series, met: Session) -> list[Series]:
    """Return what took over sessions of a series after this one, as when later ones moved."""
    earlier = select(SessionRow.series_id).where(SessionRow.number <= met.number)
    mine = set(tx.scalars(earlier.where(SessionRow.mentor_id == series.mentor)))
    parts = rhythm.connected(series, _of_pair(tx, series))
    return [part for part in parts if part.count and part.id not in mine]


def _of_pair(tx: Transaction, series: Series) -> dict[SeriesId, Series]:
    rows = tx.scalars(select(SeriesRow).where(SeriesRow.mentor_id == series.mentor))
    return {part.id: part for part in (row.to_domain() for row in rows)}


def _of(tx: Transaction, series: SeriesId) -> list[Session]:
    mine = select(SessionRow).where(
        SessionRow.series_id == series, SessionRow.state != SessionState.MOVED
    )
    return [row.to_domain() for row in tx.scalars(mine)]


def _keep(
    tx: Transaction, series: Iterable[Series], sessions: Iterable[Session], now: datetime
) -> None:
    for changed in series:
        tx.merge(SeriesRow.of(replace(changed, changed_at=now)))
    tx.flush()
    for changed_too in sessions:
        tx.merge(SessionRow.of(replace(changed_too, changed_at=now)))
    tx.flush()
    tx.expire_all()


def _sheets(tx: Transaction, session: SessionId) -> tuple[object, ...]:
    return tuple(tx.scalars(select(ObservationRow.id).where(ObservationRow.session_id == session)))


def _give_back_topics(tx: Transaction, session: SessionId) -> None:
    """Take topics back from where they went along to, as they stand there by now.

    What was talked about there meanwhile, noted on or carried further, stays there.
    """
    agenda = lanes.read(tx, session)
    gone = {topic.id for topic in agenda.topics if topic.state is TopicState.CARRIED}
    went = (
        select(TopicRow.session_id, TopicRow.id, TopicRow.carried_of)
        .join(SessionRow, SessionRow.id == TopicRow.session_id)
        .where(TopicRow.carried_of.in_(gone), TopicRow.state.in_(CARRIES))
        .where(SessionRow.state == SessionState.PLANNED)
        .where(~exists().where(NoteRow.topic_id == TopicRow.id))
    )
    found = tx.execute(went).all()
    back = dict[TopicId | None, Topic]()
    for other in {row.session_id for row in found}:
        there = lanes.read(tx, other)
        taken = {row.id: row.carried_of for row in found if row.session_id == other}
        back |= {taken[topic.id]: topic for topic in there.topics if topic.id in taken}
        left = tuple(topic for topic in there.topics if topic.id not in taken)
        lanes.rewrite(tx, there, replace(there, topics=left))
    tx.flush()
    topics = tuple(_as_it_is(topic, back.get(topic.id)) for topic in agenda.topics)
    lanes.rewrite(tx, agenda, replace(agenda, topics=topics))


def _as_it_is(topic: Topic, there: Topic | None) -> Topic:
    if there is None:
        return topic
    words = replace(topic, text=there.text, minutes=there.minutes, notes=there.notes)
    return replace(words, state=there.state)


def _give_back_others(tx: Transaction, undone: SeriesEnd) -> None:
    """Take back asks that wait still, and observation sheets, but from no table and no record."""
    planned = select(SessionRow.id).where(SessionRow.state == SessionState.PLANNED)
    for agenda in undone.agendas:
        for ask in agenda.asks:
            if ask.state in WAITING:
                mine = update(AskRow).where(AskRow.id == ask.id, AskRow.state.in_(WAITING))
                there = mine.where(AskRow.session_id.in_(planned))
                tx.execute(there.values(session_id=agenda.session, state=ask.state))
    for session, sheets in undone.seen:
        seen = update(ObservationRow).where(ObservationRow.id.in_(sheets))
        tx.execute(seen.where(ObservationRow.session_id.in_(planned)).values(session_id=session))
