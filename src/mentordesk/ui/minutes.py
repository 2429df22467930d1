"""The turn of each minute on the clock on the wall, also after the computer slept."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

LOOK_MS = 10_000
_AFTER_MS = 50


class Minutes(QObject):
    """Emits `turned` once the clock shows another minute, or hangs in another time zone.

    A timer may stand still while the computer sleeps, and counts on from there when it wakes. So
    the clock itself is looked at after `LOOK_MS` at the latest, and as soon as the program comes
    to the front.
    """

    turned = Signal()

    def __init__(self, parent: QObject, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._now = now
        self._seen: tuple[datetime, timedelta | None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_to_front)

    def start(self) -> None:
        """Look at the clock from now on; what it shows now is known."""
        self._seen = _shown(self._now())
        self._wait()

    def stop(self) -> None:
        """Look no more."""
        self._seen = None
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """See whether another minute began, and look again in time."""
        shown = _shown(self._now())
        turned, self._seen = shown != self._seen, shown
        self._wait()
        if turned:
            self.turned.emit()

    @Slot()
    def _come_to_front(self) -> None:
        if self._seen is not None:
            self.look()

    def _wait(self) -> None:
        now = self._now()
        left = 60_000 - now.second * 1000 - now.microsecond // 1000
        self._timer.start(min(left + _AFTER_MS, LOOK_MS))


def _shown(now: datetime) -> tuple[datetime, timedelta | None]:
    """Return the minute that the clock here shows, and how far it is from that of other places."""
    here = now.astimezone()
    return here.replace(second=0, microsecond=0), here.utcoffset()
