"""The time of a live session: counted second by second, kept as it passes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

TICK_MS = 1000
LONGEST_TICK = 5.0
"""Seconds; what took longer was sleep or a stopped program, and nothing of it is counted."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Whole seconds that passed, and how many more did that do not count."""

    seconds: int
    lost: int = 0


class SessionClock(QObject):
    """Emits `ticked` while it runs, each time with what passed since the time before."""

    ticked = Signal(object)

    def __init__(self, parent: QObject, seconds: Callable[[], float]) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._seen = seconds()
        self._rest = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Count from now on."""
        self._seen, self._rest = self.seconds(), 0.0
        self._timer.start()

    def stop(self) -> None:
        """Count what passed until now, and nothing more."""
        if self._timer.isActive():
            self.tick()
            self._timer.stop()

    @Slot()
    def tick(self) -> None:
        """Count what passed since the last tick."""
        passed = self._passed()
        if passed.seconds or passed.lost:
            self.ticked.emit(passed)

    def _passed(self) -> Tick:
        now = self.seconds()
        passed, self._seen = now - self._seen, now
        if passed > LONGEST_TICK:
            return Tick(0, int(passed))
        whole = self._rest + max(0.0, passed)
        seconds = int(whole)
        self._rest = whole - seconds
        return Tick(seconds)
