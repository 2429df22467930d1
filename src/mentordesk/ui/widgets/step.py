"""One step of a way with several: it says when it is complete."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui import tokens
from mentordesk.ui.widgets.label import second, title


class Step(QWidget):
    """A heading, a sentence and the controls of one step."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens.GAP_CARDS)
        self.heading = title("")
        """Hidden where what holds the step has a heading of its own."""

    def show_words(self, heading: str, under: str) -> None:
        """Put the heading and its sentence at the top."""
        words = QVBoxLayout()
        words.setSpacing(tokens.GRID)
        self.heading.setText(heading)
        words.addWidget(self.heading)
        words.addWidget(second(under))
        self.column.addLayout(words)

    def complete(self) -> bool:
        """Return whether one may go on."""
        return True

    def first_field(self) -> QWidget | None:
        """Return the control to begin with."""
        return None
