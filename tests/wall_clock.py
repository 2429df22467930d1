"""What a clock on the wall shows: a time without a zone, on purpose."""

from datetime import datetime


def shown_as(*parts: int) -> datetime:
    """Return a time without a time zone."""
    return datetime(*parts)  # noqa: DTZ001
