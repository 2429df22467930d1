"""A leader at the real main window: what they see, and what their hands do."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.exceptions import TimeoutError as NeverError
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from mentordesk.focus.session_watch import SessionWatch
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService
from mentordesk.ui.flow import Flow
from mentordesk.ui.idle import seconds_since_start
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from notice_list import NoticeList
from support import SMALL_COST

WAIT_MS = 15_000
LONGEST_WALK = 60


@dataclass(frozen=True)
class Times:
    """What tells the time of day, and how long something takes."""

    now: Callable[[], datetime] = now
    seconds: Callable[[], float] = seconds_since_start


class Person:
    """Starts the program on a desk, and uses it by keys and presses."""

    def __init__(self, qtbot: QtBot, folder: Path, times: Times) -> None:
        self._qtbot = qtbot
        self.notices = NoticeList()
        self.window = MainWindow(self.notices)
        theme = Theme(QApplication.instance())
        preferences = Preferences(folder.parent / "settings.json", theme, self.notices)
        desk = DeskService(folder, times.now, SMALL_COST)
        self._watch = SessionWatch()
        self._parts = Parts(
            desk,
            preferences,
            Tasks(),
            Tasks(),
            self.notices,
            times.now,
            lambda: self._watch,
            seconds=times.seconds,
        )
        self.flow = Flow(self.window, self._parts)
        self.ended: list[bool] = []
        self.flow.ended.connect(self.ended.append)
        self.window.show()
        qtbot.waitActive(self.window, timeout=WAIT_MS)
        self.flow.start(with_sample=False)

    def until(self, truth: Callable[[], object]) -> None:
        """Wait for what a person would wait for."""
        self._qtbot.waitUntil(truth, timeout=WAIT_MS)

    def see(self, name: str) -> QWidget:
        """Wait until a control is on the screen and can be used."""
        with contextlib.suppress(NeverError):
            self.until(lambda: self._shown(name) is not None)
        found = self._shown(name)
        assert found is not None, f"no {name} among {self._names()}"
        return found

    def shows(self, name: str) -> bool:
        """Return whether a control is on the screen."""
        return self._shown(name) is not None

    def type(self, name: str, words: str) -> None:
        """Write where the keyboard is, which has to be this control."""
        self._at(name)
        QTest.keyClicks(QApplication.focusWidget(), words)

    def key(self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self._come_back()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, with_)

    def enter(self, name: str, words: str) -> None:
        """Write into a control and press Return."""
        self.type(name, words)
        self.key(Qt.Key.Key_Return)

    def walk_to(self, name: str) -> None:
        """Go to a control by Tab alone, once no dialog stands before it."""
        self.see(name)
        self.until(partial(self._in_reach, name))
        self._come_back()
        passed: list[str] = []
        while not self._focused(name):
            focus = QApplication.focusWidget()
            passed.append(f"{type(focus).__name__} {focus.objectName() if focus else ''}")
            assert len(passed) < LONGEST_WALK, f"Tab never came to {name}, but to {passed}"
            self.key(Qt.Key.Key_Tab)

    def press(self, name: str) -> None:
        """Go to a button by Tab and press it."""
        self.until(partial(self._can_press, name))
        self.walk_to(name)
        self.key(Qt.Key.Key_Space)

    def reads(self, name: str, words: str) -> bool:
        """Return whether a button says these words."""
        button = self.see(name)
        return isinstance(button, QPushButton) and words in button.text()

    def go_home(self) -> None:
        """Close the window and let every worker end."""
        if not self.ended:
            self.flow._end(anew=False)
        self._parts.stop()
        self._watch.stop()  # after a lock it waits for the next process, which no test begins
        delete(self.window)  # here, not wherever Python happens to collect it

    def _at(self, name: str) -> None:
        self.see(name)
        self._come_back()
        self.until(partial(self._focused, name))

    def _come_back(self) -> None:
        """Make the window active after a dialog closed, as a window manager does."""
        self.until(self._is_active)

    def _is_active(self) -> bool:
        front = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is front:
            return True
        front.activateWindow()
        return False

    def _focused(self, name: str) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.objectName() == name

    def _can_press(self, name: str) -> bool:
        button = self._shown(name)
        return isinstance(button, QPushButton) and button.isEnabled()

    def _in_reach(self, name: str) -> bool:
        front = QApplication.activeModalWidget()
        return front is None or any(one.isVisible() for one in front.findChildren(QWidget, name))

    def _names(self) -> list[str]:
        every = (child for top in self._tops() for child in top.findChildren(QWidget))
        return sorted({child.objectName() for child in every if child.isVisible()})

    def _tops(self) -> list[QWidget]:
        return [self.window, *(w for w in QApplication.topLevelWidgets() if w.isVisible())]

    def _shown(self, name: str) -> QWidget | None:
        found = (child for top in self._tops() for child in top.findChildren(QWidget, name))
        return next((child for child in found if child.isVisible()), None)
