"""Asks for a mentor, new or known."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.person import Person
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.mentor_form import MentorForm

WIDTH = 640


class MentorDialog(Question):
    """Holds the form until it is answered; a mentor without a name is nobody yet."""

    answered = Signal()

    def __init__(self, parent: QWidget, person: Person | None = None) -> None:
        heading = self.tr("Add a mentor") if person is None else person.name
        super().__init__(heading, self.tr("Keep"), parent, "mentor")
        self.form = MentorForm()
        self.setMinimumWidth(look().px(WIDTH))
        scroll = FittingScroll()
        scroll.body.addWidget(self.form)
        self.fields.addWidget(scroll, 1)
        self.form.name.setFocus()
        if person is not None:
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
    def _look(self) -> None:
        self.allow(answer=bool(self.form.name.text().strip()))
