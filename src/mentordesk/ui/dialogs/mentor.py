"""Asks for a mentor, new or known."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.person import Person
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.mentor_form import MentorForm

WIDTH = 640


class MentorDialog(Question):
    """Holds the form until it is answered; a mentor without a name is nobody yet."""

    answered = Signal()
    worksheet_asked = Signal()

    def __init__(self, parent: QWidget, person: Person | None = None) -> None:
        heading = self.tr("Add a mentor") if person is None else person.name
        super().__init__(heading, self.tr("Keep"), parent, "mentor")
        self.form = MentorForm()
        self.setMinimumWidth(look().px(WIDTH))
        self.worksheet = secondary(self.tr("I do not know yet who"), "users")
        self.worksheet.setObjectName("mentor.worksheet")
        self.worksheet.setAccessibleDescription(self.tr("Begins with a worksheet"))
        self.worksheet.setToolTip(self.tr("Begins with a worksheet"))
        self.worksheet.clicked.connect(self._begin_worksheet)
        self.fields.addWidget(self.worksheet, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = FittingScroll()
        scroll.body.addWidget(self.form)
        self.fields.addWidget(scroll, 1)
        self.form.name.setFocus()
        if person is not None:
            self.worksheet.hide()
            self.form.show_person(person)
        self.form.changed.connect(self._look)
        self._look()

    def go_on(self) -> None:
        """Let the form be changed or kept again: before it is kept something else is asked."""
        self._take_up()

    @override
    def answer(self) -> None:
        self.answered.emit()

    @Slot()
    def _begin_worksheet(self) -> None:
        self.reject()
        self.worksheet_asked.emit()

    @Slot()
    def _look(self) -> None:
        if any(field.text() for field in self.form.findChildren(QLineEdit)):
            self.worksheet.hide()  # what is typed here would not go along
        self.allow(answer=bool(self.form.name.text().strip()))
