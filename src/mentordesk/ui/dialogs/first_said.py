"""Who said an idea first, in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.idea import Idea
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.field_row import FieldRow


class FirstSaidDialog(Question):
    """Begins with what is known; `given` tells what shall be, "" for nobody."""

    given = Signal(str)

    def __init__(self, idea: Idea, parent: QWidget) -> None:
        title = self.tr("Who first said it?")
        super().__init__(title, self.tr("Keep"), parent, "first_said")
        self.words = QLineEdit(idea.first_said)
        self.words.setPlaceholderText(self.tr("Ana, on the tram, in March"))
        self.explain(idea.text)
        hint = self.tr(
            "It stands in the credit record. Add whom you name here as a name as well: then they "
            "are told there only as they agreed."
        )
        self.ask_row(FieldRow(self.tr("In words"), self.words, hint), "first_said.words")

    @override
    def answer(self) -> None:
        self.given.emit(self.words.text())
