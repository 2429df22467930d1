"""The ways out of focus that work whatever window of ours has the keyboard."""

from PySide6.QtCore import (
    QCoreApplication,
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

from mentordesk.ui.window_keys import WindowKeys

HOLD_MS = 1000
_REPEAT_MS = 80
"""A key that comes back this soon was never let go: X repeats it as up and down."""

_SHORTCUT = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F
)


class WayOut(QObject):
    """`held` after a second of Esc, `pressed` for Ctrl+Shift+F, while the owner is on screen.

    A shortcut of Qt's would be dead while a dialog is open; the window itself sees every key
    first, and only its keys, so that nothing else of the program runs through Python. A dialog gets
    its Esc once the key is let go: closed by the first press, it would take with it what tells
    that the key stays down. One that goes by itself meanwhile begins the second anew.
    """

    held = Signal()
    pressed = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._window: QWindow | None = None
        self._gives = self._counts = False
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._let_go = QTimer(self, singleShot=True, interval=_REPEAT_MS)
        self._hold.timeout.connect(self._tell)
        self._let_go.timeout.connect(self._give)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._owner.isVisible() and not self._gives and self._down(event)
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._up(event)
        return False

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if self._window is window:
            return
        self._hold.stop()
        if self._let_go.isActive():
            self._let_go.stop()
            self._counts = False
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
        """Tell whether nobody else is to get the key, or not yet."""
        if event.keyCombination() == _SHORTCUT:
            if not WindowKeys.repeats(event):
                self.pressed.emit()
            return True
        if event.key() != Qt.Key.Key_Escape:
            self._give()
            return False
        if not self._let_go.isActive() and not event.isAutoRepeat():
            self._counts = True
        if self._counts and not self._hold.isActive():  # again, where a dialog went by itself
            self._hold.start()
        self._let_go.stop()
        return self._in_dialog

    @Slot()
    def _tell(self) -> None:
        self._counts = False
        self.held.emit()

    def _up(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._let_go.start()

    @property
    def _in_dialog(self) -> bool:
        return self._window is not self._owner.window().windowHandle()

    @Slot()
    def _give(self) -> None:
        """Count no more, and let a dialog have an Esc that was short."""
        was_short = self._hold.isActive()
        self._hold.stop()
        self._counts = False
        if was_short and self._in_dialog and self._window is not None:
            press, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
            self._gives = True
            QCoreApplication.sendEvent(self._window, QKeyEvent(press, Qt.Key.Key_Escape, none))
            self._gives = False
