"""To when a session moves."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.day_time_field import DayTimeField


class MoveSessionDialog(Question):
    """Asks for the new day at once, so that a session is never moved to nowhere."""

    moved = Signal(object)

    def __init__(self, planned_at: datetime, parent: QWidget) -> None:
        super().__init__(self.tr("Move the session"), self.tr("Move it"), parent, "move")
        self.when = DayTimeField(planned_at + timedelta(days=7))
        self.explain(self.tr("The agenda and your notes go along."))
        self.ask(self.tr("To when"), self.when, "move.when")

    @override
    def answer(self) -> None:
        self.moved.emit(self.when.moment())
