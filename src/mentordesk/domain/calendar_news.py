"""Sets what a calendar says against the sessions that stand: moved, otherwise, or called off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from mentordesk.domain.calendar_change import CalendarChange, CalendarNews, ChangeKind
from mentordesk.domain.calendar_entry import uid_of, uid_of_series
from mentordesk.domain.calendar_event import PLACE_LENGTH, CalendarEvent, Doubt, When
from mentordesk.domain.ids import SeriesId, SessionId
from mentordesk.domain.place_clock import at_wall, same, wall, zone_name, zone_of
from mentordesk.domain.rhythm import times
from mentordesk.domain.series import Series
from mentordesk.domain.session import LONGEST, SHORTEST, Session, SessionState

MOST_UNKNOWN = 5
"""How many foreign events are asked about: more are somebody's whole calendar."""


def news_of(
    events: Iterable[CalendarEvent],
    sessions: Iterable[Session],
    series: Mapping[SeriesId, Series],
    now: datetime,
) -> CalendarNews:
    """Return what events say that is new; what is over on the desk is left as it is.

    Foreign events of the past are no news, nor are many of them.
    """
    there = tuple(sessions)
    known, told = list(events), _Told(there, series)
    ours = {uid_of(one) for one in there} | {uid_of_series(one) for one in series.values()}
    changes = [change for event in known if event.uid in ours for change in told.read(event)]
    foreign = [_unknown(event) for event in known if event.uid not in ours and not event.cancelled]
    ahead = [change for change in foreign if change.to > now]
    asked = ahead if len(ahead) <= MOST_UNKNOWN else []
    left = len(foreign) - len(asked)
    return CalendarNews((*changes, *asked), len(told.same), left, len(told.otherwise))


def moment(when: When, like: Session) -> datetime:
    """Return when an event is that takes the place of a session.

    Without a zone the wall clock of the session counts, and a whole day keeps its time of day.
    """
    place = zone_of(like.zone)
    if not isinstance(when, datetime):
        when = datetime.combine(when, wall(like.planned_at, like.zone).time())
    if when.tzinfo is None:
        return at_wall(when, like.zone)
    return (
        when if zone_of(zone_name(when)) not in {None, zone_of("UTC")} else when.astimezone(place)
    )


