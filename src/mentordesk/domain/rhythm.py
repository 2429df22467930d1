"""When a pair meets again: by the clock on the wall of the place, whatever the clocks do."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count, dropwhile, islice, takewhile

from mentordesk.domain.person import Person, Rhythm
from mentordesk.domain.place_clock import at_wall, wall
from mentordesk.domain.session import Session

WEEKS = {
    Rhythm.WEEKLY: 1,
    Rhythm.EVERY_2_WEEKS: 2,
    Rhythm.EVERY_3_WEEKS: 3,
    Rhythm.EVERY_4_WEEKS: 4,
}
FEWEST, MOST = 2, 104
"""How many sessions a series can have: two, or one each week for two years."""
LAST_WEEK = 5


def times(rhythm: Rhythm, first: datetime) -> Iterator[datetime]:
    """Yield when a pair meets, on the wall clock, without an end; once is once.

    Monthly is the same weekday of the month: its second Tuesday, or its last one where the first
    session is on a fifth, which not every month has.
    """
    yield first
    match rhythm:
        case Rhythm.ONCE:
            return
        case Rhythm.MONTHLY:
            yield from (_in_month(first, later) for later in count(1))
        case _:
            yield from (first + timedelta(weeks=WEEKS[rhythm] * later) for later in count(1))


def week_of_month(day: date) -> int:
    """Return which of its weekday in the month a day is, from 1 to 5."""
    return (day.day + 6) // 7


def count_until(rhythm: Rhythm, first: datetime, last: date) -> int:
    """Return how often a pair meets up to and on a day, never more than MOST; 0 for a day before.

    `first` is what the wall clock shows.
    """
    days = takewhile(lambda at: at.date() <= last, times(rhythm, first))
    return sum(1 for _ in zip(days, range(MOST), strict=False))


def next_date(session: Session, mentor: Person, now: datetime) -> datetime:
    """Return when the pair would meet after a session by its rhythm, at the same time of day.

    The wall clock counts: 14:00 stays 14:00 when the clocks change in between.
    """
    rhythm = Rhythm.ONCE if mentor.pairing is None else mentor.pairing.rhythm
    first = wall(session.planned_at, session.zone)
    again = times(rhythm, first)
    if rhythm is Rhythm.ONCE:
        again = times(Rhythm.WEEKLY, first + timedelta(weeks=1))
    # From the first on: a last Tuesday stays one, where a month had only four in between.
    ahead = dropwhile(lambda at: at <= wall(now, session.zone), islice(again, 1, None))
    return at_wall(next(ahead), session.zone)


def another_date(
    session: Session, mentor: Person, now: datetime, others: Iterable[Session] = ()
) -> datetime:
    """Return what to propose for a session that moves: its next date, at the same time of day.

    One in a series, where the pair meets on its next date already, moves to the day after. So does
    one whose next date has another of the `others`, which are planned.
    """
    taken = {wall(one.planned_at, session.zone).date() for one in others if one.id != session.id}
    at = wall(session.planned_at, session.zone) + timedelta(days=1)
    if session.series is None:
        at = wall(next_date(session, mentor, now), session.zone)
        if at.date() in taken:
            at = wall(session.planned_at, session.zone) + timedelta(days=1)
    while at <= wall(now, session.zone) or at.date() in taken:
        at += timedelta(days=1)
    return at_wall(at, session.zone)


def _in_month(first: datetime, later: int) -> datetime:
    """Return the same weekday so many months later."""
    month = first.month - 1 + later
    begin = first.replace(year=first.year + month // 12, month=month % 12 + 1, day=1)
    ahead = timedelta(days=(first.weekday() - begin.weekday()) % 7)
    which = week_of_month(first.date())
    at = begin + ahead + timedelta(weeks=which - 1)
    return at if at.month == begin.month else at - timedelta(weeks=1)
