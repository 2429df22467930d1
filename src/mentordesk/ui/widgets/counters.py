"""The leader's own questions and statements, counted by one key each."""

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.label import eyebrow
from mentordesk.ui.wording import counted


class Counters(QWidget):
    """Two totals and nothing made of them; `asked` and `stated` tell of one more."""

    asked = Signal()
    stated = Signal()

    def __init__(self, questions: int, statements: int) -> None:
        super().__init__()
        self._questions, self._statements = questions, statements
        self.question = ChipButton("", Tone.LEADER, key="F5")
        self.statement = ChipButton("", Tone.LEADER, key="F6")
        self._build()
        self._show()
        self.question.clicked.connect(self._ask)
        self.statement.clicked.connect(self._state)

    def _build(self) -> None:
        self.question.setObjectName("live.question")
        self.statement.setObjectName("live.statement")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(eyebrow(self.tr("What you said")))
        for chip in (self.question, self.statement):
            column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        number = QLocale().toString
        question, statement = self.tr("Question · {n}"), self.tr("Statement · {n}")
        self.question.setText(question.format(n=number(self._questions)))
        self.statement.setText(statement.format(n=number(self._statements)))

    @Slot()
    def _ask(self) -> None:
        self._questions += 1
        self._show()
        announce(self, counted(self._questions, self.tr("1 question"), self.tr("{n} questions")))
        self.asked.emit()

    @Slot()
    def _state(self) -> None:
        self._statements += 1
        self._show()
        words = self.tr("1 statement"), self.tr("{n} statements")
        announce(self, counted(self._statements, *words))
        self.stated.emit()
