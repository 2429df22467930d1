"""What all questions share: fields with their names, a place for what went wrong, two buttons."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.errors import MentorDeskError
from mentordesk.ui import reading_order
from mentordesk.ui.error_text import error_text
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, PAD_CARD, Text, Tone
from mentordesk.ui.widgets.button import primary, quiet
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label, second, section

_WIDTH = 480
_FRAME = 48  # the window's own, above and below


class Question(QDialog):
    """Asks, and stays with what was typed until the page says that the answer was taken.

    The page calls `accept()` when it was, and `fail()` when it was not.
    """

    def __init__(self, title: str, yes: str, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Every program can read a window's title, and a title may hold a name.
        self.setWindowTitle(self.tr("MentorDesk"))
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = QVBoxLayout()
        self.problem = Label("", Text.SMALL)
        self._asked, self._allowed = False, True
        self.yes, self.no = primary(yes), quiet(self.tr("Cancel"))
        self._lay_out(title)
        self.yes.clicked.connect(self._try)
        self.no.clicked.connect(self.reject)

    def explain(self, words: str) -> None:
        """Put a sentence above the fields; a screen reader says it with the title."""
        self.fields.addWidget(second(words))
        self.setAccessibleDescription(f"{self.accessibleDescription()}\n{words}".strip())

    def ask(self, words: str, field: QWidget, name: str) -> None:
        """Put a field under its words; `name` is how tests and tools find it."""
        field.setObjectName(name)
        self.fields.addWidget(FieldRow(words, field))
        if self.focusWidget() is None:
            field.setFocus()

    def allow(self, *, answer: bool) -> None:
        """Say whether there is an answer to give; while one is on its way there is no second."""
        self._allowed = answer
        self.yes.setEnabled(answer and not self._asked)

    def fail(self, error: Exception) -> None:
        """Say what went wrong with the answer; what was typed stays."""
        if not isinstance(error, MentorDeskError):
            raise error
        self.problem.setText(error_text(error).line())
        self.problem.show()
        self._asked = False
        self.yes.setEnabled(self._allowed)

    def answer(self) -> None:
        """Emit the answer; each question says what its answer is."""
        raise NotImplementedError

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        # Qt alone stops at two thirds of the screen, and large words would be cut.
        room = self.screen().availableGeometry().height() - _FRAME
        self.resize(self.width(), min(self._height(), room))

    @override
    def reject(self) -> None:
        # The answer is on its way to the desk; what comes back must find the dialog here.
        if not self._asked:
            super().reject()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return reading_order.step(self, forward=next) or super().focusNextPrevChild(next)

    @Slot()
    def _try(self) -> None:
        self._asked = True
        self.problem.hide()
        self.yes.setEnabled(False)
        self.answer()

    def _height(self) -> int:
        layout = self.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout is not None else -1
        return wanted if wanted > 0 else self.sizeHint().height()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_CARD, PAD_CARD, PAD_CARD, PAD_CARD)
        column.setSpacing(4 * GRID)
        column.addWidget(section(title))
        self.fields.setSpacing(4 * GRID)
        column.addLayout(self.fields, 1)
        self.problem.set_tone(Tone.DANGER)
        self.problem.setObjectName("question.problem")
        self.problem.hide()
        column.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column.addLayout(buttons)
        self.yes.setObjectName("question.yes")
        self.no.setObjectName("question.no")
        self.yes.setDefault(True)
        self.setMinimumWidth(look().px(_WIDTH))
