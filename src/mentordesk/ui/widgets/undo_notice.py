"""One line at the foot of a page for what was just done, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, PAD_PAGE, Tone
from mentordesk.ui.widgets.banner import Banner


class UndoNotice(QWidget):
    """Says what was done last; Ctrl+Z or its button undoes that once. `said` tells of each line."""

    said = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._undo: Callable[[], None] | None = None
        self._line = Banner("Ctrl+Z")
        self._line.words.setObjectName(f"{name}.done")
        self._line.action.setObjectName(f"{name}.undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_PAGE, 0, PAD_PAGE, 3 * GRID)
        column.addWidget(self._line)
        self._line.acted.connect(self._ask_back)
        self._line.closed.connect(self.hide)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done, and offer what undoes it."""
        self._undo = undo
        self.show()
        self._line.say(words, Tone.OK, "" if undo is None else self.tr("Undo"))
        self.said.emit()

    @Slot()
    def _ask_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
