"""Where and when an idea is in use, and what changed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.idea import Application
from mentordesk.errors import BlankTextError
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll


class ApplyIdeaDialog(Question):
    """Asks what came of the idea; `applied` tells it, and whether its form changed."""

    applied = Signal(object, bool)

    def __init__(self, idea: str, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("The idea is in use"), self.tr("It is in use"), parent, "apply")
        self.where, self.link = QLineEdit(), QLineEdit()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.on = DayField(today, self.tr("When"), past=True)
        self.adapted = CheckRow(self.tr("It is in use in another form"))
        self.explain(idea)
        self._build()

    def _build(self) -> None:
        scroll = FittingScroll()
        scroll.body.setSpacing(4 * GRID)
        rows = {
            "where": (self.tr("Where"), self.where),
            "on": (self.tr("When"), self.on),
            "before": (self.tr("How it was before (may stay empty)"), self.before),
            "after": (self.tr("How it is now (may stay empty)"), self.after),
            "link": (self.tr("A link, or where to find more (may stay empty)"), self.link),
        }
        for name, (words, field) in rows.items():
            field.setObjectName(f"apply.{name}")
            scroll.body.addWidget(FieldRow(words, field))
        self.adapted.setObjectName("apply.adapted")
        scroll.body.addWidget(self.adapted)
        self.fields.addWidget(scroll, 1)
        self.where.setFocus()

    @override
    def fail(self, error: Exception) -> None:
        if isinstance(error, BlankTextError):  # all but the place may stay empty
            words = self.tr(
                "“Where” is still empty. Say in which meeting, team or work it is in use."
            )
            self.ask_again(words, self.where)
        else:
            super().fail(error)

    @override
    def answer(self) -> None:
        changed = self.before.text(), self.after.text(), self.link.text()
        used = Application(self.where.text(), self.on.day(), *changed)
        self.applied.emit(used, self.adapted.isChecked())
