"""A surface that holds what belongs together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP, GRID, PAD_CARD, Text
from mentordesk.ui.widgets.label import Label, restyle


class Card(QFrame):
    """A framed column; `head` stands beside the title, `body` under it."""

    def __init__(self, heading: str = "", under: str = "", padding: int = PAD_CARD) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.head = QHBoxLayout()
        self.head.setSpacing(GAP)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(2 * GRID)
        if heading:
            self._build_heading(heading, under)

    def _build_heading(self, heading: str, under: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        self.heading = Label(heading, Text.SECTION)
        words.addWidget(self.heading)
        if under:
            self.under = Label(under, Text.SECOND)
            words.addWidget(self.under)
        self.head.addLayout(words, 1)
        self.body.addLayout(self.head)

    def set_lead(self, lead: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Mark this card as the one that matters now."""
        self.setProperty("card", "lead" if lead else "plain")
        restyle(self)

    def add(self, child: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something at the end of the column."""
        if isinstance(child, QWidget):
            self.body.addWidget(child, stretch)
        else:
            self.body.addLayout(child, stretch)
