"""Asks from a page which sessions of a mentor are to be told together."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.ids import PersonId
from mentordesk.domain.period import Period
from mentordesk.domain.person import Person
from mentordesk.domain.session import Session, SessionState
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.period import PeriodDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class Periods(QObject):
    """Emits the period that was `chosen`, which holds at least one session."""

    chosen = Signal(object)

    def __init__(self, page: QWidget, workspace: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._tasks, self._notices = tasks, notices

    def ask(self, mentor: PersonId, before: Period | None = None) -> None:
        """Ask for a period of a mentor, and begin with what was chosen before."""
        work = partial(self._read, mentor)
        self._tasks.run(work, partial(self._show, before), self._notices.error)

    def _read(self, mentor: PersonId) -> tuple[Person, tuple[Session, ...]]:
        sessions = self._workspace.sessions.all(mentor)
        held = (session for session in sessions if session.state is SessionState.CLOSED)
        return self._workspace.people.of_id(mentor), tuple(held)

    def _show(self, before: Period | None, found: tuple[Person, tuple[Session, ...]]) -> None:
        mentor, held = found
        if not held:
            words = self.tr("No session with {name} was held yet, so there is nothing to tell of.")
            self._notices.say(words.format(name=mentor.first_name))
            return
        dialog = PeriodDialog(mentor, held, before, self._page)
        dialog.chosen.connect(self.chosen)
        dialog.open()
