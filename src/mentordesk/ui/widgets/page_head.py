"""The first lines of a page: when or where, what, and what can be done with the whole of it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.marks import override
from mentordesk.ui.tokens import GAP, GRID, Text
from mentordesk.ui.widgets.label import Label

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom
_MOST_ACTIONS = 0.6
"""How much of the width the buttons may take until they go below the words."""


class PageHead(QWidget):
    """A title with a small line over it, a sentence under it, and buttons at its end.

    Where the buttons would leave too little room for the words, they stand below them.
    """

    def __init__(self, title: str, eyebrow: str = "", under: str = "") -> None:
        super().__init__()
        self._eyebrow = Label(eyebrow, Text.EYEBROW).several_lines()
        self._title = Label(title, Text.TITLE)
        self._under = Label(under, Text.SECOND)
        self._row, self._actions = QBoxLayout(_BESIDE, self), QHBoxLayout()
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        self._actions.setSpacing(GAP)
        row = self._row
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * GRID)
        row.addLayout(words, 1)
        for label in (self._eyebrow, self._title, self._under):
            words.addWidget(label)
            # Only now: what is shown before it has a parent is a window of its own for a moment.
            label.setVisible(bool(label.text()))
        row.addLayout(self._actions)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        is_wide = self._actions.sizeHint().width() > _MOST_ACTIONS * self.width()
        wanted = _BELOW if is_wide else _BESIDE
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
            at = Qt.AlignmentFlag.AlignLeading if is_wide else Qt.AlignmentFlag(0)
            self._row.setAlignment(self._actions, at)

    def add(self, action: QWidget) -> None:
        """Put a button or a fact at the end."""
        self._actions.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, words: str) -> None:
        """Name the page anew."""
        self._title.setText(words)

    def set_eyebrow(self, words: str) -> None:
        """Say another small line over the title."""
        self._eyebrow.setText(words)
        self._eyebrow.setVisible(bool(words))

    def set_under(self, words: str) -> None:
        """Say another sentence under the title."""
        self._under.setText(words)
        self._under.setVisible(bool(words))
