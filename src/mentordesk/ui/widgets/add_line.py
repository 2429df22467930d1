"""One more of a kind: a line and its button."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.scroll_page import enter


class AddLine(QWidget):
    """`submitted` with what was typed, which stays until it is kept."""

    submitted = Signal(str)
    typed = Signal()

    def __init__(self, ask: str, add: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(ask)
        self.line.setAccessibleName(ask)
        self.button = secondary(add, "plus")
        self.button.setAccessibleDescription(ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.line.returnPressed.connect(self.submit)
        self.button.clicked.connect(self.submit)
        self.line.textEdited.connect(self.typed)

    @property
    def waits(self) -> bool:
        """Return whether words stand in the line that were not kept."""
        return bool(self.line.text().strip())

    @Slot()
    def submit(self) -> None:
        """Hand over what is typed, if it is more than blanks."""
        if self.waits:
            self.submitted.emit(self.line.text())
        else:
            self.line.setFocus()

    def put_back(self, words: str) -> None:
        """Show words that were typed before."""
        self.line.setText(words)
        self.typed.emit()

    def kept(self, words: str) -> None:
        """Be ready for the next one; what was typed since then stays."""
        had_focus = self.line.hasFocus() or self.button.hasFocus()
        self.line.setText(self.line.text().removeprefix(words))
        if had_focus:
            enter(self.line)
