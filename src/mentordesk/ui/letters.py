"""Opens what goes to the mentor from wherever it is asked for, and does what it asks for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.letter import Letter
from mentordesk.domain.liking import Sending
from mentordesk.domain.person import Medium
from mentordesk.services.letters import LetterService
from mentordesk.ui.dialogs.letter import LetterDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.writing import ask_where


@dataclass(frozen=True, slots=True)
class _File:
    """A file that goes with a letter, and what makes it."""

    what: Leaving
    title: str
    name: str
    make: Callable[[], bytes]

    @property
    def suffix(self) -> str:
        """How its name ends."""
        return f".{self.what.form}"


class Letters(QObject):
    """Prepares a letter for a page; nothing leaves but by the leader's own hand."""

    def __init__(
        self,
        page: QWidget,
        letters: LetterService,
        saving: Saving,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._letters, self._saving = page, letters, saving
        self._tasks, self._notices = tasks, notices

    def write(self, session: SessionId) -> None:
        """Prepare all that goes to the mentor of a session, and show it."""
        work = partial(self._prepare, session)
        self._tasks.run(work, partial(self._open, session), self._notices.error)

    def _prepare(self, session: SessionId) -> tuple[Letter, Sending]:
        return self._letters.compose(session), self._letters.sending(session)

    def _open(self, session: SessionId, prepared: tuple[Letter, Sending]) -> None:
        letter, sending = prepared
        dialog = LetterDialog(letter, sending, self._page)
        dialog.medium_chosen.connect(partial(self._show, dialog, letter))
        page, sheet = self._files(session, letter)
        dialog.calendar_asked.connect(partial(self._choose_calendar, dialog, session, letter))
        dialog.page_asked.connect(partial(self._choose, dialog, page))
        dialog.sheet_asked.connect(partial(self._choose, dialog, sheet))
        dialog.print_asked.connect(partial(self._print, dialog, sheet))
        dialog.turn_to(letter.medium)
        dialog.open()

    def _show(self, dialog: LetterDialog, letter: Letter, medium: Medium) -> None:
        dialog.show_message(self._letters.message(letter, medium))

    def _choose_calendar(self, dialog: LetterDialog, session: SessionId, letter: Letter) -> None:
        title = dialog.calendar_title()
        self._choose(dialog, self._calendar(session, letter.meeting.mentor, title))

    def _calendar(self, session: SessionId, mentor: PersonId, title: str | None) -> _File:
        """Return the calendar file with a title, or None for the one that it has."""
        what = Leaving(ExportKind.CALENDAR, mentor, session, form="ics")
        make = partial(self._letters.calendar, session, title)
        return _File(what, self.tr("Save the calendar file"), self.tr("Conversation.ics"), make)

    def _files(self, session: SessionId, letter: Letter) -> tuple[_File, _File]:
        """Return the agenda page and the paper sheet."""
        desk, tr, mentor = self._letters, self.tr, letter.meeting.mentor
        page, sheet = tr("Save the agenda page"), tr("Save the paper sheet")
        name = tr("Our next conversation")
        html = Leaving(ExportKind.AGENDA_PAGE, mentor, session, form="html")
        pdf = Leaving(ExportKind.AGENDA_SHEET, mentor, session, form="pdf")
        return (
            _File(html, page, f"{name}.html", partial(desk.page, letter)),
            _File(pdf, sheet, f"{name}.pdf", partial(desk.sheet, letter)),
        )

    def save_calendar(self, session: SessionId, mentor: PersonId) -> None:
        """Ask where the calendar file of a session goes, and save it there."""
        self._ask_where(self._calendar(session, mentor, None))

    @Slot()
    def save_calendar_ahead(self) -> None:
        """Ask where the calendar file of all that is planned goes, and save it there."""
        self._ask_where(
            _File(
                Leaving(ExportKind.CALENDAR, form="ics"),
                self.tr("Save the calendar file"),
                self.tr("Conversations.ics"),
                self._letters.calendar_ahead,
            )
        )

    def _ask_where(self, file: _File) -> None:
        ask_where(self._page, file.title, file.name, file.suffix, partial(self._save_alone, file))

    def _save_alone(self, file: _File, path: str) -> None:
        made = partial(self._write_alone, file, path)
        self._tasks.run(file.make, made, self._notices.error)

    def _write_alone(self, file: _File, path: str, data: bytes) -> None:
        out = Outgoing(
            over=self._page,
            what=file.what,
            suffix=file.suffix,
            make=lambda: data,
            said=self._say_alone,
            failed=self._notices.error,
        )
        self._saving.save(out, path)

    def _say_alone(self, path: Path) -> None:
        words = self.tr("Saved as {name}. Open it with your calendar.")
        self._notices.say(words.format(name=path.name))

    def _choose(self, dialog: LetterDialog, file: _File) -> None:
        chosen = partial(self._save, dialog, file)
        ask_where(dialog, file.title, file.name, file.suffix, chosen)

    def _save(self, dialog: LetterDialog, file: _File, path: str) -> None:
        self._tasks.run(file.make, partial(self._write, dialog, file, path), dialog.fail)

    def _write(self, dialog: LetterDialog, file: _File, path: str, data: bytes) -> None:
        out = Outgoing(
            over=dialog,
            what=file.what,
            suffix=file.suffix,
            make=lambda: data,
            said=partial(self._say_saved, dialog),
            failed=dialog.fail,
        )
        self._saving.save(out, path)

    def _say_saved(self, dialog: LetterDialog, path: Path) -> None:
        if isValid(dialog):  # it may be closed while a slow drive still writes
            dialog.tell_saved(path)

    def _print(self, dialog: LetterDialog, file: _File) -> None:
        send = partial(self._send_to_printer, dialog, replace(file.what, kind=ExportKind.PAPER))
        self._tasks.run(file.make, send, dialog.fail)

    def _send_to_printer(self, dialog: LetterDialog, what: Leaving, sheet: bytes) -> None:
        if isValid(dialog):
            self._saving.print(dialog, what, sheet, dialog.fail)
