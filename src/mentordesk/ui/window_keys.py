"""Keys that are heard on every window before what is in it hears them."""

from weakref import ref

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

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
    """Lets Return act once: held down, it would press what the next page puts under it.

    Where somebody writes it makes line after line, if it was pressed there.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._began: ref[QWidget] | None = None

    @override
    def takes(self, event: QKeyEvent) -> bool:
        if event.key() not in _RETURNS:
            return False
        here = QApplication.focusWidget()
        if not event.isAutoRepeat():
            self._began = None if here is None else ref(here)
            return False
        began = None if self._began is None else self._began()
        return began is not here or not isinstance(here, QTextEdit | QPlainTextEdit)
