"""The next meeting of the pair, and what carries over to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Topic, TopicState
from mentordesk.domain.content import Format
from mentordesk.domain.ids import TopicId
from mentordesk.domain.session import LONGEST, SHORTEST
from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.day_time_field import DayTimeField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.format_choice import FormatChoice
from mentordesk.ui.widgets.label import Label, section
from mentordesk.ui.widgets.look_again import LookAgain
from mentordesk.ui.widgets.number_field import NumberField
from mentordesk.ui.widgets.option_card import OptionGroup

_STEP = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """When and where the pair would meet next by its rhythm, and the formats it has.

    `usual` is False where there is no rhythm; `format` is that of the session planned already.
    """

    at: datetime
    minutes: int
    place: str = ""
    usual: bool = True
    formats: tuple[Format, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was answered."""

    at: datetime
    minutes: int
    place: str
    format: str


class NextTimeStep(CloseStep):
    """A date, or "not now"; if the next session is planned already, it says when.

    Where the pair has still to `look` at its agreement it is asked that first.
    """

    def __init__(
        self,
        under: str,
        planned: str,
        proposal: Proposal,
        topics: Sequence[Topic],
        look: LookAgain | None = None,
    ) -> None:
        super().__init__(self.tr("Next time"), under)
        self._planned, self._look = bool(planned), look
        self.choice = OptionGroup(self.tr("Next time"))
        self.when = DayTimeField(proposal.at)
        self.minutes = NumberField(self.tr("Minutes"), SHORTEST, LONGEST)
        self.format, self.place = FormatChoice(self.minutes), QLineEdit(proposal.place)
        self._format = ""
        self._ticks: dict[TopicId, CheckRow] = {}
        self._fields, self._said = QWidget(), Label(planned, Text.BODY)
        if look is not None:
            self.add(look)
        self.add(self._said)
        self._said.setVisible(self._planned)
        if planned:
            self._build_format(proposal)
        else:
            self._build_choice(proposal)
        self._build_topics(topics)
        self.end()

    def looked_again(self) -> None:
        """Ask no more about the agreement; the keyboard goes on from there."""
        if self._look is not None:
            self._look.hide()
            self._look = None

    @override
    def tell(self) -> None:
        super().tell()
        if self._look is not None:
            announce(self, self._look.words)

    def wanted(self) -> Wanted | None:
        """Return what the next session will be, or None for not now."""
        if self._planned or self.choice.value() is not True:
            return None
        when, minutes = self.when.moment(), self.minutes.value()
        return Wanted(when, minutes, self.place.text(), self.format.key())

    def tell_planned(self, words: str) -> None:
        """Say that what was wanted is planned by now, and ask for nothing more."""
        self._planned, self._format = True, self.format.key()
        self._said.setText(words)
        self._said.show()
        self.choice.hide()
        self._fields.hide()

    def other_format(self) -> str | None:
        """Return the key of the format that the planned session gets instead, None for no other."""
        return self.format.key() if self._planned and self.format.key() != self._format else None

    def talked_through(self) -> tuple[TopicId, ...]:
        """Return the open topics that need not come again."""
        return tuple(topic for topic, tick in self._ticks.items() if not tick.isChecked())

    def forget(self, topic: TopicId) -> None:
        """Take a topic away that is not there any more."""
        tick = self._ticks.pop(topic, None)
        if tick is not None:
            tick.hide()
            tick.deleteLater()

    @override
    def first_focus(self) -> QWidget | None:
        if self._said.isHidden():
            return self.choice.findChild(QRadioButton)
        return self.format if self.format.isVisibleTo(self) else None

    def _build_choice(self, proposal: Proposal) -> None:
        self.minutes.setSingleStep(_STEP)
        self.format.offer(proposal.formats, proposal.minutes)
        plan = self.choice.add(True, self.tr("Plan it now"))  # noqa: FBT003  an option's value
        later = self.choice.add(False, self.tr("Not now"))  # noqa: FBT003  an option's value
        plan.setObjectName("close.plan")
        later.setObjectName("close.notNow")
        self.add(self.choice)
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4 * GRID)
        for words, field, name in (
            (self.tr("Day and time"), self.when, "close.when"),
            (self.tr("Format"), self.format, "close.format"),
            (self.tr("Minutes"), self.minutes, "close.minutes"),
            (self.tr("Where (may stay empty)"), self.place, "close.place"),
        ):
            field.setObjectName(name)
            column.addWidget(FieldRow(words, field))
        self.add(self._fields)
        self.choice.chosen.connect(self._show)
        self.choice.choose(proposal.usual)
        self._show()

    def _build_format(self, proposal: Proposal) -> None:
        self.format.offer(proposal.formats, proposal.minutes)
        self.format.pick(proposal.format)
        self._format = self.format.key()
        self.format.setObjectName("close.format")
        self.add(FieldRow(self.tr("Format"), self.format))

    def _build_topics(self, topics: Sequence[Topic]) -> None:
        if not topics:
            return
        self.add(section(self.tr("What carries over")))
        for topic in topics:
            tick = CheckRow(topic.text)
            tick.setObjectName("close.carry")
            tick.setChecked(not topic.spent)
            if topic.state is TopicState.PARKED:  # only who parked it takes it up again
                tick.set_aside(self.tr("parked"))
                tick.setChecked(True)
                tick.set_locked(True)
            self._ticks[topic.id] = tick
            self.add(tick)

    @Slot()
    def _show(self) -> None:
        self._fields.setVisible(self.choice.value() is True)
