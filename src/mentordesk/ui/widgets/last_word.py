"""The question at the end of the time: the mentor says whether to stop or to go on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.label import strong
from mentordesk.ui.widgets.lines import widest

_BETWEEN = 4 * GRID


class LastWord(QWidget):
    """Stands until it is answered; `more` asks for ten minutes, stopping is the way out beside.

    `left` comes first where the keyboard was here, as it would fall to the way out otherwise.
    """

    more = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        words = self.tr("{name}, stop here, or ten more?").format(name=name)
        self.question = strong(words)
        self.question.set_tone(Tone.MENTOR)
        self.ten_more = secondary(self.tr("Ten more"), key="Ctrl+Shift+T")
        self._build()
        self.ten_more.clicked.connect(self._answer)

    def _build(self) -> None:
        self.ten_more.setObjectName("live.tenMore")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addStretch(1)
        row.addWidget(self.question)
        row.addWidget(self.ten_more)

    def least(self) -> int:
        """Return the width in which the question stands on two lines."""
        self.question.ensurePolished()
        words, font = self.question.text().split(), self.question.font()
        halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
        return self._beside() + min(max(widest(half, font) for half in two) for two in halves)

    def stand_in(self, width: int) -> None:
        """Take no more than this width."""
        least = self.question.minimumSizeHint().width()
        self.question.setMaximumWidth(max(least, width - self._beside()))

    def _beside(self) -> int:
        return self.ten_more.sizeHint().width() + _BETWEEN + 1

    def tell(self) -> None:
        """Let a screen reader say the question."""
        announce(self, self.question.text())

    @Slot()
    def _answer(self) -> None:
        if self.ten_more.hasFocus():
            self.left.emit()
        self.more.emit()
