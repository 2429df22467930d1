"""The leader's lane: what the leader would like to talk about, and a line to ask for more."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.agenda import Agenda, Ask, AskState
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.button import Button, link, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.layouts import empty


class AsksCard(Card):
    """Shows each ask with the mentor's answer; `asked` gives a new one.

    What the mentor has not answered may be taken back.
    """

    asked = Signal(str)
    withdrawn = Signal(object)
    cards_asked = Signal()
    format_asked = Signal()

    def __init__(self, mentor: str) -> None:
        heading = self.tr("You would like to talk about")
        super().__init__(heading, self._decided(mentor, shared=False))
        self._mentor, self._rows = mentor, QVBoxLayout()
        self.line, self.ask = QLineEdit(), secondary(self.tr("Ask"))
        self.cards = link(self.tr("Borrow a question"))
        self.format = link(self.tr("Suggest a format"))
        self._build()
        self.ask.clicked.connect(self._ask)
        self.line.returnPressed.connect(self._ask)
        self.cards.clicked.connect(self.cards_asked)
        self.format.clicked.connect(self.format_asked)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show the asks of an agenda in their order, and what becomes of the next one."""
        self.under.setText(self._decided(self._mentor, shared=agenda.terms.shared))
        empty(self._rows)
        for place, ask in enumerate(agenda.asks):
            self._rows.addWidget(self._row(ask, place, urgent=agenda.terms.is_urgent(ask)))

    def taken_in(self) -> None:
        """Empty the line: what stood on it is on the desk."""
        self.line.clear()

    def _decided(self, mentor: str, *, shared: bool) -> str:
        """Return what becomes of an ask."""
        if shared:
            return self.tr("What you ask for stands on your shared agenda at once.")
        return self.tr("{name} takes it in, moves it or leaves it.").format(name=mentor)

    def _build(self) -> None:
        self.line.setObjectName("session.ask_line")
        self.line.setPlaceholderText(self.tr("Ask for something"))
        self.line.setAccessibleName(self.tr("Ask for something"))
        self.ask.setObjectName("session.ask")
        self._rows.setSpacing(2 * GRID)
        entry = QHBoxLayout()
        entry.setSpacing(GAP)
        entry.addWidget(self.line, 1)
        entry.addWidget(self.ask)
        self.cards.setObjectName("session.borrow_cards")
        self.format.setObjectName("session.suggest_format")
        borrowing = FlowLayout()
        borrowing.addWidget(self.cards)
        borrowing.addWidget(self.format)
        self.add(self._rows)
        self.add(entry)
        self.add(borrowing)

    def _row(self, ask: Ask, place: int, *, urgent: bool) -> QWidget:
        words = {
            AskState.OPEN: self.tr("waiting for {name}").format(name=self._mentor),
            AskState.TAKEN: self.tr("taken in"),
            AskState.LATER: self.tr("for next time"),
            AskState.LEFT: self.tr("left for now"),
        }
        tone = Tone.OK if ask.state is AskState.TAKEN else Tone.LEADER
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Label(ask.text))
        line = FlowLayout()
        line.addWidget(Chip(words[ask.state], tone))
        if ask.state is AskState.OPEN:
            if urgent:
                line.addWidget(Chip(self.tr("urgent"), Tone.DANGER))
            line.addWidget(self._back(ask, place))
        column.addLayout(line)
        return row

    def _back(self, ask: Ask, place: int) -> Button:
        back = link(self.tr("Take it back"))
        back.setAccessibleDescription(ask.text)
        back.setObjectName(f"session.ask_back.{place}")
        back.clicked.connect(partial(self.withdrawn.emit, ask.id))
        return back

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.line.text())
