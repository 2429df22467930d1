"""On which other day a promise is to be kept."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.promise import Promise
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.day_time_field import DayField

_LATER = timedelta(days=7)


class MovePromiseDialog(Question):
    """Asks for the day, at first a week after the one it has or, if that is past, from today."""

    moved = Signal(object)

    def __init__(self, promise: Promise, today: date, parent: QWidget) -> None:
        title, yes = self.tr("Another day"), self.tr("Move it")
        super().__init__(title, yes, parent, "movePromise")
        start = max(promise.due or today, today) + _LATER
        self.day = DayField(start, self.tr("By when"))
        self.explain(promise.text)
        self.ask(self.tr("By when"), self.day, "movePromise.day")

    @override
    def answer(self) -> None:
        self.moved.emit(self.day.day())
