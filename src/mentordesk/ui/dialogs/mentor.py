"""Asks for a mentor, new or known."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.person import Person
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.label import section
from mentordesk.ui.widgets.mentor_form import MentorForm

WIDTH = 640


class MentorDialog(QDialog):
    """Holds the form until it is answered; what was typed stays when keeping it fails."""

    answered = Signal()

    def __init__(self, parent: QWidget, person: Person | None = None) -> None:
        super().__init__(parent)
        self.form = MentorForm()
        self.keep = Button(self.tr("Keep"), Kind.PRIMARY)
        self._cancel = Button(self.tr("Cancel"))
        heading = self.tr("Add a mentor") if person is None else person.name
        self._build(heading)
        self.form.changed.connect(self._look)
        self.form.submitted.connect(self._answer)
        self.keep.clicked.connect(self._answer)
        self._cancel.clicked.connect(self.reject)
        if person is not None:
            self.form.show_person(person)
        self._look()

    @Slot()
    def _look(self) -> None:
        self.keep.setEnabled(bool(self.form.name.text().strip()))

    @Slot()
    def _answer(self) -> None:
        if self.keep.isEnabled():
            self.answered.emit()

    def _build(self, heading: str) -> None:
        self.setWindowTitle(heading)
        self.setObjectName("mentor.dialog")
        self.keep.setObjectName("mentor.keep")
        self._cancel.setObjectName("mentor.cancel")
        self.setMinimumWidth(look().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[tokens.PAD_CARD] * 4)
        column.setSpacing(tokens.GAP_CARDS)
        column.addWidget(section(heading))
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.keep)
        column.addLayout(row)
