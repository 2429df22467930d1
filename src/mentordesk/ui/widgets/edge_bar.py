"""The lines along the top and the foot of a window, where a screen's actions stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, PAD_PAGE, Text
from mentordesk.ui.widgets.ground import Ground, stand_on
from mentordesk.ui.widgets.label import Divider, Label


class EdgeBar(QWidget):
    """One row with a thin line towards the page."""

    def __init__(self, ground: Ground, *, line_first: bool) -> None:
        super().__init__()
        stand_on(self, ground)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(PAD_PAGE, 3 * GRID, PAD_PAGE, 3 * GRID)
        self.row.setSpacing(2 * GRID)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if line_first:
            column.addWidget(Divider())
        column.addLayout(self.row, 1)
        if not line_first:
            column.addWidget(Divider())
        self.setMinimumHeight(16 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, child: QWidget, stretch: int = 0) -> None:
        """Put something at the end of the row."""
        self.row.addWidget(child, stretch, Qt.AlignmentFlag.AlignVCenter)

    def add_stretch(self) -> None:
        """Let what follows stand at the trailing edge."""
        self.row.addStretch(1)


class HeadBar(EdgeBar):
    """The line along the top: where one is, and the way on."""

    def __init__(self) -> None:
        super().__init__(Ground.PAPER, line_first=False)


class FootBar(EdgeBar):
    """The line along the foot: a sentence, then the actions."""

    def __init__(self, words: str = "") -> None:
        super().__init__(Ground.SURFACE, line_first=True)
        self.words = Label(words, Text.SMALL)
        if words:
            self.add(self.words, 1)
