"""The desk's backups: where they are, how they stand, and what they are worth."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from mentordesk.errors import BackupFolderError, MentorDeskError
from mentordesk.paths import state_folder
from mentordesk.services.care import BackupRun, BackupState
from mentordesk.services.checkup import Checked, Checkup
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.rehearsal import Rehearsal, rehearse
from mentordesk.services.workspace import Workspace
from mentordesk.ui import backup_words
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.parts import Parts
from mentordesk.ui.settings.button_row import button_row
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import second, small

Result = TypeVar("Result")


class BackupsCard(Card):
    """Says how the backups stand, makes one more, and rehearses the way back."""

    backed_up = Signal()
    restore_asked = Signal()

    def __init__(self, workspace: Workspace, parts: Parts) -> None:
        super().__init__(self.tr("Backups"))
        self._workspace, self._care, self._parts = workspace, workspace.care, parts
        self._has_backup = self._waits = False
        self.back_up = Button(self.tr("Back up now"), icon="download")
        self.elsewhere = Button(self.tr("Choose a folder for backups"), icon="folder")
        self.no_folder = Button(self.tr("Use no other folder"), Kind.QUIET)
        self.rehearse = Button(self.tr("Rehearse a restore"), icon="shield-check")
        self.restore = Button(self.tr("Restore from a backup"), icon="rotate-ccw")
        self._checkup = Checkup(workspace.store, LastSeen(state_folder()), parts.now)
        self.own, self.checked = small(""), small("")
        self.chosen, self.proved = second(""), second("")
        self._build()
        self.back_up.clicked.connect(self._back_up)
        self.elsewhere.clicked.connect(self._ask_folder)
        self.no_folder.clicked.connect(self._leave_folder)
        self.rehearse.clicked.connect(self._rehearse)
        self.restore.clicked.connect(self.restore_asked)

    def refresh(self) -> None:
        """Look again how the backups stand."""
        if not self._workspace.sample:
            tasks, notices = self._parts.backup_tasks, self._parts.notices
            tasks.run(self._look, self._show, notices.error)

    @Slot(str)
    def back_up_there(self, folder: str) -> None:
        """Keep backups in a folder from now on, beginning with one."""
        work = partial(self._also_in, Path(folder))
        self._wait(self.tr("Backing up…"), work, self._say_chosen)

    @Slot()
    def _leave_folder(self) -> None:
        tasks, notices = self._parts.backup_tasks, self._parts.notices
        self._parts.preferences.choose(backups="")
        tasks.run(partial(self._care.choose, None), self._left, notices.error)

    def _left(self, trouble: MentorDeskError | None) -> None:
        if trouble is not None:
            self._parts.notices.error(trouble)
        self.refresh()

    @Slot()
    def _back_up(self) -> None:
        self._wait(self.tr("Backing up…"), self._care.back_up_now, self._say_backed_up)

    @Slot()
    def _rehearse(self) -> None:
        self._wait(self.tr("Restoring the newest backup…"), self._rehearsed, self._say_proved)

    @Slot()
    def _ask_folder(self) -> None:
        start = self._parts.preferences.settings.backups or str(Path.home())
        dialog = file_dialog(self, self.tr("Where to keep backups as well"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.back_up_there)
        dialog.open()

    def _also_in(self, folder: Path) -> BackupRun:
        """Choose a folder that takes a backup; any other leaves the choice as it was."""
        with ExitStack() as undone:
            undone.callback(self._care.choose, self._care.chosen)
            trouble = self._care.choose(folder)
            run = self._care.back_up_now()
            if run.given is None:
                raise BackupFolderError(folder=folder) from run.trouble
            undone.pop_all()
        return replace(run, trouble=trouble or run.trouble)

    def _rehearsed(self) -> Rehearsal | None:
        newest = self._care.last_backup()
        return None if newest is None else rehearse(self._workspace, newest)

    def _wait(self, words: str, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Let one work go on at a time, and say that it does."""
        if self._waits:
            return
        self._waits = True
        self._parts.notices.withdraw()
        self._allow()
        self._tell(words)
        self._parts.backup_tasks.run(work, partial(self._answer, done), self._fail)

    def _answer(self, done: Callable[[Result], None], result: Result) -> None:
        self._end_wait()
        done(result)
        self.refresh()

    def _end_wait(self) -> None:
        self._waits = False
        self._tell("")
        self._allow()

    def _fail(self, error: Exception) -> None:
        self._end_wait()
        self._parts.notices.error(error)
        self.refresh()

    def _say_chosen(self, run: BackupRun) -> None:
        if run.given is not None:
            self._parts.preferences.choose(backups=str(run.given.path.parent))
        self._say_backed_up(run)

    def _say_backed_up(self, run: BackupRun) -> None:
        made = [report.path.parent for report in (run.made, run.given) if report is not None]
        if run.trouble is not None:
            self._parts.notices.error(run.trouble)
        else:
            self._parts.notices.say(backup_words.made_line(made))
        self.backed_up.emit()

    def _say_proved(self, told: Rehearsal | None) -> None:
        if told is None:
            self._tell(self.tr("There is no backup to restore any more."))
        else:
            self._tell(backup_words.proved(told))

    def _tell(self, words: str) -> None:
        self.proved.setText(words)
        self.proved.setVisible(bool(words))
        if words:
            announce(self, words)

    def _allow(self) -> None:
        """Show what can be pressed now; a disabled button would give its keyboard away."""
        for button in (self.back_up, self.elsewhere, self.no_folder, self.rehearse, self.restore):
            may = self._has_backup or button is not self.rehearse
            button.setEnabled(button.hasFocus() or (may and not self._waits))

    def _look(self) -> tuple[BackupState, bool, Checked | None]:
        return self._care.state(), self._care.last_backup() is not None, self._checkup.last()

    def _show(self, found: tuple[BackupState, bool, Checked | None]) -> None:
        state, self._has_backup, checked = found
        now = self._parts.now()
        self.checked.setText(backup_words.checked_line(checked, now))
        self.checked.setVisible(bool(self.checked.text()))
        self.own.setText(backup_words.own_line(state.own, now))
        self.chosen.setText(backup_words.chosen_line(state.chosen, now))
        self.no_folder.setVisible(state.chosen is not None)
        self._allow()

    def _build(self) -> None:
        if self._workspace.sample:
            self.add(second(self.tr("A sample desk has no backups; it goes when you close it.")))
            return
        for name in ("back_up", "elsewhere", "no_folder", "rehearse", "restore", "proved"):
            getattr(self, name).setObjectName(f"settings.{name}")
        self.own.setObjectName("settings.own_backups")
        self.chosen.setObjectName("settings.chosen_backups")
        self.checked.setObjectName("settings.checked")
        self.add(
            second(
                self.tr(
                    "One encrypted file, checked after it was written: when you close the desk, "
                    "and every half hour after changes. What is off the record is not in it."
                )
            )
        )
        for line in (self.chosen, self.own, self.checked):
            self.add(line)
        self.add(
            small(
                self.tr(
                    "A stick or a synced folder will do: without your passphrase or your "
                    "recovery code nobody can read the file."
                )
            )
        )
        self.add(button_row(self.back_up, self.elsewhere, self.no_folder))
        self.add(button_row(self.rehearse, self.restore))
        self.add(self.proved)
        for later in (self.no_folder, self.checked, self.proved):
            later.hide()
        self.rehearse.setEnabled(False)
