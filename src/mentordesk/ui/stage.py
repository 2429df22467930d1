"""The window on stage: it fills its screen, and every other screen is covered."""

import os

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from mentordesk.focus.base import Own
from mentordesk.ui.widgets.cover import Cover


class Stage(QObject):
    """Brings one window to the front for a session, and afterwards back to how it was."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: Qt.WindowState | None = None
        self._alone = True
        self._covers: dict[QScreen, Cover] = {}
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._follow)
            app.screenRemoved.connect(self._uncover)

    @property
    def window(self) -> QWidget:
        """Return the window that is brought to the front."""
        return self._window

    @property
    def up(self) -> bool:
        """Return whether the window is on stage."""
        return self._before is not None

    @property
    def alone(self) -> bool:
        """Return whether nothing may lie above the window on stage."""
        return self._alone

    @property
    def covers(self) -> tuple[Cover, ...]:
        """Return the sheets over the other screens."""
        return tuple(self._covers.values())

    def enter(self, *, alone: bool = True) -> Own:
        """Bring the window to the front of everything; return how to know our own windows.

        Where it is not alone, what else is to be seen may lie above it.
        """
        if self._before is None:
            self._before = self._window.windowState() & ~Qt.WindowState.WindowActive
            self._stand(alone=alone)
        else:
            self.stand(alone=alone)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)
        self._follow()
        self._window.activateWindow()
        return self.own()

    def stand(self, *, alone: bool) -> None:
        """Lie above everything while on stage, or leave room above for what else is to be seen."""
        if self._before is not None and alone is not self._alone:
            self._uncover_all()
            self._stand(alone=alone)
            self._follow()

    def leave(self) -> None:
        """Give the screens back and the window its former size."""
        self._uncover_all()
        before, self._before = self._before, None
        if before is not None:
            self._window.setWindowState(before)
            self._flag(Qt.WindowType.WindowStaysOnTopHint, yes=False)
            self._flag(Qt.WindowType.FramelessWindowHint, yes=False)

    def own(self) -> Own:
        """Return the ids of our windows, the main one first, our process and our screen."""
        windows = (self._window, *self._covers.values())
        numbers = tuple(_number(window) for window in windows)
        return Own(numbers, os.getpid(), self._window.screen().name())

    @Slot()
    def _follow(self) -> None:
        if self._before is None:
            return
        mine = self._window.screen()
        self._uncover(mine)
        for screen in QGuiApplication.screens():
            if screen is not mine and screen not in self._covers:
                self._covers[screen] = Cover(screen, alone=self._alone)
                self._covers[screen].lay()

    def _uncover_all(self) -> None:
        for screen in tuple(self._covers):
            self._uncover(screen)

    @Slot(QScreen)
    def _uncover(self, screen: QScreen) -> None:
        cover = self._covers.pop(screen, None)
        if cover is not None:
            cover.hide()
            cover.deleteLater()

    def _stand(self, *, alone: bool) -> None:
        """Fill the screen: a full-screen window would lie above all others, whatever they are."""
        self._alone = alone
        if not alone:
            self._window.showMaximized()
        # Never while full-screen: xfwm4 would put the window back above others when that ends.
        self._flag(Qt.WindowType.WindowStaysOnTopHint, yes=alone)
        self._flag(Qt.WindowType.FramelessWindowHint, yes=not alone)
        if alone:
            self._window.showFullScreen()

    def _flag(self, flag: Qt.WindowType, *, yes: bool) -> None:
        # Through the window's handle: a widget's own flag would hide it and make it anew, with
        # another id than the one the guard knows.
        self._window.winId()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.setFlag(flag, yes)


def _number(window: QWidget) -> str:
    # The handle knows: the widget's own number is stale once Qt has made its window anew.
    window.winId()
    return str(int(window.windowHandle().winId()))
