"""Gives a session another place and length, and later ones of its series if that is wished."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import PlaceInSeries
from mentordesk.domain.session import Session
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, wording
from mentordesk.ui.dialogs.arrange_session import Arrangement, ArrangeSessionDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class Arranging(QObject):
    """Asks and does it; `arranged` tells that the session is otherwise now."""

    arranged = Signal()

    def __init__(self, page: QWidget, workspace: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._tasks, self._notices = tasks, notices

    def ask(self, session: Session, place: PlaceInSeries | None) -> None:
        """Ask how long it is and where, and of one in a series how often they meet."""
        dialog = ArrangeSessionDialog(session, place, self._page)
        dialog.arranged.connect(partial(self._arrange, dialog, session))
        dialog.open()

    def _arrange(self, dialog: ArrangeSessionDialog, session: Session, new: Arrangement) -> None:
        work = partial(self._change, session, new)
        self._tasks.run(work, partial(self._done, dialog, new), partial(_refused, dialog))

    def _change(self, session: Session, new: Arrangement) -> Session:
        desk = self._workspace
        how = desk.series.arrange_later if new.later else desk.sessions.arrange
        arranged = how(session.id, new.minutes, new.place)
        if new.rhythm is not None:
            desk.series.come_back(session.id, new.rhythm)
        return arranged

    def _done(self, dialog: ArrangeSessionDialog, new: Arrangement, session: Session) -> None:
        if isValid(dialog):  # the page it stands over may be gone meanwhile
            dialog.accept()
            self.arranged.emit()
            self._notices.say(self._words(session, new.rhythm))

    def _words(self, session: Session, rhythm: Rhythm | None) -> str:
        long = dates.span(session.minutes)
        words = self.tr("Now {long}, {place}.").format(long=long, place=session.place)
        if not session.place:
            words = self.tr("Now {long}, with no place named.").format(long=long)
        if rhythm is None:
            return words
        often = self.tr("From this session on you meet {rhythm}.")
        return f"{words} {often.format(rhythm=wording.rhythm(rhythm))}"


def _refused(dialog: ArrangeSessionDialog, error: Exception) -> None:
    if isValid(dialog):
        dialog.fail(error)
