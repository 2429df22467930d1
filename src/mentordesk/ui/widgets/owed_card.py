"""What waits for one step of the leader's: an answer, credit, something to be struck."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.button import link, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import Divider, Label, small
from mentordesk.ui.widgets.layouts import empty

T = TypeVar("T")
_AT_FIRST = 4


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing, whose it is, and what there is to know about it; `key` names it."""

    key: object
    text: str
    name: str
    story: str


@dataclass(frozen=True, slots=True)
class OwedWords:
    """What the card is called, how its chip counts, and what its button does."""

    heading: str
    chip: str
    step: str
    icon: str
    tone: Tone


class OwedCard(Card):
    """A few at first, the oldest on top, all of them on demand or if it is `whole`.

    `tell` says what one of them shows, once it is shown.
    """

    step_asked = Signal(object, QPoint)
    """Emitted with what it is asked for, and the point of the screen below its button."""
    opened = Signal()

    def __init__(
        self, words: OwedWords, owed: Sequence[T], tell: Callable[[T], Owed], *, whole: bool = False
    ) -> None:
        super().__init__(words.heading)
        self._words = words
        self._owed = [partial(tell, one) for one in owed]
        self._steps: list[tuple[object, QWidget]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3 * GRID)
        self._rows.setContentsMargins(0, GRID, 0, 0)
        self.head.addWidget(Chip(words.chip, words.tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(self._rows)
        self._others = small("")
        self._others.hide()
        self.add(self._others)
        self.body.addStretch(1)
        self._fill(len(self._owed) if whole else _AT_FIRST)

    def say_of_others(self, words: str) -> None:
        """Say how many more there are that this card does not hold."""
        self._others.setText(words)
        self._others.show()

    @Slot()
    def _open(self) -> None:
        before = len(self._steps)
        self._fill(len(self._owed))
        self._steps[before][1].setFocus()
        self.opened.emit()

    def _ask(self, place: int) -> None:
        key, step = self._steps[place]
        self.step_asked.emit(key, step.mapToGlobal(step.rect().bottomLeft()))

    def _fill(self, most: int) -> None:
        empty(self._rows)
        self._steps.clear()
        for place, owed in enumerate(self._owed[:most]):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(self._row(owed()))
        more = len(self._owed) - most
        if more > 0:
            rest = link(self.tr("Show {n} more").format(n=more))
            rest.setObjectName("owed.more")
            rest.clicked.connect(self._open)
            self._rows.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeading)

    def _row(self, owed: Owed) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(3 * GRID)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = Label(owed.text, Text.BODY)
        title.setProperty("heavy", "true")
        words.addWidget(title)
        words.addWidget(small(owed.story))
        step = secondary(self._words.step, self._words.icon)
        step.setObjectName("owed.step")
        step.setToolTip(escape(owed.text))  # a tool tip takes markup
        step.setAccessibleDescription(owed.text)
        step.clicked.connect(partial(self._ask, len(self._steps)))
        self._steps.append((owed.key, step))
        line.addWidget(Avatar(owed.name), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(step, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
