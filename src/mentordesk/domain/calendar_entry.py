"""What a calendar is told of sessions: when, how long and where, and nothing of what they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid5

from mentordesk.domain.ids import SeriesId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import same
from mentordesk.domain.series import Series, connected
from mentordesk.domain.session import Session, SessionState

USUAL_ALARM = 15
"""How many minutes before a session a calendar reminds of it where nobody chose otherwise."""
ALARMS = (None, 10, USUAL_ALARM, 30, 24 * 60)
"""What can be chosen: no reminder, or so many minutes before."""
BEFORE_KEPT = datetime(2026, 1, 1, tzinfo=UTC)
"""When all changed of which nobody kept it."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar; `uid` stays what it is, `sequence` grows with each change.

    With `rhythm` it comes back `count` times, but for what is `left_out`. `instead_of` is what the
    wall clock would have shown by the rhythm, where one session of a series differs; as a calendar
    works it out, also where the clocks jump over that. A blank `title` is the neutral word.
    `changed_at` is when a calendar had something to learn the last time. It reminds `alarm` minutes
    before, or not at all.
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
    changed_at: datetime = BEFORE_KEPT
    alarm: int | None = USUAL_ALARM


def uid_of(session: Session) -> str:
    """Return by what a calendar knows a session, which moving does not change; a series has one."""
    return str(uuid5(session.mentor, str(session.series or session.number)))


def uid_of_series(series: Series) -> str:
    """Return by what a calendar knows a series."""
    return str(uuid5(series.mentor, str(series.id)))


def entries_of(
    session: Session,
    pair: Iterable[Session],
    series: Mapping[SeriesId, Series],
    alarm: int | None = USUAL_ALARM,
) -> tuple[CalendarEntry, ...]:
    """Return what a calendar is told of a session: of one in a series, the whole series.

    So what a calendar has of a series is taken over as one. Where later sessions moved together,
    the series before goes along: it has become shorter. `pair` are all sessions of the two. Each
    reminds so many minutes before.
    """
    if session.series is None or session.series not in series:
        return (replace(_alone(session), alarm=alarm),)
    known = tuple(pair)
    return tuple(
        replace(entry, alarm=alarm)
        for one in connected(series[session.series], series)
        for entry in _of_series(one, known, series, session.title)
    )


def _alone(session: Session) -> CalendarEntry:
    return CalendarEntry(
        uid_of(session),
        session.sequence,
        session.planned_at,
        session.zone,
        session.minutes,
        session.place,
        session.title,
        cancelled=session.state is SessionState.MISSED,
        changed_at=session.changed_at or BEFORE_KEPT,
    )


def _of_series(
    series: Series, pair: tuple[Session, ...], known: Mapping[SeriesId, Series], title: str
) -> Iterator[CalendarEntry]:
    there = {
        one.series_place: one
        for one in pair
        if one.series == series.id and one.state is not SessionState.MOVED
    }
    if not series.count:
        yield _given_away(series, title)
        return
    times, walls = series.times(), series.walls()
    here = [one for place, one in there.items() if place is not None and place < series.count]
    whole = CalendarEntry(
        uid_of_series(series),
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
        changed_at=series.changed_at or BEFORE_KEPT,
    )
    yield whole
    if whole.cancelled:
        return
    usual = replace(whole, rhythm=None, count=1, left_out=())
    for place, at in enumerate(times):
        one = there.get(place)
        if one is None:
            continue
        told = _told(usual, one)
        if told.cancelled or _differs(told, usual, at):
            yield replace(told, instead_of=walls[place])
    yield from _given_up(series, usual, [one for one in there.values() if one.ended])
    yield from _left_behind(series, usual, pair, known)


def _given_away(series: Series, title: str) -> CalendarEntry:
    """Return a series as cancelled whose sessions all went to another one."""
    told = CalendarEntry(
        uid_of_series(series), series.sequence, series.starts_at, series.zone, series.minutes
    )
    changed_at = series.changed_at or BEFORE_KEPT
    return replace(told, place=series.place, title=title, cancelled=True, changed_at=changed_at)


def _told(usual: CalendarEntry, one: Session) -> CalendarEntry:
    off = one.state is SessionState.MISSED
    told = replace(usual, at=one.planned_at, minutes=one.minutes, place=one.place)
    return replace(told, cancelled=off)


def _differs(told: CalendarEntry, usual: CalendarEntry, at: datetime) -> bool:
    """Return whether a calendar has to hear of a session by itself: it is not as its rule says."""
    so = replace(usual, at=told.at, cancelled=told.cancelled)
    return told != so or not same(told.at, at)


def _given_up(
    series: Series, usual: CalendarEntry, off: Iterable[Session]
) -> Iterator[CalendarEntry]:
    """Yield what a calendar heard of by itself before the series ended, as cancelled.

    The rule that ends earlier takes the usual sessions away; what a calendar keeps of these beside
    the rule would stay.
    """
    there = {one.series_place or 0: one for one in off}
    longer = replace(series, count=max(there, default=-1) + 1)
    for place, (at, shown) in enumerate(zip(longer.times(), longer.walls(), strict=True)):
        one = there.get(place)
        if one is not None and place >= series.count:
            told = _told(usual, one)
            if _differs(told, usual, at):
                yield replace(told, instead_of=shown)


def _left_behind(
    series: Series,
    usual: CalendarEntry,
    pair: tuple[Session, ...],
    known: Mapping[SeriesId, Series],
) -> Iterator[CalendarEntry]:
    """Yield what a calendar heard of by itself before sessions got other times, as cancelled.

    Either later ones left the series, or all of it moved. Numbers tell which of the series they
    were: nothing changes them. What moved, by itself or with all that followed, has left its old
    row there.
    """
    mine = [one for one in pair if one.series == series.id and one.series_place is not None]
    begin = min((one.number - (one.series_place or 0) for one in mine), default=0)
    moved = [one for one in mine if one.state is SessionState.MOVED]
    numbers = {one.number for one in moved}
    later = {part.id for part in known.values() if _comes_from(part, series, known)}
    differed = {
        one.number - begin: one.series in later
        for one in pair
        if one.state is not SessionState.MOVED
        if one.series is not None and one.series in {series.id, *later}
        if one.number in numbers or _by_itself(one, known[one.series])
    }
    left = {place for place, is_later in differed.items() if is_later and place >= series.count}
    yield from _cancelled(series, usual, left)
    for old in moved:
        if old.series_place == 0 and not same(old.planned_at, series.starts_at):
            before = replace(series, starts_at=old.planned_at, zone=old.zone)
            now = series.times()  # one that takes place then is not cancelled
            off = _cancelled(before, usual, set(differed) - {0})
            yield from (gone for gone in off if not any(same(gone.at, at) for at in now))


def _cancelled(series: Series, usual: CalendarEntry, places: set[int]) -> Iterator[CalendarEntry]:
    """Yield these of a series as cancelled, at the times that it had."""
    longer = replace(series, count=max(places, default=-1) + 1)
    for place, (at, shown) in enumerate(zip(longer.times(), longer.walls(), strict=True)):
        if place in places:
            off = replace(usual, at=at, zone=series.zone, instead_of=shown)
            yield replace(off, cancelled=True)


def _comes_from(part: Series, series: Series, known: Mapping[SeriesId, Series]) -> bool:
    """Return whether a series took over sessions of another, also by way of a third."""
    while part.follows is not None and part.follows in known:
        if part.follows == series.id:
            return True
        part = known[part.follows]
    return False


def _by_itself(one: Session, series: Series) -> bool:
    return (one.minutes, one.place) != (series.minutes, series.place)
