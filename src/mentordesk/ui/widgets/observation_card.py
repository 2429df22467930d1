"""What the mentor saw in a meeting of the leader's: to read, and before a session to receive."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from mentordesk.domain.observation import Observation, Seen
from mentordesk.ui.origin import came
from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.kept_card import KeptCard
from mentordesk.ui.widgets.label import Label, second, small
from mentordesk.ui.widgets.sent_text import accept_drop, copied


class ObservationCard(KeptCard):
    """Shows each answer under its question; nothing here can be changed."""

    def __init__(self, mentor: str, observation: Observation) -> None:
        super().__init__(self.tr("What {name} saw").format(name=mentor), observation.seen)
        self.setObjectName("session.observation")
        self.add(_answers(observation.seen))
        ways = dict.fromkeys(came(mentor, one.came_by, one.came_at) for one in observation.seen)
        for words in ways:
            self.add(small(words))


class WatchMeCard(Card):
    """Offers the sheet for the mentor, and takes what came back.

    `sent_asked` gives what was dropped, or None to begin with an empty box.
    """

    sent_asked = Signal(object)
    letter_asked = Signal()

    def __init__(self, mentor: str) -> None:
        super().__init__(padding=4 * GRID)
        self.prepare = secondary(self.tr("Ask {name} to watch").format(name=mentor), "mail")
        self.receive = secondary(self.tr("Paste or open the sheet"), "clipboard-paste")
        self.setProperty("card", "dashed")
        self.setAcceptDrops(True)
        self.prepare.setObjectName("session.watch_me")
        self.receive.setObjectName("session.receive_sheet")
        words = self.tr(
            "{name} can sit in on a meeting of yours. Drop the observation sheet here when it "
            "comes back, filled in."
        )
        self.add(small(words.format(name=mentor)))
        steps = FlowLayout()
        steps.addWidget(self.receive)
        steps.addWidget(self.prepare)
        self.add(steps)
        self.prepare.clicked.connect(self.letter_asked)
        self.receive.clicked.connect(self._receive)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_drop(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if accept_drop(event):
            self.sent_asked.emit(copied(event.mimeData()))

    @Slot()
    def _receive(self) -> None:
        self.sent_asked.emit(None)


def _answers(seen: Sequence[Seen]) -> QVBoxLayout:
    """Return each answer under its question."""
    column = QVBoxLayout()
    column.setSpacing(4 * GRID)
    for one in seen:
        both = QVBoxLayout()
        both.setSpacing(GRID)
        if one.asks:
            both.addWidget(second(one.asks))
        both.addWidget(Label(one.saw, Text.NOTES))
        column.addLayout(both)
    return column
