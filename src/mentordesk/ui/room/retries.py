"""How long to wait before saving is tried again."""

WAITS_MS = (1_000, 2_000, 5_000, 10_000, 30_000)


class Retries:
    """Longer with each try that fails, and short again after one that does not."""

    def __init__(self) -> None:
        self._tries = 0

    @property
    def under_way(self) -> bool:
        """Return whether the last try failed."""
        return self._tries > 0

    def next_ms(self) -> int:
        """Return how long to wait now that another try failed."""
        wait = WAITS_MS[min(self._tries, len(WAITS_MS) - 1)]
        self._tries += 1
        return wait

    def renew(self) -> None:
        """Begin anew: what was to be saved is."""
        self._tries = 0
