"""What the side bar tells: how much waits on the page of ideas, and how the backups stand."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.domain.board import Waiting
from mentordesk.services.care import BackupState
from mentordesk.ui import backup_words
from mentordesk.ui.widgets.side_bar import SideBar
from mentordesk.ui.wording import counted

_QUARTER_MS = 15 * 60 * 1000


class SideNews(QObject):
    """Tells the side bar; where there is none, as in a session, it tells nobody.

    `grows_old` each quarter of an hour: an answer may be owed by then that nobody did anything to.
    So it does once the number is another one, and it has to be found out anew whose ideas wait.
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
        self._whose: tuple[Waiting, ...] = ()
        self._quarter = QTimer(self, interval=_QUARTER_MS)
        self._quarter.timeout.connect(self._look_again)
        self._quarter.start()

    @Slot()
    def _look_again(self) -> None:
        if self._bar() is not None:
            self.grows_old.emit()

    @Slot(int)
    def show_owed(self, count: int) -> None:
        """Say how many ideas wait for an answer or credit, and of whom if that is known."""
        bar = self._bar()
        if bar is None:
            return
        is_old = bool(self._whose) and count != sum(one.count for one in self._whose)
        if is_old:
            self._whose = ()
        one = self.tr("1 waits for an answer or credit")
        words = counted(count, one, self.tr("{n} wait for an answer or credit"))
        bar.set_badge("ideas", count, words, self._of_each())
        if is_old:
            self.grows_old.emit()

    @Slot(object)
    def show_waiting(self, whose: tuple[Waiting, ...]) -> None:
        """Say how many ideas of which mentor wait for an answer or credit."""
        self._whose = whose
        self.show_owed(sum(one.count for one in whose))

    def _of_each(self) -> str:
        """Return whose ideas wait, if not all of one: "Amara Okafor 2, Jonas Lind 1"."""
        if len(self._whose) == 1:
            return ""
        each = self.tr("{name} {count}")
        return ", ".join(each.format(name=one.name, count=one.count) for one in self._whose)

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
