"""Moves a session for whatever page asks: to when, and whether later ones go along."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.person import Person
from mentordesk.domain.rhythm import another_date
from mentordesk.domain.session import Session
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.move_session import Move, MoveSessionDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class Moving(QObject):
    """Asks for the new date of a session; `moved` gives the session that took its place."""

    moved = Signal(object)

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._workspace, self._now = page, workspace, now
        self._tasks, self._notices = tasks, notices
        self._looks = False

    def ask(self, session: Session, mentor: Person) -> None:
        """Ask to when, with what the rhythm has for a proposal on a day that is free."""
        if self._looks:  # a second press before the dialog stands there asks nothing twice
            return
        self._looks = True
        show = partial(self._ask, session, mentor)
        self._tasks.run(self._workspace.sessions.planned, show, self._in_vain)

    def _ask(self, session: Session, mentor: Person, planned: tuple[Session, ...]) -> None:
        self._looks = False
        if not isValid(self._page):  # it may be gone meanwhile
            return
        own = (one for one in planned if one.mentor == mentor.id)
        proposed = another_date(session, mentor, self._now(), own)
        dialog = MoveSessionDialog(session, proposed, mentor.first_name, self._page)
        dialog.moved.connect(partial(self._move, dialog, session))
        dialog.open()

    def _in_vain(self, error: Exception) -> None:
        self._looks = False
        self._notices.error(error)

    def _move(self, dialog: MoveSessionDialog, session: Session, move: Move) -> None:
        desk = self._workspace
        how = desk.series.move_later if move.later else desk.sessions.move
        work = partial(how, session.id, move.to, move.by)
        self._tasks.run(work, partial(self._done, dialog), partial(_refused, dialog))

    def _done(self, dialog: MoveSessionDialog, session: Session) -> None:
        if isValid(dialog):  # the page it stands over may be gone meanwhile
            dialog.accept()
            self.moved.emit(session)


def _refused(dialog: MoveSessionDialog, error: Exception) -> None:
    if isValid(dialog):
        dialog.fail(error)
