"""How fast this machine is just now, so that a limit in milliseconds means the same everywhere."""

import time

_LOOPS = 500_000
_LAPTOP_S = 0.033
"""What the loop takes on a laptop of 2021 with Python 3.11."""


def pace() -> float:
    """Return how many times slower than that laptop this machine is now, 1.0 if it is no slower."""
    begun = time.perf_counter()
    total = 0
    for number in range(_LOOPS):
        total += number * number
    return max(1.0, (time.perf_counter() - begun) / _LAPTOP_S)
