"""An idea that was said outside a session: its words, whose it is, and on which day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import second

_WIDTH = 560


class NewIdeaDialog(Question):
    """Asks for the idea; `given` with the mentor's id, the words and the day."""

    given = Signal(object, str, object)

    def __init__(self, mentors: Sequence[Person], today: date, parent: QWidget) -> None:
        super().__init__(self.tr("A new idea"), self.tr("Keep it"), parent, "new_idea")
        self._scroll = FittingScroll()
        self.words, self.whose = QLineEdit(), Choice()
        self.on = DayField(today, self.tr("When it was said"), past=True)
        for mentor in mentors:
            self.whose.add(mentor.name, mentor.id)
        self._build()

    def begin_with(self, mentor: PersonId | None, words: str) -> None:
        """Choose a mentor, and show words that were typed before and not kept; a key replaces them.

        Who is not among those to choose from changes nothing.
        """
        ids = [self.whose.itemData(row) for row in range(self.whose.count())]
        if mentor in ids:
            self.whose.setCurrentIndex(ids.index(mentor))
        self.words.setText(words)
        self.words.selectAll()

    @override
    def answer(self) -> None:
        self.given.emit(self.whose.value(), self.words.text(), self.on.day())

    def _build(self) -> None:
        self.be_wide(_WIDTH)
        told = self.tr(
            "For what your mentor said between sessions. At the next close your mentor sees that "
            "you kept it, and can have it struck."
        )
        self.setAccessibleDescription(told)
        body = self._scroll.body
        body.setSpacing(4 * GRID)
        body.addWidget(second(told))
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (self.tr("The idea, as it was said"), self.words, "words"),
            (self.tr("Who said it"), self.whose, "mentor"),
            (self.tr("When it was said"), self.on, "day"),
        )
        for words, field, name in rows:
            field.setObjectName(f"new_idea.{name}")
            body.addWidget(FieldRow(words, field))
        self.fields.addWidget(self._scroll, 1)
        self.words.setFocus()
