"""How, where and before whom credit was given."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.idea import Recognition, RecognitionForm
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField


class GiveCreditDialog(Question):
    """Asks for one act of recognition; the names and how they may be told stand above it."""

    given = Signal(object)

    def __init__(self, idea: str, naming: str, today: date, parent: QWidget) -> None:
        title = self.tr("Give credit")
        super().__init__(title, title, parent, "credit")
        self.form, self.where, self.heard_by = Choice(), QLineEdit(), QLineEdit()
        self.on = DayField(today, self.tr("When"))
        self.knows = CheckRow(self.tr("The mentor knows"))
        self.explain(idea)
        self.explain(naming)
        self._build()
        self.form.currentIndexChanged.connect(self._follow_form)

    def _build(self) -> None:
        words = {
            RecognitionForm.NAMED_IN_MEETING: self.tr("Named in a meeting"),
            RecognitionForm.IN_WRITING: self.tr("Named in writing"),
            RecognitionForm.TOLD_MANAGER: self.tr("Told their manager"),
            RecognitionForm.REVIEW_INPUT: self.tr("Put into their review"),
            RecognitionForm.OPPORTUNITY: self.tr("Gave them an opportunity"),
            RecognitionForm.NONE_WANTED: self.tr("They want no credit for it"),
        }
        for form in RecognitionForm:
            self.form.add(words[form], form)
        self.knows.setObjectName("credit.knows")
        self.ask(self.tr("How"), self.form, "credit.form")
        self.ask(self.tr("Where (may stay empty)"), self.where, "credit.where")
        self.ask(self.tr("When"), self.on, "credit.on")
        self.ask(self.tr("Before whom (may stay empty)"), self.heard_by, "credit.heard_by")
        self.fields.addWidget(self.knows)

    @override
    def answer(self) -> None:
        wanted = self._form() is not RecognitionForm.NONE_WANTED
        self.given.emit(
            Recognition(
                self._form(),
                self.on.day(),
                self.where.text().strip() if wanted else "",
                self.heard_by.text().strip() if wanted else "",
                self.knows.isChecked(),
            )
        )

    @Slot()
    def _follow_form(self) -> None:
        wanted = self._form() is not RecognitionForm.NONE_WANTED
        self.where.setEnabled(wanted)
        self.heard_by.setEnabled(wanted)

    def _form(self) -> RecognitionForm:
        return RecognitionForm(str(self.form.value()))
