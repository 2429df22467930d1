"""To when a session moves, and who asked for it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.day_time_field import DayTimeField
from mentordesk.ui.widgets.side_choice import SideChoice


class MoveSessionDialog(Question):
    """Asks for the new day at once, so that a session is never moved to nowhere."""

    moved = Signal(object, object)
    """Emitted with the moment and the Side who asked for it, or None."""

    def __init__(self, proposed: datetime, mentor: str, parent: QWidget) -> None:
        super().__init__(self.tr("Move the session"), self.tr("Move it"), parent, "move")
        self.when, self.by = DayTimeField(proposed), SideChoice(mentor)
        self.explain(self.tr("Moved, not cancelled. The agenda and your notes go along."))
        self.ask(self.tr("To when"), self.when, "move.when")
        self.ask(self.tr("Who asked for it"), self.by, "move.by")

    @override
    def answer(self) -> None:
        self.moved.emit(self.when.moment(), self.by.side())
