"""The recovery code on paper: printed, or saved as a file to print elsewhere."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.code_step import CodeStep
from mentordesk.ui.writing import Job, Writing, ask_where

_SUFFIX = ".pdf"


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
        title, name = self.tr("Save the recovery code"), self.tr("MentorDesk recovery code.pdf")
        ask_where(self._step.window(), title, name, _SUFFIX, self.save)

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the sheet as a PDF."""
        self._tasks.run(self._draw, partial(self._write, path), self._notices.error)

    def _write(self, path: str, sheet: bytes) -> None:
        from mentordesk.export.private_file import write_private

        window, write = self._step.window(), partial(write_private, data=sheet)
        job = Job(window, _SUFFIX, write, self._said, self._notices.error)
        Writing(self._tasks, self._notices).write(job, path)

    def _send_to_printer(self, sheet: bytes) -> None:
        from mentordesk.ui.dialogs.print_pdf import print_pdf

        print_pdf(self._step.window(), sheet, self._tasks, self._notices.error)

    def _said(self, path: Path) -> None:
        words = self.tr(
            "Saved as {name}. It is not locked: whoever has it and your desk can open the desk. "
            "Print it, then move it away from this laptop."
        )
        self._notices.say(words.format(name=path.name))


def _drawn(code: str, leader: str, day: date) -> bytes:
    from mentordesk.export.recovery_sheet import recovery_sheet

    return recovery_sheet(code, leader, day)
