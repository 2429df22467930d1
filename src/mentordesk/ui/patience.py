"""How long the next attempt waits after wrong passphrases."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

FREE = 3
LONGEST_S = 30.0


class Patience:
    """Grows with every wrong attempt after the third: 2, 4, 8 … up to 30 seconds.

    It slows down somebody who sits at the window, and forgets when the program starts anew. That
    is enough: what holds against a machine is the work that each passphrase costs, and a pause
    that was kept would only keep out the leader. It never counts the recovery code.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    def wrong(self) -> None:
        """Count a wrong attempt."""
        self._wrong += 1
        if self._wrong > FREE:
            self._until = self._clock() + min(2.0 ** (self._wrong - FREE), LONGEST_S)

    def left(self) -> int:
        """Return how many seconds are left to wait, rounded up."""
        return math.ceil(max(self._until - self._clock(), 0.0))

    def words(self) -> str:
        """Return what to say of the pause; nothing if there is none."""
        left = self.left()
        words = QCoreApplication.translate(
            "Patience", "The next attempt can be made in {seconds} seconds."
        )
        return words.format(seconds=left) if left else ""
