"""Words beside the window, on the desktop itself, where other programs can read them."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from mentordesk.focus.note import Note
from mentordesk.ui import icons
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class OutsideNote(QObject):
    """Shows one line by the desktop's own notifications, else by an icon in its tray, never both.

    Where there is neither, nothing is shown.
    """

    def __init__(self, tasks: Tasks, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._note = tasks, notices, Note()
        self._icon: QSystemTrayIcon | None = None
        self._wanted = False

    def tell(self, words: str) -> None:
        """Show a line in the place of the one before; no name and no topic may stand in it."""
        self._wanted = True
        show = partial(self._note.show, self.tr("MentorDesk"), words)
        self._tasks.run(show, partial(self._told, words), self._notices.error)

    def put_away(self) -> None:
        """Take the line away."""
        if self._wanted:
            self._wanted = False
            self._tasks.run(self._note.close, self._closed, self._notices.error)
        if self._icon is not None:
            self._icon.hide()

    def _told(self, words: str, told: bool) -> None:  # noqa: FBT001  # the answer of Note.show
        if told or not self._wanted or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(icons.app_icon(), self)
        self._icon.show()
        self._icon.showMessage(self.tr("MentorDesk"), words, icons.app_icon())

    @Slot(object)
    def _closed(self, _: object) -> None:
        return
