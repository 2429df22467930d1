"""Windows back on the screen after a session that ended badly."""

from argparse import Namespace

from mentordesk.focus.client import recover


def restore(_: Namespace) -> int:
    """Put everything back that a focus left changed."""
    outcome = recover()
    if outcome is None:
        print("Nothing is hidden. Your windows are as you left them.")
        return 0
    print(f"Your windows are back ({outcome.hidden}).")
    for name in outcome.refused:
        print(f"Could not be shown again: {name}.")
    return 0
