"""Windows back on the screen after a session that ended badly."""

import sys
from argparse import Namespace

from mentordesk.focus.base import Outcome
from mentordesk.focus.client import recover
from mentordesk.focus_words import why_words

# Notes that say that something is not as it was, and that trying again may help.
LEFT = frozenset({"guard-stuck", "no-journal", "still-silent"})


def restore(_: Namespace) -> int:
    """Put everything back that a focus changed, also one that is still on."""
    outcome = recover(also_running=True)
    if outcome is None:
        print("Nothing is hidden. Your windows are as you left them.")
        return 0
    left = [f"Could not be shown again: {name}." for name in outcome.refused]
    left += [why_words(note) for note in outcome.notes if note in LEFT]
    if outcome.hidden or not left:
        print(_back(outcome))
    if left:
        print(*left, file=sys.stderr)
    return 1 if left else 0


def _back(outcome: Outcome) -> str:
    back = f"Your windows are back ({outcome.hidden})."
    if "desktop-gone" in outcome.notes and not outcome.hidden:
        back = ""
    more = (why_words(note) for note in outcome.notes if note not in LEFT)
    return " ".join(filter(None, (back, *more)))
