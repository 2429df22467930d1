"""Sessions that were planned together and come back by a rhythm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from mentordesk.domain import session as meeting
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, SeriesId, SessionId, new_id
from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import at_wall, wall, zone_name
from mentordesk.domain.rhythm import FEWEST, MOST, times
from mentordesk.domain.session import Session, SessionState
from mentordesk.errors import NoZoneError


@dataclass(frozen=True, slots=True)
class Special:
    """What one session of a series is instead of a usual one: its format, and how long it is."""

    format: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Series:
    """How often a pair meets from a first session on, `count` times, by the clock of a `zone`.

    One whose sessions all went to another series has a `count` of 0.
    `sequence` grows with each change that a calendar has to learn, the last one at `changed_at`.
    `follows` is the series whose later sessions this one took over when they moved together.
    """

    id: SeriesId
    mentor: PersonId
    rhythm: Rhythm
    starts_at: datetime
    zone: str
    count: int
    minutes: int = 45
    place: str = ""
    sequence: int = 0
    follows: SeriesId | None = None
    changed_at: datetime | None = None

    def walls(self) -> tuple[datetime, ...]:
        """Return what the clock of the place would show then, even where it jumps over it."""
        return tuple(islice(times(self.rhythm, wall(self.starts_at, self.zone)), self.count))

    def times(self) -> tuple[datetime, ...]:
        """Return when each session of it would be if none had moved."""
        return tuple(at_wall(shown, self.zone) for shown in self.walls())

    def changed(self) -> "Series":
        """Return the series as a calendar has to learn it anew."""
        return replace(self, sequence=self.sequence + 1)


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """What is asked for: `first` carries the zone of the place; once is a single session.

    `half_time` takes the place of the session in the middle, `closing` that of the last.
    """

    mentor: PersonId
    first: datetime
    rhythm: Rhythm
    count: int = 1
    minutes: int = 45
    place: str = ""
    format: str = ""
    half_time: Special | None = None
    closing: Special | None = None


_Arranged = TypeVar("_Arranged", Series, Session)


def half_time_place(count: int) -> int:
    """Return which session of so many is half-time, from 0: the middle, or the one before it."""
    return (count - 1) // 2


def planned(plan: SeriesPlan, number: int) -> tuple[Series, tuple[Session, ...]]:
    """Return a series and its sessions, the first with that number.

    Raises NoZoneError where nobody knows whose wall clock counts.
    """
    if not zone_name(plan.first):
        raise NoZoneError
    first = meeting.plan(plan.mentor, number, plan.first, plan.minutes, plan.place)
    series = Series(
        SeriesId(new_id()),
        plan.mentor,
        plan.rhythm,
        first.planned_at,
        zone_name(plan.first),
        max(FEWEST, min(plan.count, MOST)),
        first.minutes,
        first.place,
    )
    special = {half_time_place(series.count): plan.half_time, series.count - 1: plan.closing}
    usual = Special(plan.format, plan.minutes)
    return series, tuple(
        _session(series, number, place, special.get(place) or usual)
        for place in range(series.count)
    )


def moved_later(
    series: Series, sessions: Iterable[Session], place: int, to: datetime
) -> tuple[tuple[Series, ...], tuple[Session, ...]]:
    """Return the series and the sessions that change when one and all later ones move.

    `to` is when the session at that place is to be; the later ones follow it by the rhythm, also
    those that had moved before. What was before it stays in the series as it was. Sessions that
    are not planned any more stay where they are.
    """
    zone = zone_name(to) or series.zone
    if place == 0:
        moved = replace(series.changed(), starts_at=to, zone=zone)
        before: tuple[Series, ...] = ()
    else:
        before = (replace(series.changed(), count=place),)
        fresh = SeriesId(new_id())
        moved = replace(series, id=fresh, starts_at=to, zone=zone, count=series.count - place)
        moved = replace(moved, sequence=0, follows=series.id)
    theirs = [one for one in sessions if _goes_along(one, series, place)]
    last = max((one.series_place or 0 for one in theirs), default=place)
    at = replace(moved, count=last - place + 1).times()
    changed = tuple(
        replace(
            one,
            planned_at=at[(one.series_place or 0) - place],
            zone=zone,
            series=moved.id,
            series_place=(one.series_place or 0) - place,
        )
        for one in theirs
    )
    return (*before, moved), changed


def rearranged(
    series: Series, sessions: Iterable[Session], old: Session, new: Session
) -> tuple[tuple[Series, ...], tuple[Session, ...]]:
    """Return the series and the sessions that change when one and all later ones are arranged anew.

    `old` is the one as it stands, `new` with its length and place from now on. Later ones take over
    what was the same with them: half-time stays longer, and what has a place of its own keeps it.
    No time changes. As with a move, what was before it stays in the series as it was.
    """
    place = old.series_place or 0
    usual = _along(series, old, new)
    split = place > 0 and usual != series
    if split:
        usual = replace(usual, id=SeriesId(new_id()), starts_at=series.times()[place])
        usual = replace(usual, count=series.count - place, sequence=0, follows=series.id)
        if usual.walls() != series.walls()[place:]:  # as for a last Tuesday that is the fourth
            usual, split = series, False
    first = place if split else 0
    changed = tuple(
        replace(
            _along(one, old, new), series=usual.id, series_place=(one.series_place or 0) - first
        )
        for one in sessions
        if _goes_along(one, series, place)
    )
    if split:
        return (replace(series.changed(), count=place), usual), changed
    return (usual.changed(),), changed


def come_back(
    series: Series,
    known: Mapping[SeriesId, Series],
    sessions: Iterable[Session],
    met: Session,
    rhythm: Rhythm,
) -> tuple[tuple[Series, ...], tuple[Session, ...]]:
    """Return the series and the sessions that change when one and all later ones meet otherwise.

    `met` keeps its time, and what follows it comes by the rhythm from there: as many as there were,
    each with its format, so half-time and closing stay what they are. They become a series of their
    own, also those that had moved together before; a series that gave all away has no session left.
    Nothing changes where none follows.
    """
    parts = {part.id: part for part in connected(series, known)}
    theirs = (one for one in sessions if one.series in parts and one.number >= met.number)
    later = [one for one in theirs if one.ended or one.state is SessionState.PLANNED]
    later.sort(key=lambda one: one.number)
    last = max(one.number for one in later if not one.ended)
    if last == met.number:
        return (), ()
    fresh = replace(series, id=SeriesId(new_id()), rhythm=rhythm, starts_at=met.planned_at)
    fresh = replace(fresh, zone=met.zone or series.zone, count=last - met.number + 1)
    fresh = replace(fresh, sequence=0, follows=series.id)
    at = replace(fresh, count=later[-1].number - met.number + 1).times()
    changed = tuple(
        replace(one, planned_at=at[place], zone=fresh.zone, series=fresh.id, series_place=place)
        for one in later
        for place in [one.number - met.number]
    )
    given = {one.series for one in later} - {series.id}
    left = [replace(parts[key].changed(), count=0) for key in given if key is not None]
    return (replace(series.changed(), count=met.series_place or 0), *left, fresh), changed


def ended(
    series: Series, sessions: Iterable[Session], place: int, by: Side | None = None
) -> tuple[Series, tuple[Session, ...]]:
    """Return a series that ends before the session at that place, and what is called off by it.

    One that ends before its first session keeps how many it was to have: it is called off whole.
    """
    off = tuple(
        replace(one.missed(by), ended=True)
        for one in sessions
        if one.state is SessionState.PLANNED
        and one.series == series.id
        and one.series_place is not None
        and one.series_place >= place
    )
    return replace(series.changed(), count=place or series.count), off


def resumed(series: Series, sessions: Iterable[Session]) -> tuple[Series, tuple[Session, ...]]:
    """Return a series that goes on after it was ended, and the sessions that are planned again."""
    back = tuple(one.resumed() for one in sessions if one.series == series.id and one.ended)
    count = max((1 + (one.series_place or 0) for one in back), default=0)
    return replace(series.changed(), count=max(series.count, count)), back


def connected(series: Series, known: Mapping[SeriesId, Series]) -> list[Series]:
    """Return a series with those it took sessions over from or gave them to, the first first."""
    first = series
    while first.follows is not None and first.follows in known:
        first = known[first.follows]
    found = [first]
    for one in found:
        found += [later for later in known.values() if later.follows == one.id]
    return found


@dataclass(frozen=True, slots=True)
class PlaceInSeries:
    """Which of how many a session is, as the pair planned them: also after later ones moved.

    One that the end of its series called off is none of them any more, and its number None.
    """

    rhythm: Rhythm
    number: int | None
    count: int


def place_of(session: Session, known: Mapping[SeriesId, Series]) -> PlaceInSeries | None:
    """Return where a session stands in its series, or None outside of one."""
    series = None if session.series is None else known.get(session.series)
    if series is None or session.series_place is None:
        return None
    parts = sorted(connected(series, known), key=lambda part: part.starts_at)
    before = sum(part.count for part in parts[: parts.index(series)])
    number = None if session.ended else before + session.series_place + 1
    return PlaceInSeries(series.rhythm, number, sum(part.count for part in parts))


def _along(one: _Arranged, old: Session, new: Session) -> _Arranged:
    """Return one with what is new, as far as it was as the old one."""
    minutes = new.minutes if one.minutes == old.minutes else one.minutes
    return replace(one, minutes=minutes, place=new.place if one.place == old.place else one.place)


def _goes_along(one: Session, series: Series, place: int) -> bool:
    """Return whether a session moves with the one at that place; so does what an end called off."""
    if one.series != series.id or one.series_place is None or one.series_place < place:
        return False
    return one.ended or (one.state is SessionState.PLANNED and one.series_place < series.count)


def _session(series: Series, number: int, place: int, kind: Special) -> Session:
    at = series.times()[place]
    new = meeting.plan(series.mentor, number + place, at, kind.minutes, series.place)
    new = replace(new, id=SessionId(new_id()), zone=series.zone, format=kind.format)
    return replace(new, series=series.id, series_place=place)
