"""Keys that are heard on every window before what is in it hears them."""

from typing import ClassVar
from weakref import ref

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from mentordesk.marks import override

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WindowKeys(QObject):
    """Hears each key, also where a dialog keeps the keys from the window below it."""

    _let_go: ClassVar[tuple[int, int]] = 0, 0
    """Which key was let go last, and when."""

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

    @classmethod
    def repeats(cls, event: QKeyEvent) -> bool:
        """Return whether a key went down again only because it is held.

        X11 lets a held key go and sends it down at the same moment; Qt sees that only where both
        were there when it looked, which a fast program may forestall.
        """
        at_once = event.timestamp() > 0 and cls._let_go == (event.key(), event.timestamp())
        return event.isAutoRepeat() or (at_once and _is_x11())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            WindowKeys._let_go = event.key(), event.timestamp()
        return event.type() == QEvent.Type.KeyPress and self.takes(event)

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
        if not self.repeats(event):
            self._began = None if here is None else ref(here)
            return False
        began = None if self._began is None else self._began()
        return began is not here or not isinstance(here, QTextEdit | QPlainTextEdit)


class HeldShortcut(QObject):
    """Knows of a window whether its key is held; the shortcut that it presses is told without."""

    held = False

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.held = WindowKeys.repeats(event)
        return False


def is_held(widget: QWidget) -> bool:
    """Return whether the shortcut that presses a widget is held down."""
    of_window = Qt.FindChildOption.FindDirectChildrenOnly
    heard = widget.window().findChild(HeldShortcut, options=of_window)
    return heard is not None and heard.held


def _is_x11() -> bool:
    return QGuiApplication.platformName() == "xcb"
