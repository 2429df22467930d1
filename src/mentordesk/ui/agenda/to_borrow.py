"""What lies beside the agenda to be borrowed: a few questions by theme, and formats."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.content import Card, Theme
from mentordesk.domain.library import Library, offered
from mentordesk.domain.receiving import standing
from mentordesk.ui import content_words
from mentordesk.ui.tokens import GAP, GRID, Text
from mentordesk.ui.widgets.button import Button, link, symbol_button
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Divider, Label, section
from mentordesk.ui.widgets.layouts import empty

THEMES = (Theme.DIFFERENTLY, Theme.TECHNOLOGY, Theme.GROWTH, Theme.BELONGING)
"""Beside these stand all the others, in the whole list."""
MOST_CARDS, MOST_FORMATS = 5, 4


class ToBorrow(QWidget):
    """Offers what can be taken with one press; `card_picked` and `format_picked` give it.

    `cards_asked` and `format_asked` ask for all there is.
    """

    card_picked = Signal(object)
    format_picked = Signal(object)
    cards_asked = Signal()
    format_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._library: Library | None = None
        self._taken: frozenset[str] = frozenset()
        self._plus: list[tuple[Card, Button]] = []
        self._theme = THEMES[0]
        self._themes, self._chips = QButtonGroup(self), FlowLayout()
        self._cards, self._formats = QVBoxLayout(), FlowLayout()
        self.all_cards = link(self.tr("All questions"))
        self.all_formats = link(self.tr("All formats"))
        self._build()
        self.all_cards.clicked.connect(self.cards_asked)
        self.all_formats.clicked.connect(self.format_asked)

    def show_library(self, library: Library) -> None:
        """Offer what a pair has to borrow."""
        self._library = library
        self._show_cards(self._theme)
        self._formats.clear()
        for place, kind in enumerate(library.content.formats[:MOST_FORMATS]):
            chip = ChipButton(kind.name, icon="plus")
            chip.setToolTip(kind.purpose)
            chip.setAccessibleDescription(kind.purpose)
            chip.setObjectName(f"borrow.format.{place}")
            chip.clicked.connect(partial(self.format_picked.emit, kind))
            self._formats.addWidget(chip)

    def show_agenda(self, agenda: Agenda) -> None:
        """Mark the questions that stand on the agenda."""
        taken = frozenset(standing(agenda.topics))
        if taken != self._taken:  # a topic that only moves asks for no new layout
            self._taken = taken
            self._mark()

    def _show_cards(self, theme: Theme) -> None:
        self._theme, self._plus = theme, []
        empty(self._cards)
        cards = () if self._library is None else offered(self._library, theme, MOST_CARDS)
        for place, card in enumerate(cards):
            plus = symbol_button("plus", "")
            plus.setObjectName(f"borrow.card.{place}")
            plus.clicked.connect(partial(self.card_picked.emit, card))
            self._plus.append((card, plus))
            self._cards.addWidget(Divider())
            self._cards.addLayout(_row(card.text, plus))
        self._mark()

    def _mark(self) -> None:
        for card, plus in self._plus:
            taken = card.text.casefold() in self._taken
            put, there = self.tr("Put on the agenda: {text}"), self.tr("On the agenda: {text}")
            words = (there if taken else put).format(text=card.text)
            plus.set_icon("check" if taken else "plus")
            plus.setAccessibleName(words)
            plus.setToolTip(words)
            plus.setEnabled(not taken)

    def _build(self) -> None:
        self.all_cards.setObjectName("agenda.cards")
        self.all_formats.setObjectName("agenda.format")
        for place, theme in enumerate(THEMES):
            chip = ChipButton(content_words.theme(theme))
            chip.setCheckable(True)
            chip.setChecked(theme is self._theme)
            chip.setObjectName(f"borrow.theme.{place}")
            chip.clicked.connect(partial(self._show_cards, theme))
            self._themes.addButton(chip)
            self._chips.addWidget(chip)
        self._cards.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(section(self.tr("Questions to borrow")))
        column.addLayout(self._chips)
        column.addLayout(self._cards)
        _add_links(column, [self.all_cards])
        column.addSpacing(GAP)
        column.addWidget(Label(self.tr("Formats"), Text.STRONG))
        column.addLayout(self._formats)
        _add_links(column, [self.all_formats])
        column.addStretch(1)


def _row(words: str, plus: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(Label(words), 1)
    row.addWidget(plus, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _add_links(column: QVBoxLayout, links: Iterable[Button]) -> None:
    for one in links:
        column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeading)
