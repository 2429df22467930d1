"""When a pair meets again."""

from datetime import datetime, timedelta

from mentordesk.domain.person import Person, Rhythm
from mentordesk.domain.session import Session

_EVERY = {
    Rhythm.WEEKLY: 7,
    Rhythm.EVERY_2_WEEKS: 14,
    Rhythm.EVERY_3_WEEKS: 21,
    Rhythm.EVERY_4_WEEKS: 28,
}


def next_date(session: Session, mentor: Person, now: datetime) -> datetime:
    """Return when the pair would meet after a session by its rhythm, at the same time of day.

    The wall clock counts: 14:00 stays 14:00 when the clocks change in between.
    """
    rhythm = Rhythm.ONCE if mentor.pairing is None else mentor.pairing.rhythm
    at = _next(session.planned_at.astimezone().replace(tzinfo=None), rhythm)
    while at <= now.astimezone().replace(tzinfo=None):
        at = _next(at, Rhythm.WEEKLY if rhythm is Rhythm.ONCE else rhythm)
    return at.astimezone()


def _next(at: datetime, rhythm: Rhythm) -> datetime:
    if rhythm is Rhythm.MONTHLY:
        return _same_weekday_next_month(at)
    return at + timedelta(days=_EVERY.get(rhythm, 14))


def _same_weekday_next_month(at: datetime) -> datetime:
    later = at + timedelta(days=28)
    return later if later.month != at.month else at + timedelta(days=35)
