"""How fast this machine is just now, so that a limit in milliseconds means the same everywhere."""

import os
import time
from collections.abc import Callable

_LOOPS = 500_000
_LAPTOP_S = 0.033
"""What the loop takes on a laptop of 2021 with Python 3.11."""


def cpu() -> float:
    """Return the seconds this process and those it started, and that ended, took of a processor."""
    others = os.times()  # of itself it tells no less than a hundredth of a second
    return time.process_time() + others.children_user + others.children_system


def pace(clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how many times slower than that laptop this machine is now, 1.0 if it is no slower.

    By the clock of the wall, or by that with which the work is measured.
    """
    begun = clock()
    total = 0
    for number in range(_LOOPS):
        total += number * number
    return max(1.0, (clock() - begun) / _LAPTOP_S)
