"""Says what will stand here, and offers the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui import tokens
from mentordesk.ui.tokens import GRID, Role, Text
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import Label


class EmptyState(QWidget):
    """A quiet middle for a page that has nothing to show yet."""

    started = Signal()

    def __init__(self, icon: str, words: str, action: str = "", action_icon: str = "") -> None:
        super().__init__()
        self.words = Label(words, Text.SECOND)
        self.button = Button(action, icon=action_icon)
        self._build(icon)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.started)

    def _build(self, icon: str) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 8 * GRID, 6 * GRID, 8 * GRID)
        column.setSpacing(4 * GRID)
        column.addStretch(1)
        column.addWidget(Icon(icon, Role.THIRD, tokens.ICON_LARGE), 0, middle)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, middle)
        column.addStretch(1)
