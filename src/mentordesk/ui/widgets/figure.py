"""One number that matters, with the words that say what it counts."""

from PySide6.QtWidgets import QSizePolicy

from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label


class Figure(Card):
    """A small card: the number large, its words small."""

    def __init__(self, value: str, words: str, tone: Tone | None = None) -> None:
        super().__init__(padding=4 * GRID)
        self._value, self._words = Label(value, Text.SECTION), Label(words, Text.SMALL)
        if tone is not None:
            self._value.set_tone(tone)
        self.body.setSpacing(0)
        self.add(self._value)
        self.add(self._words)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set(self, value: str, words: str) -> None:
        """Show another number."""
        self._value.setText(value)
        self._words.setText(words)
