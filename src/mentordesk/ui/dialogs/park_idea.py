"""Until when an idea waits."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.idea import PARKED_FOR
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.day_time_field import DayField


class ParkIdeaDialog(Question):
    """Asks until when, and why if there is a reason to tell."""

    parked = Signal(object, str)

    def __init__(self, idea: str, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("Park the idea"), self.tr("Park it"), parent, "park")
        self.until = DayField(today + PARKED_FOR, self.tr("Until when"))
        self.why = QLineEdit()
        self.explain(idea)
        self.ask(self.tr("Until when"), self.until, "park.until")
        self.ask(self.tr("Why (may stay empty)"), self.why, "park.why")

    @override
    def answer(self) -> None:
        self.parked.emit(self.until.day(), self.why.text())
