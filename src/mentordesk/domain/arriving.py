"""When to say that a session begins soon: three times, the last before it is late."""

from datetime import datetime, timedelta

PROMPTS = (10, 5, 1)
"""Minutes before the plan."""
LATE = timedelta(minutes=15)
"""How long after the plan a session that was not begun is still worth saying."""
_AHEAD = timedelta(minutes=max(PROMPTS) + 1)


def is_near(planned_at: datetime, now: datetime) -> bool:
    """Return whether something is to be said of a session now, or within a minute."""
    return planned_at - _AHEAD <= now < planned_at + LATE


def prompt(planned_at: datetime, now: datetime, said: int | None = None) -> int | None:
    """Return which prompt is due after the last one said, or None.

    A clock that jumped over several owes only the last of them; one that was put back owes none
    again.
    """
    if now >= planned_at + LATE:
        return None
    reached = (minutes for minutes in PROMPTS if planned_at - timedelta(minutes=minutes) <= now)
    last = min(reached, default=None)
    return last if last is not None and (said is None or last < said) else None


def minutes_left(planned_at: datetime, now: datetime) -> int:
    """Return the minutes until the plan, rounded; nothing once it has come."""
    return max(0, round((planned_at - now) / timedelta(minutes=1)))


def next_change(planned_at: datetime, now: datetime) -> timedelta | None:
    """Return how long until the next prompt or until it is too late for any; None if it is."""
    moments = [planned_at - timedelta(minutes=minutes) for minutes in PROMPTS]
    return min((at - now for at in (*moments, planned_at + LATE) if at > now), default=None)
