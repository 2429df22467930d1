"""The agenda before a session, as the leader sees it: to read, to receive, to ask for more."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Agenda
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP_CARDS, GRID, Text
from mentordesk.ui.widgets.asks_card import AsksCard
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import second, small
from mentordesk.ui.widgets.planned_bar import PlannedBar
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.sent_text import accept_drop, copied

TOPICS = RowStyle(framed=True, lead_width=28, lead_face=Text.SECTION, pad=4 * GRID, title_lines=4)


class AgendaView(QWidget):
    """Two lanes: the mentor's topics and the leader's asks.

    `sent_asked` gives what was dropped or pasted, or None to begin with an empty box.
    """

    sent_asked = Signal(object)
    asked = Signal(str)
    letter_asked = Signal()
    hand_over_asked = Signal()
    edit_asked = Signal()
    withdrawn = Signal(object)

    def __init__(self, model: TopicModel, mentor: str) -> None:
        super().__init__()
        self._mentor, self._model = mentor, model
        self.topics = RowList(
            model, self.tr("{name}’s topics").format(name=mentor), TOPICS, fitted=True
        )
        self.planned = PlannedBar()
        self.none = second("")
        self.receive = secondary(self.tr("Paste or open what came"), "clipboard-paste")
        self.write = secondary(self.tr("Write to {name}").format(name=mentor), "mail")
        self.hand_over = secondary(self.tr("Hand over to {name}").format(name=mentor), "armchair")
        self.edit = secondary(self.tr("Write the agenda together"), "pencil")
        self.asks = AsksCard(mentor)
        self._build()
        self.receive.clicked.connect(self._receive)
        self.write.clicked.connect(self.letter_asked)
        self.hand_over.clicked.connect(self.hand_over_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.asks.asked.connect(self.asked)
        self.asks.withdrawn.connect(self.withdrawn)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)

    def show_agenda(self, agenda: Agenda, minutes: int) -> None:
        """Show both lanes, and how much of the session the topics ask for."""
        self._model.show_agenda(agenda, self._mentor, spent=False)
        self.asks.show_agenda(agenda)
        self.none.setVisible(not agenda.topics)
        self.topics.setVisible(bool(agenda.topics))
        self.planned.show_agenda(agenda, minutes)
        self.edit.setVisible(agenda.terms.shared)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_drop(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if accept_drop(event):
            self.sent_asked.emit(copied(event.mimeData()))

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.topics.setObjectName("session.topics")
        self.receive.setObjectName("session.receive")
        self.hand_over.setObjectName("session.hand_over")
        self.edit.setObjectName("session.edit")
        self.write.setObjectName("session.letter")
        self.none.setText(self.tr("{name}’s topics will stand here.").format(name=self._mentor))
        lanes = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        if look().is_large:
            lanes.setDirection(QBoxLayout.Direction.TopToBottom)
        lanes.setContentsMargins(0, 0, 0, 0)
        lanes.setSpacing(GAP_CARDS)
        lanes.addWidget(self._topic_lane(), 5)
        lanes.addWidget(self.asks, 3, Qt.AlignmentFlag.AlignTop)

    def _topic_lane(self) -> QWidget:
        """Return the lane as one part, which is read before what stands beside it."""
        whole = QWidget()
        lane = QVBoxLayout(whole)
        lane.setContentsMargins(0, 0, 0, 0)
        lane.setSpacing(3 * GRID)
        lane.addWidget(self.planned)
        lane.addWidget(self.none)
        lane.addWidget(self.topics)
        seats = FlowLayout()
        seats.addWidget(self.hand_over)
        seats.addWidget(self.edit)
        lane.addLayout(seats)
        lane.addWidget(self._receiving())
        lane.addStretch(1)
        return whole

    def _receiving(self) -> Card:
        card = Card(padding=4 * GRID)
        card.setProperty("card", "dashed")
        words = self.tr("Drop or paste here what {name} sent, as it came: a chat, a mail, a file.")
        card.add(small(words.format(name=self._mentor)))
        steps = FlowLayout()
        steps.addWidget(self.receive)
        steps.addWidget(self.write)
        card.add(steps)
        return card

    @Slot()
    def _receive(self) -> None:
        self.sent_asked.emit(None)

    @Slot()
    def _paste(self) -> None:
        self.sent_asked.emit(copied(QGuiApplication.clipboard().mimeData()))
