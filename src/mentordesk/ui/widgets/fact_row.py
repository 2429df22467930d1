"""One thing to know before it begins: a sign, what, and how."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Role, Text
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import Label, small


class FactRow(QWidget):
    """An icon, a line and, if there is more to say, a small line under it."""

    def __init__(self, icon: str, words: str, under: str = "", role: Role = Role.MENTOR) -> None:
        super().__init__()
        self._icon = Icon(icon, role)
        self.words, self.under = Label("", Text.BODY), small("")
        self.words.setProperty("weight", "medium")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.under)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2 * GRID + 2, 0, 2 * GRID + 2)
        self._row.setSpacing(3 * GRID)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        self.reword(icon, words, under)

    def add(self, control: QWidget) -> None:
        """Put what can be done about it at the end."""
        self._row.addWidget(control)

    def reword(self, icon: str, words: str, under: str) -> None:
        """Say something else in the same place."""
        self._icon.set_icon(icon)
        self.words.setText(words)
        self.under.setText(under)
        self.under.setVisible(bool(under))
        self.setAccessibleName(words)
        self.setAccessibleDescription(under)
