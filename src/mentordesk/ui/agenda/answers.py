"""What waits for the mentor beside the topics: the leader's asks, and what was put aside."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.agenda import ASIDE, Agenda, Ask, AskState, Topic, TopicState
from mentordesk.domain.ids import AskId
from mentordesk.ui import wording
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text, Tone
from mentordesk.ui.widgets.button import Button, quiet, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.layouts import empty


class AsksToAnswer(Card):
    """Asks the mentor may take in, those that were put off as well; hidden without any."""

    answered = Signal(object, object)

    def __init__(self, heading: str) -> None:
        super().__init__(padding=4 * GRID)
        self.add(Label(heading, Text.STRONG))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        self._shown: tuple[Ask, ...] = ()
        self._first: dict[AskId, Button] = {}
        self.add(self._rows)
        self.hide()

    def show_asks(self, asks: Sequence[Ask], first: int = 0) -> None:
        """Show these asks, the first of them as number `first` of all."""
        shown = tuple(asks)
        if shown == self._shown:
            return
        self._shown = shown
        self._first.clear()
        empty(self._rows)
        for place, ask in enumerate(shown, first):
            self._rows.addWidget(self._row(ask, place))
        self.setVisible(bool(shown))

    def enter(self, ask: Ask) -> None:
        """Give the keyboard to an ask, if it stands here."""
        if ask.id in self._first:
            self._first[ask.id].setFocus()

    def _row(self, ask: Ask, place: int) -> QWidget:
        words = {
            AskState.LATER: self.tr("for next time"),
            AskState.LEFT: self.tr("left for now"),
        }
        facts = [Chip(words[ask.state])] if ask.state in words else []
        steps: dict[AskState, Button] = {
            AskState.TAKEN: secondary(self.tr("Take it in"), "plus"),
            AskState.LATER: quiet(self.tr("Next time")),
            AskState.LEFT: quiet(self.tr("Leave it")),
        }
        for state, button in steps.items():
            button.setAccessibleDescription(ask.text)
            button.setObjectName(f"ask.{state}.{place}")
            button.clicked.connect(partial(self.answered.emit, ask, state))
        offered = [button for state, button in steps.items() if state is not ask.state]
        self._first[ask.id] = offered[0]
        return _row(ask.text, facts, offered)


class PutAside(Card):
    """What was parked or dropped, to be taken back."""

    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=4 * GRID)
        self.add(Label(self.tr("Put aside"), Text.STRONG))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3 * GRID)
        self._shown: tuple[Topic, ...] = ()
        self.add(self._rows)
        self.hide()

    def show_agenda(self, agenda: Agenda) -> None:
        """Show what is off the table; nothing, if all is on it."""
        aside = tuple(topic for topic in agenda.topics if topic.state in ASIDE)
        if aside == self._shown:
            return
        self._shown = aside
        empty(self._rows)
        for place, topic in enumerate(aside):
            back = quiet(self.tr("Take it back"), "undo-2")
            back.setAccessibleDescription(topic.text)
            back.setObjectName(f"aside.back.{place}")
            back.clicked.connect(partial(self.taken_back.emit, topic))
            tone = Tone.MENTOR if topic.state is TopicState.PARKED else Tone.NEUTRAL
            self._rows.addWidget(
                _row(topic.text, [Chip(wording.topic_state(topic.state), tone)], [back])
            )
        self.setVisible(bool(aside))


def _row(words: str, facts: Sequence[QWidget], buttons: Sequence[Button]) -> QWidget:
    """Return words with what can be done beside them or, in large text, below."""
    row = QWidget()
    large = look().is_large
    line = QVBoxLayout(row) if large else QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GRID if large else GAP)
    line.addWidget(Label(words), 1)
    beside = FlowLayout() if large else QHBoxLayout()
    for widget in (*facts, *buttons):
        beside.addWidget(widget)
        beside.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
    line.addLayout(beside)
    return row
