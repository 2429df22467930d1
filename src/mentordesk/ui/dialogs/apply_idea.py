"""Where and when an idea is in use, and what changed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.idea import Application
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow


class ApplyIdeaDialog(Question):
    """Asks what came of the idea; `applied` tells it, and whether its form changed."""

    applied = Signal(object, bool)

    def __init__(self, idea: str, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("The idea is in use"), self.tr("It is in use"), parent, "apply")
        self.where, self.link = QLineEdit(), QLineEdit()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.on = DayField(today, self.tr("When"))
        self.adapted = CheckRow(self.tr("It is in use in another form"))
        self.explain(idea)
        self._build()

    def _build(self) -> None:
        self.ask(self.tr("Where"), self.where, "apply.where")
        self.ask(self.tr("When"), self.on, "apply.on")
        self.ask(self.tr("How it was before (may stay empty)"), self.before, "apply.before")
        self.ask(self.tr("How it is now (may stay empty)"), self.after, "apply.after")
        hint = self.tr("A link or a place, as words. MentorDesk opens nothing.")
        more = self.tr("Where to find more (may stay empty)")
        self.ask_row(FieldRow(more, self.link, hint), "apply.link")
        self.adapted.setObjectName("apply.adapted")
        self.fields.addWidget(self.adapted)
        self.where.setFocus()

    @override
    def answer(self) -> None:
        changed = self.before.text(), self.after.text(), self.link.text()
        used = Application(self.where.text(), self.on.day(), *changed)
        self.applied.emit(used, self.adapted.isChecked())
