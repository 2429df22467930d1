"""The time as services are given it; tests give another."""

from datetime import datetime, timedelta

DAY = timedelta(hours=24)


def now() -> datetime:
    """Return this moment with this computer's time zone."""
    return datetime.now().astimezone()


def is_a_day_ago(last: datetime | None, now: datetime) -> bool:
    """Tell whether a day has gone by; a time that lies in the future counts for nothing."""
    return last is None or not last <= now < last + DAY
