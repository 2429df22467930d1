"""Takes over what a calendar file says, after it was asked about."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.domain.calendar_change import CalendarAnswer, CalendarNews
from mentordesk.domain.session import Session
from mentordesk.errors import SeveralFilesError
from mentordesk.services.workspace import Workspace
from mentordesk.ui import wording
from mentordesk.ui.dialogs.calendar_news import CalendarNewsDialog, Desk
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.sent_text import local_files


@dataclass(frozen=True, slots=True)
class _Read:
    news: CalendarNews
    desk: Desk


class Calendars(QObject):
    """Reads a file that was chosen or dropped; `changed` tells that sessions are otherwise now."""

    changed = Signal()

    def __init__(self, page: QWidget, workspace: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._tasks, self._notices = tasks, notices

    @Slot()
    def choose(self) -> None:
        """Ask which file is to be read."""
        dialog = file_dialog(self._page, self.tr("Take over from a calendar file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Calendar files (*.ics)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.read)
        dialog.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Read a file and ask about what is new in it."""
        work = partial(self._workspace.calendars.read, Path(path))
        self._tasks.files.run(work, self._look, self._notices.error)

    def take_drop(self, mime: QMimeData) -> None:
        """Read the one file that was dropped."""
        files = local_files(mime)
        if len(files) == 1:
            self.read(str(files[0]))
        elif files:
            self._notices.error(SeveralFilesError())

    def _look(self, text: str) -> None:
        self._tasks.run(partial(self._find, text), self._show, self._notices.error)

    def _find(self, text: str) -> _Read:
        desk = self._workspace
        news = desk.calendars.news(text)
        return _Read(news, Desk(desk.people.going_on(), desk.sessions.planned()))

    def _show(self, read: _Read) -> None:
        if not read.news.changes:
            self._notices.say(self._nothing(read.news))
            return
        dialog = CalendarNewsDialog(read.news.changes, read.desk, self._page)
        if otherwise := self._otherwise(read.news):
            dialog.explain(otherwise)
        dialog.taken.connect(partial(self._take, dialog))
        dialog.open()

    def _nothing(self, news: CalendarNews) -> str:
        return " ".join(part for part in (self._same(news), self._otherwise(news)) if part)

    def _otherwise(self, news: CalendarNews) -> str:
        """Say that a series comes back otherwise there, which a file cannot change here."""
        if not news.otherwise:
            return ""
        return self.tr(
            "Your calendar repeats a series otherwise. Here it keeps its rhythm: change how often "
            "you meet on the page of a session."
        )

    def _same(self, news: CalendarNews) -> str:
        if not news.same:
            return self.tr("No session of this desk stands in the file. Nothing was changed.")
        one = self.tr("Nothing new: 1 session stands there as it does here.")
        several = self.tr("Nothing new: {n} sessions stand there as they do here.")
        return wording.counted(news.same, one, several)

    def _take(self, dialog: CalendarNewsDialog, answers: tuple[CalendarAnswer, ...]) -> None:
        work = partial(self._workspace.calendars.take, answers)
        self._tasks.run(work, partial(self._taken, dialog), dialog.fail)

    def _taken(self, dialog: CalendarNewsDialog, sessions: tuple[Session, ...]) -> None:
        dialog.accept()
        if sessions:
            one = self.tr("1 session was taken over from the calendar.")
            several = self.tr("{n} sessions were taken over from the calendar.")
            self._notices.say(wording.counted(len(sessions), one, several))
            self.changed.emit()
        else:
            self._notices.say(self.tr("Nothing was changed."))
