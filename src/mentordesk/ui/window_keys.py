"""Keys that are heard on every window before what is in it hears them."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from mentordesk.marks import override

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WindowKeys(QObject):
    """Hears each key, also where a dialog keeps the keys from the window below it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        for shown in QGuiApplication.topLevelWindows():
            self._watch(shown)

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a key that went down ends here."""
        raise NotImplementedError

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self.takes(event)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)


class HeldReturn(WindowKeys):
    """Lets Return act once: held down, it would press what the next page puts under it."""

    @override
    def takes(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat() or event.key() not in _RETURNS:
            return False
        return not isinstance(QApplication.focusWidget(), QTextEdit | QPlainTextEdit)
