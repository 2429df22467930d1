"""Calls a session off, alone or with the rest of its series, and takes the end of one back."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.floor import Side
from mentordesk.domain.session import Session
from mentordesk.services.rhythms import SeriesEnd
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, wording
from mentordesk.ui.dialogs.missed_session import MissedSessionDialog, Off
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class CallingOff(QObject):
    """Asks and does it; `changed` gives the session as it stands then."""

    changed = Signal(object)

    def __init__(self, page: QWidget, workspace: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._tasks, self._notices = tasks, notices
        self._ended: SeriesEnd | None = None

    def ask(self, session: Session, mentor: str) -> None:
        """Ask on whose side it was that a session does not take place, and what of its series."""
        dialog = MissedSessionDialog(session, mentor, self._page)
        dialog.missed.connect(partial(self._call_off, dialog, session))
        dialog.open()

    def go_on(self, session: Session) -> None:
        """Plan a series again that ended before this session; right after its end, as it was."""
        just_now = self._ended
        if just_now is not None and session.id not in {gone.id for gone in just_now.off}:
            just_now = None
        work = partial(self._workspace.series.resume, session.id, just_now)
        self._tasks.run(work, partial(self._gone_on, session), self._notices.error)

    def _call_off(self, dialog: MissedSessionDialog, session: Session, off: Off) -> None:
        if off.series:
            end = partial(self._workspace.series.end, session.id, off.by)
            self._tasks.run(end, partial(self._end, dialog), dialog.fail)
        else:
            self._miss(dialog, session, off.by)

    def _miss(self, dialog: MissedSessionDialog, session: Session, by: Side | None) -> None:
        work = partial(self._workspace.sessions.miss, session.id, by)
        self._tasks.run(work, partial(self._tell, dialog), dialog.fail)

    def _end(self, dialog: MissedSessionDialog, ended: SeriesEnd) -> None:
        self._ended = ended
        self._tell(dialog, ended.off[0])
        self._notices.say(self._words(ended))

    def _tell(self, dialog: MissedSessionDialog, session: Session) -> None:
        self.changed.emit(session)
        dialog.accept()

    def _gone_on(self, session: Session, back: tuple[Session, ...]) -> None:
        self._ended = None
        self.changed.emit(session)
        one, several = (
            self.tr("1 session is planned again."),
            self.tr("{n} sessions are planned again."),
        )
        self._notices.say(wording.counted(len(back), one, several))

    def _words(self, ended: SeriesEnd) -> str:
        one = self.tr("The series ends here: 1 session was called off.")
        several = self.tr("The series ends here: {n} sessions were called off.")
        words = wording.counted(len(ended.off), one, several)
        if not ended.prepared:
            return words
        waits = self.tr("What was prepared waits for the next session that you plan.")
        if ended.to is not None:
            waits = self.tr("What was prepared goes along to the session on {when}.")
            waits = waits.format(when=dates.day_time(ended.to.planned_at))
        return f"{words} {waits}"
