"""One line that catches what was said, and gives the keyboard back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from typing_extensions import override

from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import hint

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureLine(Card):
    """Enter keeps it, Esc goes back; what was typed stays until it is kept."""

    submitted = Signal(str)
    typed = Signal()
    left = Signal()

    def __init__(self, words: str, tone: Tone, icon: str, ask: str) -> None:
        super().__init__(padding=4 * GRID)
        self.chip = Chip(words, tone, icon)
        self.line = QLineEdit()
        self.line.setPlaceholderText(ask)
        self.line.setAccessibleName(ask)
        self._keys = hint(self.tr("Enter keeps it, Esc goes back to the notes"))
        self._build()
        self.line.returnPressed.connect(self._submit)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self.typed)

    def _build(self) -> None:
        self.body.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.line)
        self.add(self._keys)
        self.hide()

    def add_choice(self, button: QAbstractButton) -> None:
        """Put something to tick below the line, where the keys mean the same as in the line."""
        button.installEventFilter(self)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        if watched is not self.line and event.key() in _ENTERS:
            self._submit()
            return True
        return super().eventFilter(watched, event)

    def open(self) -> None:
        """Show the line and take the keyboard."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.end(False)  # noqa: FBT003  # words that are selected go with the next letter

    def put_back(self, words: str) -> None:
        """Show words that were typed before; the keyboard stays where it is."""
        self.line.setText(words)
        self.show()

    def close_kept(self, words: str) -> None:
        """Close the line, for what it held is kept; with more in it, it stays open."""
        self.line.setText(self.line.text().removeprefix(words))
        self.setVisible(bool(self.line.text()) and self.isVisible())

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    @Slot()
    def _submit(self) -> None:
        self.submitted.emit(self.line.text())

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.left.emit()
