"""What a calendar is told of sessions: when, how long and where, and nothing of what they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid5

from mentordesk.domain.ids import SeriesId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import same
from mentordesk.domain.series import Series
from mentordesk.domain.session import Session, SessionState


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar; `uid` stays what it is, `sequence` grows with each change.

    With `rhythm` it comes back `count` times, but for what is `left_out`. `instead_of` is what the
    wall clock would have shown by the rhythm, where one session of a series differs; as a calendar
    works it out, also where the clocks jump over that. A blank `title` is the neutral word.
    """

    uid: str
    sequence: int
    at: datetime
    zone: str
    minutes: int
    place: str = ""
    title: str = ""
    cancelled: bool = False
    instead_of: datetime | None = None
    rhythm: Rhythm | None = None
    count: int = 1
    left_out: tuple[datetime, ...] = ()


def uid_of(session: Session) -> str:
    """Return by what a calendar knows a session, which moving does not change; a series has one."""
    return str(uuid5(session.mentor, str(session.series or session.number)))


def entries_of(
    session: Session, pair: Iterable[Session], series: Mapping[SeriesId, Series]
) -> tuple[CalendarEntry, ...]:
    """Return what a calendar is told of a session: of one in a series, the whole series.

    So what a calendar has of a series is taken over as one. Where later sessions moved together,
    the series before goes along: it has become shorter. `pair` are all sessions of the two.
    """
    known = tuple(pair)
    if session.series is None or session.series not in series:
        return (_alone(session, known),)
    return tuple(
        entry
        for one in _connected(series[session.series], series)
        for entry in _of_series(one, known, session.title)
    )


def _alone(session: Session, pair: tuple[Session, ...]) -> CalendarEntry:
    """Return one session; each time it moved, and that it was called off, is a change."""
    off = session.state is SessionState.MISSED
    moves = sum(one.state is SessionState.MOVED and _same(one, session) for one in pair)
    return CalendarEntry(
        uid_of(session),
        moves + off,
        session.planned_at,
        session.zone,
        session.minutes,
        session.place,
        session.title,
        cancelled=off,
    )


def _same(one: Session, other: Session) -> bool:
    return (one.mentor, one.number) == (other.mentor, other.number)


def _connected(series: Series, known: Mapping[SeriesId, Series]) -> list[Series]:
    """Return a series with those it took sessions over from or gave them to, the first first."""
    first = series
    while first.follows is not None and first.follows in known:
        first = known[first.follows]
    found = [first]
    for one in found:
        found += [later for later in known.values() if later.follows == one.id]
    return found


def _of_series(series: Series, pair: tuple[Session, ...], title: str) -> Iterator[CalendarEntry]:
    there = {
        one.series_place: one
        for one in pair
        if one.series == series.id and one.state is not SessionState.MOVED
    }
    times, walls = series.times(), series.walls()
    here = [one for place, one in there.items() if place is not None and place < series.count]
    whole = CalendarEntry(
        str(uuid5(series.mentor, str(series.id))),
        series.sequence,
        times[0],
        series.zone,
        series.minutes,
        series.place,
        title,
        cancelled=all(one.state is SessionState.MISSED for one in here),
        rhythm=series.rhythm,
        count=series.count,
        left_out=tuple(shown for place, shown in enumerate(walls) if place not in there),
    )
    yield whole
    if whole.cancelled:
        return
    usual = replace(whole, rhythm=None, count=1, left_out=())
    for place, at in enumerate(times):
        one = there.get(place)
        if one is None:
            continue
        told = replace(
            usual,
            at=one.planned_at,
            minutes=one.minutes,
            place=one.place,
            cancelled=one.state is SessionState.MISSED,
        )
        if told != replace(usual, at=told.at) or not same(told.at, at):
            yield replace(told, instead_of=walls[place])
