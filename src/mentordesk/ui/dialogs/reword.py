"""Other words for what was written in a session."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 640, 6


class RewordDialog(Question):
    """Begins with the words as they stand; `given` with what they shall be."""

    given = Signal(str)

    def __init__(self, title: str, about: str, words: str, parent: QWidget) -> None:
        super().__init__(title, self.tr("Keep"), parent, "reword")
        self.setMinimumWidth(look().px(_WIDTH))
        self.text = TextArea(title, lines=_LINES)
        self.text.set_words(words)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.explain(about)
        self.ask(self.tr("In these words"), self.text, "reword.text")
        self.text.submitted.connect(self.yes.click)

    @override
    def answer(self) -> None:
        self.given.emit(self.text.words())
