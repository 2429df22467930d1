"""The question at the end of the time: the mentor says whether to stop or to go on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.label import strong


class LastWord(QWidget):
    """Stands until it is answered; `more` asks for ten minutes, stopping is the way out beside.

    `left` comes first where the keyboard was here, as it would fall to the way out otherwise.
    """

    more = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        words = self.tr("{name}, stop here, or ten more?").format(name=name)
        self.question = strong(words).one_line()
        self.question.set_tone(Tone.MENTOR)
        self.ten_more = secondary(self.tr("Ten more"), key="Ctrl+Shift+T")
        self._build()
        self.ten_more.clicked.connect(self._answer)

    def _build(self) -> None:
        self.ten_more.setObjectName("live.tenMore")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * GRID)
        row.addStretch(1)
        row.addWidget(self.question)
        row.addWidget(self.ten_more)

    def tell(self) -> None:
        """Let a screen reader say the question."""
        announce(self, self.question.text())

    @Slot()
    def _answer(self) -> None:
        if self.ten_more.hasFocus():
            self.left.emit()
        self.more.emit()
