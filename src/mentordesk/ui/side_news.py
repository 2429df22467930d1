"""What the side bar tells: how much waits on the page of ideas, and how the backups stand."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.services.care import BackupState
from mentordesk.ui import backup_words
from mentordesk.ui.widgets.side_bar import SideBar
from mentordesk.ui.wording import counted

_QUARTER_MS = 15 * 60 * 1000


class SideNews(QObject):
    """Tells the side bar; where there is none, as in a session, it tells nobody.

    `grows_old` each quarter of an hour: an answer may be owed by then that nobody did anything to.
    """

    grows_old = Signal()

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
        self._quarter = QTimer(self, interval=_QUARTER_MS)
        self._quarter.timeout.connect(self._look_again)
        self._quarter.start()

    @Slot()
    def _look_again(self) -> None:
        if self._bar() is not None:
            self.grows_old.emit()

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
