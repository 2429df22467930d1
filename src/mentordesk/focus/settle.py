"""Waiting for a system that does what it is asked a little later."""

import time
from collections.abc import Callable

_STEP_S = 0.01


def settled(is_so: Callable[[], bool], seconds: float) -> bool:
    """Return as soon as it is so, and whether it is; look at least once."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() >= end:
            return False
        time.sleep(_STEP_S)
    return True


def ms_since(began: float) -> int:
    """Return how many milliseconds went by since a moment of time.monotonic."""
    return round((time.monotonic() - began) * 1000)
