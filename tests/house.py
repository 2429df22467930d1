"""The real window on a real desk, gone through by keyboard."""

import shutil
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from shiboken6 import delete

from mentordesk.ui.desk_flow import DeskFlow
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from support import PASSPHRASE, Clock
from tab_walk import called, jumps, misread, to_reach, walk_rows, walked

WAIT_MS = 15_000


class Windows(QObject):
    """Remembers each window that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched, event) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.shown.append(watched)
        return False


class House:
    """The real window on a real desk with a year in it."""

    def __init__(self, qtbot, desk, notices, year) -> None:
        self._qtbot, self._year = qtbot, year
        self._windows = Windows()
        QApplication.instance().installEventFilter(self._windows)
        self.window = MainWindow(notices)
        theme = Theme(QApplication.instance())
        preferences = Preferences(desk.folder.with_name("settings.json"), theme, notices)
        self.parts = Parts(desk, preferences, Tasks(), Tasks(), notices, Clock())
        self._flow: DeskFlow | None = None
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def flow(self) -> DeskFlow:
        if self._flow is None:
            self.move_in()
            workspace = self.parts.desk.unlock(PASSPHRASE)
            self._flow = DeskFlow(self.window, self.parts, workspace)
        return self._flow

    def move_in(self) -> None:
        """Put the year into the folder of the desk."""
        shutil.copytree(self._year, self.parts.desk.folder)

    def rest(self) -> None:
        """Let what is under way, and what its answers begin, come to an end."""
        QTest.qWait(0)
        own = self.parts
        tasks = (own.desk_tasks, own.other_tasks, own.focus_tasks, own.backup_tasks)
        self.until(lambda: not any(task.busy for task in tasks))
        QTest.qWait(0)

    def find(self, name: str) -> QWidget:
        """Return the shown control of a name."""

        def shown() -> list[QWidget]:
            return [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]

        self.until(lambda: bool(shown()))
        return shown()[-1]

    def until(self, truth: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(truth, timeout=WAIT_MS)

    def press(self, name: str) -> None:
        self.find(name).click()
        self.rest()

    def type(self, name: str, words: str) -> None:
        self.find(name).setText(words)
        self.rest()

    def session(self, state: str) -> object:
        found = [s for s in self.flow.workspace.sessions.all() if s.state.value == state]
        return (min if state == "planned" else max)(found, key=lambda s: s.planned_at).id

    def enter(self, name: str, words: str) -> None:
        self.type(name, words)
        QTest.keyClick(self.find(name), Qt.Key.Key_Return)
        self.rest()

    def end(self) -> None:
        """End everything; nothing but the window and its dialogs may have come up."""
        QApplication.instance().removeEventFilter(self._windows)
        stray = [w for w in self._windows.shown if not isinstance(w, (MainWindow, QDialog))]
        self.rest()  # a page that comes after the window was hidden may show it again
        self.window.hide()
        self.rest()
        if self._flow is not None:
            self._flow.close(locked=False)
            self.rest()
        self.parts.stop()
        delete(self.window)
        assert stray == []

    @property
    def top(self) -> QWidget:
        """Return the dialog in front, else the window."""
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def walk(self) -> None:
        """Go round what is in front in both directions, and through its lists."""
        top = self.top
        self._qtbot.waitUntil(lambda: top.isActiveWindow() and top.focusWidget() is not None)
        self._qtbot.waitUntil(partial(self._is_told_in_order, top))
        stops, wanted = walked(top), to_reach(top)
        assert {called(s) for s in set(stops) ^ wanted} == set()
        assert len(jumps(stops)) <= 1  # from the end to the beginning
        back = walked(top, Qt.Key.Key_Backtab)
        assert back == stops[:1] + stops[:0:-1]
        for view in stops:
            if isinstance(view, QAbstractItemView):
                view.setFocus()
                walk_rows(view)

    def _is_told_in_order(self, top: QWidget) -> None:
        wrong = misread(top)
        assert not wrong, wrong
