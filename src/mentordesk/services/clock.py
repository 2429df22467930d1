"""The time as services are given it; tests give another."""

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache

DAY = timedelta(hours=24)


def now() -> datetime:
    """Return this moment in the time zone that this computer has now.

    The distance to UTC is that of this moment: another one has to be asked for its own.
    """
    at = datetime.now(UTC)
    _look_up_zone(at.replace(second=0, microsecond=0))
    return at.astimezone()


def is_a_day_ago(last: datetime | None, now: datetime) -> bool:
    """Tell whether a day has gone by; a time that lies in the future counts for nothing."""
    return last is None or not last <= now < last + DAY


@lru_cache(maxsize=1)
def _look_up_zone(_minute: datetime) -> None:
    """See once a minute where this computer is: a program keeps the zone it began in."""
    if hasattr(time, "tzset"):
        time.tzset()
