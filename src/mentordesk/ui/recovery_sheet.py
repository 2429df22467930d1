"""The recovery code on paper: printed, or saved as a file to print elsewhere."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.code_step import CodeStep


class RecoverySheet(QObject):
    """Draws the sheet of one code, whenever its step asks for it."""

    def __init__(
        self, step: CodeStep, code: str, leader: str, tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__(step)
        self._step = step
        self._tasks, self._notices = tasks, notices
        # The worker touches no control, so everything it needs is in here.
        self._draw = partial(_drawn, code, leader, date.today())  # noqa: DTZ011
        step.print_asked.connect(self.print)
        step.save_asked.connect(self.choose_file)

    @Slot()
    def print(self) -> None:
        """Draw the sheet and ask for a printer."""
        self._tasks.run(self._draw, self._send_to_printer, self._notices.error)

    @Slot()
    def choose_file(self) -> None:
        """Ask where the sheet goes as a PDF."""
        dialog = file_dialog(self._step.window(), self.tr("Save the recovery code"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("MentorDesk recovery code.pdf"))
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the sheet as a PDF."""
        self._tasks.run(self._draw, partial(self._write, Path(path)), self._notices.error)

    def _write(self, path: Path, sheet: bytes) -> None:
        from mentordesk.export.private_file import write_private

        write = partial(write_private, path, sheet, replace=True)  # the file dialog asked already
        self._tasks.files.run(write, partial(self._said, path), self._notices.error)

    def _send_to_printer(self, sheet: bytes) -> None:
        from mentordesk.ui.dialogs.print_pdf import print_pdf

        print_pdf(self._step.window(), sheet, self._tasks, self._notices.error)

    def _said(self, path: Path, _: None) -> None:
        words = self.tr(
            "Saved as {name}. It is not locked: print it, then move it away from this laptop."
        )
        self._notices.say(words.format(name=path.name))


def _drawn(code: str, leader: str, day: date) -> bytes:
    from mentordesk.export.recovery_sheet import recovery_sheet

    return recovery_sheet(code, leader, day)
