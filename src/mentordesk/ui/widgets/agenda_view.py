"""The agenda before a session, as the leader sees it: to read, to receive, to ask for more."""

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import BAR, GAP, GAP_CARDS, GRID, Role, Text, Tone
from mentordesk.ui.widgets.asks_card import AsksCard
from mentordesk.ui.widgets.bars import Segment, SegmentBar
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import second, small
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.sent_text import accept_drop

TOPICS = RowStyle(framed=True, lead_width=28, lead_face=Text.SECTION, pad=4 * GRID, title_lines=4)
_ASIDE = (TopicState.DROPPED, TopicState.PARKED)


class AgendaView(QWidget):
    """Two lanes: the mentor's topics and the leader's asks.

    `sent_asked` gives what was dropped or pasted, or None to begin with an empty box.
    """

    sent_asked = Signal(object)
    asked = Signal(str)

    def __init__(self, model: TopicModel, mentor: str) -> None:
        super().__init__()
        self._mentor, self._model = mentor, model
        self.topics = RowList(
            model, self.tr("{name}’s topics").format(name=mentor), TOPICS, fitted=True
        )
        self.planned, self.bar = Chip("", Tone.MENTOR), SegmentBar(BAR)
        self.none = second("")
        self.receive = secondary(self.tr("Paste or open what came"), "clipboard-paste")
        self.asks = AsksCard(mentor)
        self._build()
        self.receive.clicked.connect(self._receive)
        self.asks.asked.connect(self.asked)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)

    def show_agenda(self, agenda: Agenda, minutes: int) -> None:
        """Show both lanes, and how much of the session the topics ask for."""
        self._model.show_agenda(agenda, self._mentor, spent=False)
        self.asks.show_asks(agenda.asks)
        self.none.setVisible(not agenda.topics)
        self.topics.setVisible(bool(agenda.topics))
        words = self.tr("{planned} of {minutes} min planned")
        words = words.format(planned=agenda.minutes, minutes=minutes)
        over = agenda.minutes > minutes
        self.planned.set(words, Tone.DANGER if over else Tone.MENTOR)
        self.planned.setVisible(bool(agenda.minutes))
        self.bar.setVisible(bool(agenda.minutes))
        self.bar.set_segments(_segments(agenda, max(minutes, agenda.minutes)), words)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_drop(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if accept_drop(event):
            self.sent_asked.emit(_copied(event.mimeData()))

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.topics.setObjectName("session.topics")
        self.receive.setObjectName("session.receive")
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
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.planned)
        lane.addLayout(head)
        lane.addWidget(self.none)
        lane.addWidget(self.topics)
        lane.addWidget(self._receiving())
        lane.addStretch(1)
        return whole

    def _receiving(self) -> Card:
        card = Card(padding=4 * GRID)
        card.setProperty("card", "dashed")
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        words = self.tr("Drop or paste here what {name} sent, as it came: a chat, a mail, a file.")
        row.addWidget(small(words.format(name=self._mentor)), 1)
        row.addWidget(self.receive)
        card.add(row)
        return card

    @Slot()
    def _receive(self) -> None:
        self.sent_asked.emit(None)

    @Slot()
    def _paste(self) -> None:
        self.sent_asked.emit(_copied(QGuiApplication.clipboard().mimeData()))


def _segments(agenda: Agenda, whole: int) -> list[Segment]:
    kept = [topic for topic in agenda.topics if topic.state not in _ASIDE and topic.minutes]
    return [
        Segment((topic.minutes or 0) / whole, Role.LEADER if topic.from_ask else Role.MENTOR)
        for topic in kept
    ]


def _copied(source: QMimeData) -> QMimeData:
    """Return the text and files of a drop, which is gone when its event is over."""
    copy = QMimeData()
    if source.hasUrls():
        copy.setUrls(source.urls())
    elif source.hasText():
        copy.setText(source.text())
    return copy
