"""The head of the close: whom it is with, at which step it stands, and how the time went."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from mentordesk.ui.tokens import GRID, PAD_PAGE
from mentordesk.ui.widgets.edge_bar import HeadBar
from mentordesk.ui.widgets.label import small, strong
from mentordesk.ui.widgets.step_bar import StepBar


class CloseHead(HeadBar):
    """The facts take a line of their own where the first has no room to show them whole."""

    def __init__(self, mentor: str, names: list[str]) -> None:
        super().__init__()
        self.bar = StepBar(names)
        self.facts = small("").one_line()
        self.facts.setObjectName("close.facts")
        self._title = strong(self.tr("Wrap up with {name}").format(name=mentor)).one_line()
        self._below, self._is_below = QHBoxLayout(), False
        self.add(self._title)
        self.row.addSpacing(3 * GRID)
        self.row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self.add(self.facts)
        self.column.insertLayout(1, self._below)

    def show_facts(self, words: str) -> None:
        """Say how the time went."""
        if words != self.facts.text():
            self.facts.setText(words)
            self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = (self._title, self.bar, self.facts)
        self.facts.setWordWrap(False)
        wanted = sum(part.sizeHint().width() for part in beside) + 2 * PAD_PAGE + 7 * GRID
        is_below = wanted > self.width()
        self.facts.setWordWrap(is_below)
        if is_below is self._is_below:
            return
        self._is_below = is_below
        self._below.setContentsMargins(PAD_PAGE, 0, PAD_PAGE, 3 * GRID if is_below else 0)
        if is_below:
            self._below.addWidget(self.facts)
        else:
            self.add(self.facts)
