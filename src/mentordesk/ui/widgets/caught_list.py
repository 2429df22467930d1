"""What was caught so far: ideas and promises as small cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import Label, second
from mentordesk.ui.widgets.scroll_page import reveal


@dataclass(frozen=True, slots=True)
class Caught:
    """One thing caught: what it is and whose, and its words."""

    about: str
    text: str
    tone: Tone = Tone.CREDIT
    icon: str = "lightbulb"


class CaughtList(QWidget):
    """Cards in the order things were said; says what will stand here while there is nothing."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._shown: tuple[Caught, ...] = ()
        self._cards: list[Card] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self._empty = second(empty)
        self._rows.addWidget(self._empty)

    def show_caught(self, caught: Sequence[Caught]) -> None:
        """Show these; what is already shown stays where it is."""
        same = 0
        for old, new in zip(self._shown, caught, strict=False):
            if old != new:
                break
            same += 1
        for card in self._cards[same:]:
            card.setParent(None)
            card.deleteLater()
        del self._cards[same:]
        for item in caught[same:]:
            self._cards.append(_card(item))
            self._rows.addWidget(self._cards[-1])
        self._shown = tuple(caught)
        self._empty.setVisible(not caught)

    def bring(self, at: int) -> None:
        """Bring one of them into sight."""
        reveal(self._cards[at])


def _card(item: Caught) -> Card:
    card = Card(padding=3 * GRID)
    card.setAccessibleName(item.about)
    card.setAccessibleDescription(item.text)
    card.body.addWidget(Chip(item.about, item.tone, item.icon), 0, Qt.AlignmentFlag.AlignLeft)
    card.add(Label(item.text))
    return card
