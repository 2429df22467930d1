"""The mentor says at the laptop how they like it: their own page and nobody else's."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.wishes import OwnPage
from mentordesk.services.table import Table
from mentordesk.ui.agenda.seat_bar import SeatBar
from mentordesk.ui.dialogs.likes import LikesDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


class OwnWishes(QObject):
    """Asks in the mentor's seat, and keeps what is answered as said by their own hand."""

    def __init__(self, page: QWidget, table: Table, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._wishes, self._mentor = page, table.wishes, table.session.mentor
        self._endings, self._asked = table.endings, False
        self._tasks, self._notices = tasks, notices

    def serve(self, bar: SeatBar) -> None:
        """Be asked for from the line over the page."""
        bar.likes_asked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask how the mentor likes it, beginning with what was said so far."""
        self._tasks.run(self._read, self._open, self._notices.error)

    def _read(self) -> tuple[OwnPage, bool]:
        ending = self._endings.of(self._mentor)
        return self._wishes.of(self._mentor), ending.asked_on is not None

    def _open(self, read: tuple[OwnPage, bool]) -> None:
        own, self._asked = read
        dialog = LikesDialog(own, self._page, by_hand=True)
        dialog.ends.setChecked(self._asked)
        dialog.given.connect(partial(self._keep, dialog))
        dialog.open()

    def _keep(self, dialog: LikesDialog, own: OwnPage) -> None:
        work = partial(self._keep_all, own, ends=dialog.ends.isChecked())
        self._tasks.run(work, partial(self._kept, dialog), dialog.fail)

    def _keep_all(self, own: OwnPage, *, ends: bool) -> OwnPage:
        if ends != self._asked:
            self._endings.ask(self._mentor, wished=ends)
        return self._wishes.keep(self._mentor, own)

    def _kept(self, dialog: LikesDialog, _: OwnPage) -> None:
        dialog.accept()
        self._notices.say(self.tr("Kept, with today’s date."))
