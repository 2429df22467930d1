"""What waits for the mentor beside the topics: the leader's asks, and what was put aside."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.agenda import ASIDE, Agenda, Ask, AskState, Topic, TopicState
from mentordesk.ui import wording
from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets.button import Button, quiet, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.layouts import empty

_PUT_OFF = (AskState.LATER, AskState.LEFT)


class AsksToAnswer(Card):
    """Each ask the mentor may take in, urgent ones first; those put off may be taken in too."""

    answered = Signal(object, object)

    def __init__(self, leader: str) -> None:
        super().__init__(padding=4 * GRID)
        words = self.tr("{name} would like to talk about").format(name=leader)
        self.add(Label(words, Text.STRONG))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3 * GRID)
        self._shown: tuple[tuple[Ask, bool], ...] = ()
        self.add(self._rows)
        self.hide()

    def show_agenda(self, agenda: Agenda) -> None:
        """Show what was not taken in; nothing, if all of it was."""
        put_off = [ask for ask in agenda.asks if ask.state in _PUT_OFF]
        asks = tuple((ask, agenda.terms.is_urgent(ask)) for ask in (*agenda.waiting, *put_off))
        if asks == self._shown:
            return
        self._shown = asks
        empty(self._rows)
        for place, (ask, urgent) in enumerate(asks):
            self._rows.addWidget(self._row(ask, place, urgent=urgent))
        self.setVisible(bool(asks))

    def _row(self, ask: Ask, place: int, *, urgent: bool) -> QWidget:
        words = {
            AskState.LATER: self.tr("for next time"),
            AskState.LEFT: self.tr("left for now"),
        }
        facts: list[QWidget] = []
        if ask.state in words:
            facts.append(Chip(words[ask.state]))
        elif urgent:
            facts.append(Chip(self.tr("urgent, asked on the last day"), Tone.DANGER))
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
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(Label(words))
    line = FlowLayout()
    for widget in (*facts, *buttons):
        line.addWidget(widget)
        line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(line)
    return row
