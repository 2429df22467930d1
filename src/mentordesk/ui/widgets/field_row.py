"""A control with its name over it and what there is to know under it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.label import Label


class FieldRow(QWidget):
    """Names a control for eyes, for the keyboard and for a screen reader alike."""

    def __init__(self, name: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.name, self.control = Label(name, Text.STRONG), control
        self.note = Label(hint, Text.SMALL)
        self.column = QVBoxLayout(self)
        self._hint, self._problem = hint, ""
        self._build()

    def _build(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID + 2)
        for part in (self.name, self.control, self.note):
            self.column.addWidget(part)
        self.name.setBuddy(self.control)
        self.control.setAccessibleName(self.name.text())
        self.set_hint(self._hint)

    @property
    def has_problem(self) -> bool:
        """Return whether something has to be changed here."""
        return bool(self._problem)

    def set_hint(self, words: str) -> None:
        """Say what there is to know; a problem that was shown is over."""
        self._hint, self._problem = words, ""
        self._say(words, Tone.NEUTRAL)

    def show_problem(self, words: str) -> None:
        """Say what has to be changed before it can go on; no words, no problem."""
        self._problem = words
        if not words:
            self._say(self._hint, Tone.NEUTRAL)
            return
        self._say(words, Tone.DANGER)
        announce(self.control, words)

    def _say(self, words: str, tone: Tone) -> None:
        self.note.setText(words)
        self.note.set_tone(tone)
        self.note.setVisible(bool(words))
        self.control.setAccessibleDescription(words)
