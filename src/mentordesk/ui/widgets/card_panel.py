"""Question cards to borrow: found by theme and by words, taken along one by one."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.content import Card, Kind, Theme
from mentordesk.domain.library import Content, Library, matching
from mentordesk.marks import override
from mentordesk.ui import content_words
from mentordesk.ui.tokens import GAP, Text
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.entry_list import EntryList
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.wording import counted

_TO_LIST = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class _FindLine(QLineEdit):
    """Goes on to the list: Return would press the dialog's button before the list was seen."""

    done = Signal()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if Qt.Key(arg__1.key()) in _TO_LIST:
            self.done.emit()
        else:
            super().keyPressEvent(arg__1)


class CardPanel(QWidget):
    """Shows a library's cards; pressing one takes it along, pressing it again leaves it.

    `picks_changed` gives the cards taken along, as a tuple in the order they were taken.
    """

    picks_changed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._library = Library(Content())
        self._picks: list[str] = []
        self.theme = Choice(self.tr("Theme"))
        self.words = _FindLine()
        self.found = Label("", Text.SMALL)
        self.entries = EntryList(content_words.kind(Kind.CARD), today)
        self._build()
        self.theme.currentIndexChanged.connect(self._filter)
        self.words.done.connect(self._to_list)
        self.words.textChanged.connect(self._filter)
        self.entries.opened.connect(self._pick)

    @property
    def picks(self) -> tuple[Card, ...]:
        """Return the cards taken along, in the words they have now."""
        known = {card.key: card for card in self._library.content.cards}
        return tuple(known[key] for key in self._picks if key in known)

    def show_library(self, library: Library) -> None:
        """Show these cards; what was taken along stays so."""
        self._library = library
        self._filter()

    def _build(self) -> None:
        self.setObjectName("cards")
        self.theme.setObjectName("cards.theme")
        self.theme.add(self.tr("All themes"), None)
        for theme in Theme:
            self.theme.add(content_words.theme(theme), theme)
        self.words.setObjectName("cards.find")
        self.words.setAccessibleName(self.tr("Find by words"))
        self.words.setPlaceholderText(self.tr("Find by words"))
        self.words.setClearButtonEnabled(True)
        self.found.setObjectName("cards.found")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.theme)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.found)
        column.addWidget(self.entries, 1)

    @Slot()
    def _filter(self) -> None:
        value = self.theme.value()
        theme = None if value is None else Theme(value)
        cards = matching(self._library.content.cards, theme, self.words.text())
        out = [card for card in self._library.left_out if isinstance(card, Card)]
        left = matching(out, theme, self.words.text())
        one, many = self.tr("1 question"), self.tr("{n} questions")
        self.found.setText(counted(len(cards), one, many))
        self.entries.model.show_entries(self._library, cards, left, self._picks)

    @Slot()
    def _to_list(self) -> None:
        self.entries.rows.enter(0)

    @Slot(object)
    def _pick(self, card: Card) -> None:
        if card.key in self._picks:
            self._picks.remove(card.key)
        else:
            self._picks.append(card.key)
        self._filter()
        self.picks_changed.emit(self.picks)
