"""Backups by themselves: every half hour after changes, beside everything else."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.errors import MentorDeskError
from mentordesk.services.care import BackupRun, BackupState, nothing_follows
from mentordesk.services.workspace import Workspace
from mentordesk.ui.error_text import error_text
from mentordesk.ui.parts import Parts
from mentordesk.ui.tasks import PAINTED_MS

HALF_HOUR_MS = 30 * 60 * 1000
SLOW_MS = 60 * 1000


class BackupRound(QObject):
    """Goes round while the desk is open, and tells how the backups stand.

    The same trouble is said once: a stick that is full is full at every round.
    """

    stands = Signal(object)
    _made = Signal()

    def __init__(self, workspace: Workspace, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._care, self._sample, self._parts = workspace.care, workspace.sample, parts
        self._said = ""
        self._timer = QTimer(self, interval=HALF_HOUR_MS)
        self._timer.timeout.connect(self.go)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._first = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._first.timeout.connect(self._begin)
        self._made.connect(self.look)  # it is made on another thread
        kept = parts.preferences.settings.backups
        self._care.chosen = Path(kept) if kept else None

    def begin(self) -> None:
        """Begin with what the last time left to do, behind the page that is waited for.

        A sample desk has no backups.
        """
        if not self._sample:
            self._timer.start()
            self._parts.desk_tasks.when_idle(self._first)

    def stop(self) -> None:
        """Begin no further round."""
        self._timer.stop()
        self._slow.stop()
        self._care.backed_up = nothing_follows

    def finish(self, failed: Callable[[Exception], None]) -> None:
        """Back up for the last time, behind what is still being saved."""
        self._care.backed_up = nothing_follows
        if not self._sample:
            done = partial(self._tell_last, failed)
            self._parts.desk_tasks.run(self._care.back_up_changes, done, failed)

    @Slot()
    def _begin(self) -> None:
        if self._timer.isActive():  # the desk may be closing by now
            self.go()

    @Slot()
    def go(self) -> None:
        """Back up what was kept since the last backup."""
        self._slow.start()
        self._care.backed_up = self._made.emit
        tasks = self._parts.backup_tasks
        tasks.run(self._care.back_up_changes, self._say_run, self._say)

    @Slot()
    def look(self) -> None:
        """Tell how the backups stand."""
        tasks, notices = self._parts.backup_tasks, self._parts.notices
        tasks.run(self._care.state, self._stand, notices.error)

    @Slot()
    def _say_slow(self) -> None:
        words = self.tr(
            "The backup in {folder} takes long; that folder may not answer. Your desk is saved on "
            "this computer, and MentorDesk goes on with the backup when it can."
        ).format(folder=self._care.chosen)
        if self._care.chosen is not None and self._said != words:
            self._said = words
            self._parts.notices.say(words)

    def _stand(self, state: BackupState) -> None:
        self.stands.emit(state)

    def _say_run(self, run: BackupRun) -> None:
        self._slow.stop()
        if run.renewed:
            words = self.tr("Your newest backup could not be read any more, so a new one was made.")
            self._parts.notices.say(words)
        if run.trouble is None:
            self._said = ""
            self.look()
        else:
            self._say(run.trouble)

    def _say(self, error: Exception) -> None:
        self._slow.stop()
        if self._is_new(error):
            self._parts.notices.error(error)
        self.look()

    def _tell_last(self, failed: Callable[[Exception], None], run: BackupRun) -> None:
        if run.trouble is not None and self._is_new(run.trouble):
            failed(run.trouble)

    def _is_new(self, error: Exception) -> bool:
        """Remember what is said; what is not a known error is always new."""
        before = self._said
        self._said = error_text(error).line() if isinstance(error, MentorDeskError) else ""
        return not self._said or self._said != before
