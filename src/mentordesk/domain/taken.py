"""Which hours are taken already by sessions that are planned."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from mentordesk.domain.session import Session


def taken_by(
    planned: Iterable[Session], starts: Iterable[datetime], minutes: int
) -> tuple[Session, ...]:
    """Return which of these sessions would go on while one of so many minutes does, in order.

    One that ends when another begins leaves it its hour.
    """
    wanted = [start.astimezone(UTC) for start in starts]
    long = timedelta(minutes=minutes)
    found = [
        one
        for one in planned
        for at in [one.planned_at.astimezone(UTC)]
        if any(
            at < start + long and start < at + timedelta(minutes=one.minutes) for start in wanted
        )
    ]
    return tuple(sorted(found, key=lambda one: one.planned_at))
