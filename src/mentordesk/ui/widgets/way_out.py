"""The ways out of focus that work whatever window of ours has the keyboard."""

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QKeyCombination,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

HOLD_MS = 1000
_REPEAT_MS = 80
"""A key that comes back this soon was never let go: X repeats it as up and down."""
_AWAY_MS = 500
"""How long no window of ours may have the keyboard while a key is held: one of them closes."""

_SHORTCUT = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F
)


class WayOut(QObject):
    """`held` after a second of Esc, `pressed` for Ctrl+Shift+F, while the owner is on screen.

    A shortcut of Qt's would be dead while a dialog is open; the window itself sees every key
    first, and only its keys, so that nothing else of the program runs through Python. The Esc that
    closes a dialog and stays down goes on counting in the window below.
    """

    held = Signal()
    pressed = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._window: QWindow | None = None
        self._since = QElapsedTimer()
        self._hold = QTimer(self, singleShot=True)
        self._let_go = QTimer(self, singleShot=True, interval=_REPEAT_MS)
        self._away = QTimer(self, singleShot=True, interval=_AWAY_MS)
        self._hold.timeout.connect(self._tell)
        self._let_go.timeout.connect(self._release)
        self._away.timeout.connect(self._release)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._owner.isVisible() and self._down(event)
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._up(event)
        return False

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if self._window is window:
            return
        self._hold.stop()
        if window is None:
            self._away.start()
        else:
            self._away.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._forget)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._window = None

    def _down(self, event: QKeyEvent) -> bool:
        if event.keyCombination() == _SHORTCUT:
            if not event.isAutoRepeat():
                self.pressed.emit()
            return True
        if event.key() != Qt.Key.Key_Escape:
            self._release()
        elif self._let_go.isActive() or event.isAutoRepeat():
            self._let_go.stop()
            self._hold_on()
        else:
            self._since.start()
            self._hold.start(HOLD_MS)
        return False

    def _hold_on(self) -> None:
        """Count on where another window has the keyboard by now."""
        if self._since.isValid() and not self._hold.isActive():
            self._hold.start(max(0, HOLD_MS - self._since.elapsed()))

    @Slot()
    def _release(self) -> None:
        self._hold.stop()
        self._since.invalidate()

    @Slot()
    def _tell(self) -> None:
        self._since.invalidate()
        self.held.emit()

    def _up(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._let_go.start()
