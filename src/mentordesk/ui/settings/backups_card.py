"""The desk's backups: made now, and where."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from mentordesk.services.care import CareService
from mentordesk.ui.notices import Notices
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.settings.button_row import button_row
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import second, small


class BackupsCard(Card):
    """Says when the last backup was made, and makes another."""

    backed_up = Signal()

    def __init__(
        self, care: CareService, preferences: Preferences, tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__(self.tr("Backups"))
        self._care, self._preferences = care, preferences
        self._tasks, self._notices = tasks, notices
        self.back_up = Button(self.tr("Back up now"), icon="download")
        self.elsewhere = Button(self.tr("Back up to another folder"), icon="folder")
        self._last = small("")
        self._build()
        self.back_up.clicked.connect(self._back_up_here)
        self.elsewhere.clicked.connect(self._choose_folder)

    def refresh(self) -> None:
        """Look again for the newest backup."""
        self._tasks.run(self._care.last_backup, self._show_last, self._notices.error)

    @Slot()
    def _back_up_here(self) -> None:
        self._back_up(None)

    @Slot()
    def _choose_folder(self) -> None:
        start = self._preferences.settings.backups or str(Path.home())
        dialog = QFileDialog(self, self.tr("Where to put the backup"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.back_up_there)
        dialog.open()

    @Slot(str)
    def back_up_there(self, folder: str) -> None:
        """Back up into a folder that was chosen."""
        self._preferences.choose(backups=folder)
        self._back_up(Path(folder))

    def _back_up(self, folder: Path | None) -> None:
        self._allow(yes=False)
        self._tasks.run(partial(self._care.back_up, folder), self._say_backed_up, self._refuse)

    def _say_backed_up(self, report: object) -> None:
        self._allow(yes=True)
        self._notices.say(
            self.tr("Backed up and verified: {path}").format(path=getattr(report, "path", ""))
        )
        self.backed_up.emit()
        self.refresh()

    def _refuse(self, error: Exception) -> None:
        self._allow(yes=True)
        self._notices.error(error)

    def _allow(self, *, yes: bool) -> None:
        for button in (self.back_up, self.elsewhere):
            button.setEnabled(yes)

    def _show_last(self, path: Path | None) -> None:
        words = (
            self.tr("No backup beside the desk yet.")
            if path is None
            else self.tr("Newest backup beside the desk: {name}").format(name=path.name)
        )
        self._last.setText(words)

    def _build(self) -> None:
        self.back_up.setObjectName("settings.back_up")
        self.elsewhere.setObjectName("settings.elsewhere")
        self.add(
            second(
                self.tr(
                    "One encrypted file, checked after it was written. What is off the record "
                    "is not in it."
                )
            )
        )
        self.add(self._last)
        self.add(button_row(self.back_up, self.elsewhere))
