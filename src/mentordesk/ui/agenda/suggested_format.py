"""The format that the leader suggests for this session; only the mentor puts it on the agenda."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.content import Format
from mentordesk.domain.receiving import standing
from mentordesk.ui import content_words
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label, small


class SuggestedFormat(Card):
    """Stands there until something of the format is on the agenda; hidden without one."""

    picked = Signal(object)

    def __init__(self, leader: str, of: Format | None) -> None:
        super().__init__(padding=4 * GRID)
        self._of = of
        self.put_on = secondary(self.tr("Put on the agenda"), "plus")
        self.put_on.clicked.connect(self._pick)
        self.hide()
        if of is not None:
            self._build(leader, of)

    def show_agenda(self, agenda: Agenda) -> None:
        """Offer the format, unless it is taken in by now."""
        words = set() if self._of is None else {part.text.casefold() for part in self._of.topics}
        self.setVisible(bool(words) and words.isdisjoint(standing(agenda.topics)))

    def _build(self, leader: str, of: Format) -> None:
        self.put_on.setObjectName("agenda.suggested")
        self.put_on.setAccessibleDescription(of.name)
        words = QVBoxLayout()
        words.setSpacing(0)
        suggests = self.tr("{leader} suggests: {format}")
        words.addWidget(Label(suggests.format(leader=leader, format=of.name), Text.STRONG))
        words.addWidget(small(f"{content_words.facts_of(of)} · {of.purpose}"))
        row = QVBoxLayout() if look().is_large else QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addWidget(self.put_on, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.add(row)

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self._of)
