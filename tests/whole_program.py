"""The real window and the real flow, on the desk of a test."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from mentordesk.focus.session_watch import SessionWatch
from mentordesk.ui.flow import Flow
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.shell import Shell
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from support import PASSPHRASE, Clock

WAIT_MS = 10_000


class Program:
    """The real window and the real flow, on the desk of a test."""

    def __init__(self, qtbot, desk, notices, settings_file) -> None:
        self._qtbot = qtbot
        self.watch = SessionWatch()
        self.window = MainWindow(notices)
        preferences = Preferences(settings_file, Theme(QApplication.instance()), notices)
        self.parts = Parts(desk, preferences, Tasks(), Tasks(), notices, Clock(), self._listen)
        self.flow = Flow(self.window, self.parts)
        self.ended: list[bool] = []
        self.flow.ended.connect(self.ended.append)
        self.window.show()

    @property
    def screen(self):
        return self.window.screen_shown

    @property
    def page(self):
        return self.screen.page if self.screen is not None else None

    @property
    def said(self) -> str:
        banner = self.window._banner
        return banner.words.text() if banner.isVisible() else ""

    def _listen(self) -> SessionWatch:
        return self.watch

    def until(self, truth: Callable[[], object]) -> None:
        self._qtbot.waitUntil(truth, timeout=WAIT_MS)

    def rest(self) -> None:
        """Wait until no work is under way."""
        tasks = (self.parts.desk_tasks, self.parts.other_tasks, self.parts.focus_tasks)
        self.until(lambda: not any(task.busy for task in tasks))

    def shows(self, kind: type) -> None:
        self.until(lambda: isinstance(self.page, kind))
        self.rest()

    def unlock(self) -> None:
        self.shows(UnlockPage)
        self.page.way.passphrase.setText(PASSPHRASE)
        self.page.unlock.click()
        self.until(lambda: isinstance(self.screen, Shell))
        self.rest()

    def answer(self) -> None:
        """Take the way out that the line at the top offers."""
        self.window._banner.action.click()


def open_planned(program: Program) -> SessionPage:
    desk = program.flow._desk_flow
    planned = next(s for s in desk.workspace.sessions.all() if s.state == "planned")
    desk.show_session(planned.id)
    program.until(lambda: isinstance(program.page, SessionPage) and program.page.before.agenda)
    program.rest()
    return program.page


def refuse(error: Exception, *_args: object, **_kwargs: object) -> None:
    raise error
