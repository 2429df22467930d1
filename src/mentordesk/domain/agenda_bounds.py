"""How much fits on an agenda, and how long a topic can take."""

from collections.abc import Sized

from mentordesk.errors import AgendaFullError

MOST_MINUTES = 480
MOST_ENTRIES = 200
"""How many topics, and how many asks, can be added to; what carries over is never too many."""


def fit(before: Sized, after: Sized, what: str) -> None:
    """Refuse more than an agenda has room for, unless it had as many already.

    Raises AgendaFullError.
    """
    if len(after) > max(MOST_ENTRIES, len(before)):
        raise AgendaFullError(most=MOST_ENTRIES, what=what)


def bounded(minutes: int | None) -> int | None:
    """Return minutes a session can have, or None for no time of its own."""
    return max(1, min(minutes, MOST_MINUTES)) if minutes else None
