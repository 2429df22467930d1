"""What the side bar tells: how much waits on the page of ideas, and how the backups stand."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Slot

from mentordesk.services.care import BackupState
from mentordesk.ui import backup_words
from mentordesk.ui.widgets.side_bar import SideBar
from mentordesk.ui.wording import counted


class SideNews(QObject):
    """Tells the side bar; where there is none, as in a session, it tells nobody."""

    def __init__(
        self,
        bar: Callable[[], SideBar | None],
        now: Callable[[], datetime],
        parent: QObject,
        *,
        sample: bool,
    ) -> None:
        super().__init__(parent)
        self._bar, self._now, self._is_sample = bar, now, sample

    @Slot(int)
    def show_owed(self, count: int) -> None:
        """Say how many ideas wait for an answer or credit."""
        bar = self._bar()
        if bar is not None:
            one = self.tr("1 waits for an answer or credit")
            words = counted(count, one, self.tr("{n} wait for an answer or credit"))
            bar.set_badge("ideas", count, words)

    @Slot(object)
    def show_foot(self, state: BackupState) -> None:
        """Say when the desk was backed up; a sample never is."""
        bar = self._bar()
        if bar is None:
            return
        if self._is_sample:
            bar.set_foot(self.tr("A sample desk. It goes when you close it."))
            return
        words = self.tr("Encrypted on this laptop.")
        bar.set_foot(f"{words}\n{backup_words.foot(state, self._now())}")
