"""Opens what goes to the mentor from wherever it is asked for, and does what it asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from mentordesk.domain.ids import SessionId
from mentordesk.domain.letter import Letter
from mentordesk.domain.person import Medium
from mentordesk.services.letters import LetterService
from mentordesk.ui.dialogs.letter import LetterDialog
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class _File:
    """A file that goes with a letter, and what makes it."""

    title: str
    name: str
    make: Callable[[Letter], bytes]


class Letters(QObject):
    """Prepares a letter for a page; nothing leaves but by the leader's own hand."""

    def __init__(
        self,
        page: QWidget,
        letters: LetterService,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._letters = page, letters
        self._tasks, self._notices = tasks, notices

    def write(self, session: SessionId) -> None:
        """Prepare all that goes to the mentor of a session, and show it."""
        work = partial(self._letters.compose, session)
        self._tasks.run(work, self._open, self._notices.error)

    def _open(self, letter: Letter) -> None:
        dialog = LetterDialog(letter, self._page)
        dialog.medium_chosen.connect(partial(self._show, dialog, letter))
        files = self._files()
        dialog.calendar_asked.connect(partial(self._choose, dialog, letter, files["calendar"]))
        dialog.page_asked.connect(partial(self._choose, dialog, letter, files["page"]))
        dialog.sheet_asked.connect(partial(self._choose, dialog, letter, files["sheet"]))
        dialog.print_asked.connect(partial(self._print, dialog, letter))
        dialog.turn_to(letter.medium)
        dialog.open()

    def _show(self, dialog: LetterDialog, letter: Letter, medium: Medium) -> None:
        dialog.show_message(self._letters.message(letter, medium))

    def _files(self) -> dict[str, _File]:
        desk, tr = self._letters, self.tr
        return {
            "calendar": _File(tr("Save the calendar file"), tr("Conversation.ics"), desk.calendar),
            "page": _File(tr("Save the agenda page"), tr("Our next conversation.html"), desk.page),
            "sheet": _File(tr("Save the paper sheet"), tr("Our next conversation.pdf"), desk.sheet),
        }

    def _choose(self, dialog: LetterDialog, letter: Letter, file: _File) -> None:
        suffix = Path(file.name).suffix
        chooser = file_dialog(dialog, file.title)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(suffix.lstrip("."))
        chooser.setNameFilter(f"*{suffix}")
        chooser.selectFile(file.name)
        chooser.fileSelected.connect(partial(self._save, dialog, letter, file))
        chooser.open()

    def _save(self, dialog: LetterDialog, letter: Letter, file: _File, path: str) -> None:
        write = partial(self._write, dialog, Path(path))
        self._tasks.run(partial(file.make, letter), write, dialog.fail)

    def _write(self, dialog: LetterDialog, path: Path, data: bytes) -> None:
        work = partial(self._letters.save, data, path)
        self._tasks.files.run(work, partial(self._say_saved, dialog, path), dialog.fail)

    def _say_saved(self, dialog: LetterDialog, path: Path, _: None) -> None:
        if isValid(dialog):  # it may be closed while a slow drive still writes
            dialog.tell_saved(path)

    def _print(self, dialog: LetterDialog, letter: Letter) -> None:
        work = partial(self._letters.sheet, letter)
        self._tasks.run(work, partial(self._send_to_printer, dialog), dialog.fail)

    def _send_to_printer(self, dialog: LetterDialog, sheet: bytes) -> None:
        from mentordesk.ui.dialogs.print_pdf import print_pdf

        if isValid(dialog):
            print_pdf(dialog, sheet, self._tasks, dialog.fail)
