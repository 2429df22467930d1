"""A question with a whole step in it, which scrolls where the screen has less room."""

from PySide6.QtCore import Slot

from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.step import Step

WIDTH = 560


class TallQuestion(Question):
    """As high as its step needs, and never higher than the screen."""

    def hold(self, step: Step) -> None:
        """Put the step between the title and the buttons."""
        self.setMinimumWidth(look().px(WIDTH))
        self._scroll = FittingScroll()
        self._scroll.body.addWidget(step)
        self.fields.addWidget(self._scroll, 1)
        self._step = step
        step.changed.connect(self._look)
        self._look()
        field = step.first_field()
        if field is not None:
            field.setFocus()

    @override
    def make_room(self) -> None:
        super().make_room()
        for row in self._step.findChildren(FieldRow):
            if row.has_problem:
                self._scroll.ensureWidgetVisible(row)

    @Slot()
    def _look(self) -> None:
        self.allow(answer=self._step.complete())
