"""What goes to the mentor: prepared here, copied or saved, and sent by nobody but the leader."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.letter import Letter
from mentordesk.domain.person import Medium
from mentordesk.marks import override
from mentordesk.ui.dialogs.message import MessageDialog
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.flow_layout import FlowLayout


class LetterDialog(MessageDialog):
    """Offers the files that go with the text; each signal asks for one, or for a printer."""

    calendar_asked = Signal()
    page_asked = Signal()
    sheet_asked = Signal()
    print_asked = Signal()

    def __init__(self, letter: Letter, parent: QWidget) -> None:
        super().__init__(letter.name, letter.medium, parent)
        self.files = {
            "calendar": secondary(self.tr("Save the calendar file"), "calendar"),
            "page": secondary(self.tr("Save the agenda page"), "file-text"),
            "sheet": secondary(self.tr("Save the paper sheet"), "download"),
            "print": secondary(self.tr("Print the paper sheet"), "printer"),
        }
        self.add(self._with_files())
        asked = {
            "calendar": self.calendar_asked,
            "page": self.page_asked,
            "sheet": self.sheet_asked,
            "print": self.print_asked,
        }
        for name, signal in asked.items():
            self.files[name].clicked.connect(signal)

    @override
    def about(self) -> str:
        return self.tr(
            "MentorDesk sends nothing. Copy or save what you need, and send it yourself."
        )

    @override
    def turn_to(self, medium: Medium) -> None:
        for name in ("sheet", "print"):
            self.files[name].setVisible(medium is Medium.PAPER)
        super().turn_to(medium)

    def _with_files(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for name, button in self.files.items():
            button.setObjectName(f"letter.{name}")
            flow.addWidget(button)
        return holder
