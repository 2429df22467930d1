"""How often each trial is made: seldom with every change, often at night.

MENTORDESK_TRIALS multiplies the number of every trial, up to what a night needs; 20 reaches it.
"""

import os

TIMES = int(os.environ.get("MENTORDESK_TRIALS", "1"))
LONGEST_S = 120 * TIMES


def trials(each_change: int, each_night: int) -> int:
    """Return how often a trial is made this time."""
    return min(each_night, each_change * TIMES)
