"""The left of a live session: the agenda with its next step, and who is talking."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.agenda import Topic
from mentordesk.domain.ids import TopicId
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind, secondary
from mentordesk.ui.widgets.floor import Floor
from mentordesk.ui.widgets.label import Divider, eyebrow, second
from mentordesk.ui.widgets.topic_list import TopicList


class AgendaPanel(QWidget):
    """Led through by one key; `next_asked` and `back_asked` tell which way."""

    next_asked = Signal()
    back_asked = Signal()

    def __init__(self, mentor: str, *, digits: bool) -> None:
        super().__init__()
        self._title = eyebrow(self.tr("{name}’s agenda").format(name=mentor))
        self._none = second(
            self.tr("Nothing is on the agenda. {name} may begin anywhere.").format(name=mentor)
        )
        self.topics = TopicList(digits=digits)
        self.next = secondary(self.tr("Next topic"), key="Ctrl+Down")
        self.back = Button(self.tr("Back to the one before"), Kind.LINK, key="Ctrl+Up")
        self.floor = Floor(mentor)
        self._build()
        self.next.clicked.connect(self.next_asked)
        self.back.clicked.connect(self.back_asked)

    def _build(self) -> None:
        self.next.setObjectName("live.next")
        self.back.setObjectName("live.back")
        self.topics.setObjectName("live.topics")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._title, self._none, self.topics):
            column.addWidget(part)
        steps = QVBoxLayout()
        steps.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        steps.addWidget(self.next)
        lower = QHBoxLayout()
        lower.addStretch(1)
        lower.addWidget(self.back)
        lower.addStretch(1)
        steps.addLayout(lower)
        column.addLayout(steps)
        column.addSpacing(2 * GRID)
        column.addWidget(Divider())
        column.addSpacing(2 * GRID)
        column.addWidget(self.floor)

    def add(self, part: QWidget) -> None:
        """Put something more under who is talking."""
        self._column.addSpacing(2 * GRID)
        self._column.addWidget(part)

    def show_agenda(self, topics: Sequence[Topic], now: TopicId | None, *, back: bool) -> None:
        """Show the topics, and which steps there are from here."""
        self.topics.show_agenda(topics, now)
        self._none.setVisible(not topics)
        self.next.setVisible(bool(topics))
        self.next.setEnabled(now is not None)
        self.back.setVisible(back)

    def tell(self) -> None:
        """Let a screen reader say which topic it is now; the keyboard stays in the notes."""
        now = self.topics.now
        done = self.tr("Every topic was talked about.")
        announce(self.topics, now.accessibleName() if now is not None else done)
