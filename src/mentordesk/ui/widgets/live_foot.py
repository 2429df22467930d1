"""The strip under a live session: how to step out, how to come back, one line of the agreement."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label, restyle, small

_SIDE = 7 * GRID


class LiveFoot(QWidget):
    """Always says what the one key for focus does now."""

    turned = Signal()

    def __init__(self, agreement_line: str) -> None:
        super().__init__()
        self.words = small("").one_line()
        self.key = Label(self.tr("Ctrl Shift F"), Text.SMALL).one_line()
        self.does = small("").one_line()
        self.also = small(self.tr("So does Esc, held down.")).one_line()
        self.turn = link("")
        self.line = small(agreement_line)
        self._build()
        self.turn.clicked.connect(self.turned)

    def _build(self) -> None:
        self.turn.setObjectName("live.turnFocus")
        self.key.setProperty("heavy", "true")
        self.key.set_tone("ink")
        words = QWidget()
        flow = FlowLayout(words, gap=GRID)
        for part in (self.words, self.key, self.does, self.also, self.turn):
            flow.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 3 * GRID, _SIDE, 3 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(words, 3)
        row.addWidget(self.line, 1)
        self.line.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def show_focus(self, words: str, *, on: bool, was_on: bool) -> None:
        """Say how to step out; or, after the words that it is off, how to go back in."""
        self.also.setVisible(on)
        if on:
            self.words.setText(self.tr("Need to step out?"))
            self.does.setText(self.tr("brings every window back at once."))
            self.turn.setText(self.tr("Step out"))
        else:
            self.words.setText(words)
            self.does.setText(self.tr("hides them again."))
            self.turn.setText(self.tr("Go back into focus") if was_on else self.tr("Go into focus"))
        for label in (self.words, self.does):
            label.set_tone(Tone.NEUTRAL if on else Tone.CREDIT)
            restyle(label)
