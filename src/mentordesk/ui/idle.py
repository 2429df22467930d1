"""How long nobody touched the window, and when that is long enough."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from mentordesk.marks import override

GRACE = 60
"""Seconds from the warning to the end."""
_LOOK_EVERY = 30
_SAY_EVERY = 10
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


def seconds_since_start() -> float:
    """Return a time that nobody can set back, with sleep in it where the system counts it."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Idle(QObject):
    """`warned` with the seconds left, `touched` when somebody came back, `over` once.

    `limit` says how many seconds without a touch are allowed now; 0 allows any number.
    """

    warned = Signal(int)
    touched = Signal()
    over = Signal()

    def __init__(
        self,
        parent: QObject,
        limit: Callable[[], int],
        seconds: Callable[[], float] = seconds_since_start,
    ) -> None:
        super().__init__(parent)
        self._limit, self._seconds = limit, seconds
        self._last = seconds()
        self._warned = self._over = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Count from now on."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
            app.focusObjectChanged.connect(self.touch)  # a screen reader presses no key
        for window in QGuiApplication.topLevelWindows():
            self.watch(window)
        self._last = self._seconds()
        self.look()

    @Slot(QWindow)
    def watch(self, window: QWindow | None) -> None:
        """Count what is done in this window too; windows see every touch before their widgets."""
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

    @Slot()
    def touch(self) -> None:
        """Take note that somebody is there, unless they come too late."""
        if self._over:
            return
        if self._left() > 0:
            self._last = self._seconds()
            if not self._warned:
                return
        self.look()

    @Slot()
    def look(self) -> None:
        """See how long it was, say so if need be, and look again in time."""
        if self._over:
            return
        left = self._left()
        if left <= 0:
            self._over = True
            self.over.emit()
        elif left <= GRACE:
            self._warned = True
            self.warned.emit(math.ceil(left))
            self._look_in(left % _SAY_EVERY or _SAY_EVERY)
        else:
            if self._warned:
                self._warned = False
                self.touched.emit()
            self._look_in(min(left - GRACE, _LOOK_EVERY))

    def stop(self) -> None:
        """Count no more."""
        self._over = True
        self._timer.stop()

    def _left(self) -> float:
        limit = self._limit()
        return self._last + limit + GRACE - self._seconds() if limit else math.inf

    def _look_in(self, seconds: float) -> None:
        self._timer.start(math.ceil(seconds * 1000))
