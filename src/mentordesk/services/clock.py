"""The time as services are given it; tests give another."""

from datetime import datetime


def now() -> datetime:
    """Return this moment with this computer's time zone."""
    return datetime.now().astimezone()