class _Told:
    """Reads one event after the other, against the sessions that stand."""

    def __init__(self, sessions: Sequence[Session], series: Mapping[SeriesId, Series]) -> None:
        self._standing: dict[str, list[Session]] = {}
        for one in sessions:
            if one.state is not SessionState.MOVED:
                self._standing.setdefault(uid_of(one), []).append(one)
        self._series = series
        self._times: dict[str, tuple[datetime, ...]] = {}
        self._along = set[str]()
        self._anew = dict[str, tuple[int, str]]()
        self._off = set[SessionId]()
        self.same = set[SessionId]()  # half-time stands there twice: in the rule, and by itself
        self.otherwise = set[str]()

    def read(self, event: CalendarEvent) -> Iterator[CalendarChange]:
        mine = self._standing.get(event.uid, [])
        if not mine:
            return
        series = self._series.get(mine[0].series) if mine[0].series is not None else None
        if series is None:
            yield from self._one(event, mine[0], None)
        elif not series.count:
            return  # its sessions are with another one, of which that calendar does not know yet
        elif event.instead_of is None:
            yield from self._whole(event, mine, series)
        else:
            times_of = self._times.get(event.uid, series.times())
            place = _place(moment(event.instead_of, mine[0]), times_of)
            moved_along = place is not None and event.uid in self._along and not event.cancelled
            for one in mine:
                if one.series_place != place:
                    continue
                if moved_along and same(moment(event.start, one), times_of[place or 0]):
                    yield from self._arranged(event, one, series)
                else:
                    yield from self._from(event, one, series, mine)

    def _from(
        self, event: CalendarEvent, one: Session, series: Series, mine: Sequence[Session]
    ) -> Iterator[CalendarChange]:
        """Yield what is new of one session, or of it and all later ones (RANGE=THISANDFUTURE)."""
        changes = [*self._one(event, one, series)]
        if not event.later:
            yield from changes
            return
        for change in changes:
            yield replace(change, later=change.kind is not ChangeKind.CANCELLED)
        following = (later for later in mine if (later.series_place or 0) > (one.series_place or 0))
        for later in sorted(following, key=lambda later: later.series_place or 0):
            if event.cancelled and later.state is SessionState.PLANNED:
                older = event.sequence < series.sequence
                yield self._called_off(event, later, older=older)

    def _one(
        self, event: CalendarEvent, session: Session, series: Series | None
    ) -> Iterator[CalendarChange]:
        if session.state is not SessionState.PLANNED or session.id in self._off:
            return
        to = moment(event.start, session)
        older = event.sequence < (session if series is None else series).sequence
        if event.cancelled:
            yield CalendarChange(ChangeKind.CANCELLED, event, to, session, older=older)
            return
        arranged = [*self._arranged(event, session, series)]
        if not same(to, session.planned_at):
            yield CalendarChange(ChangeKind.MOVED, event, to, session, older=older)
        elif not arranged:
            self.same.add(session.id)
        yield from arranged

    def _arranged(
        self, event: CalendarEvent, one: Session, series: Series | None
    ) -> Iterator[CalendarChange]:
        """Yield that a planned session is longer or shorter there, or elsewhere.

        What changes along with the whole series is not said again.
        """
        minutes, place = _length_and_place(event, one)
        long, where = one.minutes, one.place
        if series is not None and event.uid in self._anew:
            anew = self._anew[event.uid]
            long = anew[0] if long == series.minutes else long
            where = anew[1] if where == series.place else where
        if one.state is SessionState.PLANNED and (minutes, place) != (long, where):
            told = CalendarChange(ChangeKind.ARRANGED, event, one.planned_at, one)
            older = event.sequence < (one if series is None else series).sequence
            yield replace(told, older=older, minutes=minutes, place=place)

    def _whole(
        self, event: CalendarEvent, mine: Sequence[Session], series: Series
    ) -> Iterator[CalendarChange]:
        """Yield what is new of a whole series: called off, moved by some time, some taken away."""
        ahead = sorted(
            (one for one in mine if one.state is SessionState.PLANNED),
            key=lambda one: one.series_place or 0,
        )
        older = event.sequence < series.sequence
        if event.cancelled:
            for one in ahead:
                yield self._called_off(event, one, older=older)
            return
        at = self._shown_at(event, mine[0], series)
        moved = not same(at[0], series.starts_at)
        gone = {_place(moment(when, mine[0]), at) for when in event.left_out}
        if event.rhythm is not series.rhythm or Doubt.OTHER_RHYTHM in event.doubts:
            self.otherwise.add(event.uid)
            doubts = dict.fromkeys((*event.doubts, Doubt.OTHER_RHYTHM))
            event = replace(event, doubts=tuple(doubts))
        else:
            gone |= set(range(_count(event, at, mine[0]), series.count))
        for one in ahead:
            place = one.series_place or 0
            if place in gone:
                yield self._called_off(event, one, older=older)
            elif moved:
                to = at[place] if place < len(at) else one.planned_at
                yield CalendarChange(ChangeKind.MOVED, event, to, one, later=True, older=older)
                moved = False
                self._along.add(event.uid)
            else:
                self.same.add(one.id)
        yield from self._whole_arranged(event, ahead, series)

    def _whole_arranged(
        self, event: CalendarEvent, ahead: Sequence[Session], series: Series
    ) -> Iterator[CalendarChange]:
        """Yield that the sessions of a series are otherwise there which are as it has them."""
        as_usual = (series.minutes, series.place)
        usual = [one for one in ahead if (one.minutes, one.place) == as_usual]
        first = next((one for one in usual if one.id not in self._off), None)
        for change in [] if first is None else self._arranged(event, first, series):
            self._anew[event.uid] = change.minutes, change.place
            self.same -= {one.id for one in usual}
            yield replace(change, later=True)

    def _called_off(self, event: CalendarEvent, one: Session, *, older: bool) -> CalendarChange:
        """Return that one of a series is off, which no event of its own has to say again."""
        self._off.add(one.id)
        return CalendarChange(ChangeKind.CANCELLED, event, one.planned_at, one, older=older)

    def _shown_at(
        self, event: CalendarEvent, like: Session, series: Series
    ) -> tuple[datetime, ...]:
        """Return when the calendar has each session of a series, by the desk's own rhythm."""
        first = moment(event.start, like)
        zone = zone_name(first) or series.zone
        shown = islice(times(series.rhythm, wall(first, zone)), series.count)
        self._times[event.uid] = tuple(at_wall(at, zone) for at in shown)
        return self._times[event.uid]


def _length_and_place(event: CalendarEvent, like: Session) -> tuple[int, str]:
    """Return how long and where a session is there; as it is here where an event says nothing."""
    minutes, place = like.minutes, like.place
    if event.minutes is not None and isinstance(event.start, datetime):  # a day says no length
        minutes = max(SHORTEST, min(event.minutes, LONGEST))
    if event.place is not None and event.place != place[:PLACE_LENGTH]:
        place = event.place
    return minutes, place


def _count(event: CalendarEvent, at: Sequence[datetime], like: Session) -> int:
    """Return how many of a series the calendar has by its rule, with those that it left out."""
    count = len(at) if event.count is None else min(event.count, len(at))
    if event.until is None:
        return count
    if not isinstance(event.until, datetime):
        day = event.until
        return sum(wall(one, like.zone).date() <= day for one in at[:count])
    last = moment(event.until, like)
    return sum(one <= last for one in at[:count])


def _place(at: datetime, times_of: Sequence[datetime]) -> int | None:
    """Return which of a series would be at that moment by its rhythm."""
    return next((place for place, one in enumerate(times_of) if same(one, at)), None)


def _unknown(event: CalendarEvent) -> CalendarChange:
    start = event.start
    if not isinstance(start, datetime):
        start = datetime.combine(start, datetime.min.time()) + timedelta(hours=12)
    return CalendarChange(
        ChangeKind.UNKNOWN, event, at_wall(start, "") if start.tzinfo is None else start
    )
