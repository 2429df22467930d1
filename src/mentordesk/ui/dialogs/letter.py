"""What goes to the mentor: prepared here, copied or saved, and sent by nobody but the leader."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.letter import Letter
from mentordesk.domain.liking import Sending
from mentordesk.domain.person import Medium
from mentordesk.domain.session import TITLE_LIMIT
from mentordesk.export.calendar_file import TITLE
from mentordesk.marks import override
from mentordesk.ui.dialogs.message import MessageDialog
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.folder_button import FolderButton
from mentordesk.ui.widgets.label import small


class LetterDialog(MessageDialog):
    """Offers the files that go with the text; each signal asks for one, or for a printer."""

    calendar_asked = Signal()
    page_asked = Signal()
    sheet_asked = Signal()
    print_asked = Signal()

    def __init__(self, letter: Letter, sending: Sending, parent: QWidget) -> None:
        super().__init__(letter.name, letter.medium, sending, parent)
        self.files = {
            "calendar": secondary(self.tr("Save the calendar file"), "calendar"),
            "page": secondary(self.tr("Save the agenda page"), "file-text"),
            "sheet": secondary(self.tr("Save the paper sheet"), "download"),
            "print": secondary(self.tr("Print the paper sheet"), "printer"),
        }
        self.folder, self._open = FolderButton("letter.folder"), small("")
        self.title = QLineEdit(letter.meeting.title)
        self.folder.told.connect(self.tell)
        self.add(self._with_title(letter))
        self.add(self._with_files())
        self.add(self._open)
        asked = {
            "calendar": self.calendar_asked,
            "page": self.page_asked,
            "sheet": self.sheet_asked,
            "print": self.print_asked,
        }
        for name, signal in asked.items():
            self.files[name].clicked.connect(signal)

    def calendar_title(self) -> str:
        """Return what the calendar is to call it, blank for the neutral word."""
        return self.title.text()

    def tell_saved(self, file: Path) -> None:
        """Say that a file was saved, and offer its folder."""
        self.folder.offer(file)
        self.tell(self.tr("Saved as {name}. Send it yourself.").format(name=file.name))

    @override
    def about(self) -> str:
        return self.tr(
            "MentorDesk sends nothing. Copy or save what you need, and send it yourself."
        )

    @override
    def turn_to(self, medium: Medium) -> None:
        for name in ("sheet", "print"):
            self.files[name].setVisible(medium is Medium.PAPER)
        words = self.tr("No file is locked: whoever has it can read it.")
        if medium is Medium.PAPER:
            words = self.tr(
                "Neither a file nor paper is locked: whoever has it can read it, and a printer "
                "may keep a copy."
            )
        self._open.setText(words)
        for button in self.files.values():
            button.setAccessibleDescription(words)
        super().turn_to(medium)

    def _with_title(self, letter: Letter) -> FieldRow:
        """Return the field of the title; what else the calendar file holds stands under it."""
        self.title.setObjectName("letter.title")
        self.title.setMaxLength(TITLE_LIMIT)
        self.title.setPlaceholderText(TITLE)
        hint = self.tr("It says no more than when, how long and where, marked as private.")
        if letter.meeting.series:
            hint = self.tr("The calendar file holds the whole series. {hint}").format(hint=hint)
        return FieldRow(self.tr("What your calendars call it (may stay empty)"), self.title, hint)

    def _with_files(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for name, button in self.files.items():
            button.setObjectName(f"letter.{name}")
            flow.addWidget(button)
        flow.addWidget(self.folder)
        return holder
