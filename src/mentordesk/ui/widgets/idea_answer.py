"""An idea at the close: its words, its names, and the answer it gets."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mentordesk.domain.idea import IN_USE, PARKED_FOR, Idea, Stage
from mentordesk.domain.ids import PersonId
from mentordesk.domain.mistakes import may_be_one
from mentordesk.domain.person import Person
from mentordesk.ui import dates
from mentordesk.ui.tokens import GAP, GRID, Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.idea_names import IdeaNames
from mentordesk.ui.widgets.label import Label, hint, small
from mentordesk.ui.widgets.name_line import NameLine
from mentordesk.ui.widgets.scroll_page import enter, reveal

_LATER = timedelta(days=14)


class IdeaAnswer(Card):
    """Each answer is one tap, in the place of the one before; a second tap takes it back.

    A no needs its reason: it is told with each letter, blank once it is taken away again. An idea
    of an earlier session says in `since` how long it waits, and its names stay as they are. What is
    parked has its day at once, which can be changed below.
    """

    moved = Signal(object, object)
    parked = Signal(object, object)
    declined = Signal(object, str)
    dated = Signal(object, object)
    named = Signal(object, object)
    name_pressed = Signal(object, object)
    mistaken = Signal(object)

    def __init__(
        self, idea: Idea, people: Mapping[PersonId, Person], today: date, days: int, since: str = ""
    ) -> None:
        super().__init__(padding=5 * GRID)
        self._idea, self._today, self._since = idea, today, since
        self._waited_at, self._was_parked = idea.last.id, bool(since) and idea.stage is Stage.PARKED
        self._words = Label(idea.text, Text.STRONG)
        self.names = IdeaNames()
        self._more = link(self.tr("Add a name"))
        self.away = link(self.tr("Caught by mistake…"))
        self.line = NameLine()
        self.answers = {
            Stage.TRYING: ChipButton(self.tr("We try it"), Tone.MENTOR),
            Stage.PARKED: ChipButton(self.tr("Not now, park it"), Tone.NEUTRAL),
            Stage.DECLINED: ChipButton(self.tr("No, because …"), Tone.LEADER),
            Stage.HEARD: ChipButton(self.tr("Answer by a date"), Tone.CREDIT),
        }
        self.reason = QLineEdit(idea.last.reason if idea.stage is Stage.DECLINED else "")
        self._is_no = idea.stage is Stage.DECLINED
        self._needs = small(self.tr("A no needs its reason. Or tap it again to take it back."))
        self.day = DayField(idea.answer_by or today + _LATER, self.tr("Answer by"))
        is_ahead = idea.last.until is not None and idea.last.until > today
        until = idea.last.until if is_ahead else None
        self.until = DayField(until or today + PARKED_FOR, self.tr("Parked until"))
        wakes = self.tr("On that day it waits for an answer again.")
        self._until_row = FieldRow(self.tr("Parked until"), self.until, wakes)
        self._day_row = FieldRow(self.tr("Answer by"), self.day)
        due = self.tr("Without a date, it gets its answer within {days} days.")
        self._due = hint(due.format(days=days))
        self._build()
        self._connect()
        self.show_idea(idea, people)

    def show_idea(self, idea: Idea, people: Mapping[PersonId, Person]) -> None:
        """Show what is kept now."""
        self._idea = idea
        self.names.show_names(idea, people)
        self.away.setVisible(not self._since and may_be_one(idea))
        self._show_answer(self._answer())

    def begin(self) -> None:
        """Come into sight with the keyboard at the first answer."""
        self.show()  # what is not shown yet cannot have the keyboard
        self.answers[Stage.TRYING].setFocus()
        reveal(self)

    def asks_first(self) -> bool:
        """Return whether a no has no reason yet, after bringing its place into sight."""
        asks = self._is_no and not self.reason.text().strip()
        if asks:
            self._needs.show()
            self.reason.setFocus()
            reveal(self)
            reveal(self._needs)
            announce(self.reason, self._needs.text())
        return asks

    def _build(self) -> None:
        for stage, chip in self.answers.items():
            chip.setCheckable(True)
            chip.setObjectName(f"close.answer.{stage}")
        self.reason.setObjectName("close.reason")
        self._needs.setObjectName("close.needsReason")
        self._needs.hide()
        self.reason.setPlaceholderText(self.tr("The reason, as you would say it"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self._more.setObjectName("close.addName")
        self.away.setObjectName("close.mistake")
        self.day.setObjectName("close.answerBy")
        self.until.setObjectName("close.parkedUntil")
        self._until_row.setObjectName("close.parkedDay")
        self._day_row.setObjectName("close.answerDay")
        self.line.hide()
        self.add(self._words)
        self._add_names()
        answers = QWidget()
        row = FlowLayout(answers)
        for chip in self.answers.values():
            row.addWidget(chip)
        self.add(small(self.tr("Your answer")))
        self.add(answers)
        for part in (self.reason, self._needs, self._day_row, self._until_row, self._due):
            self.add(part)

    def _add_names(self) -> None:
        if self._since:
            self.add(small(self._since))
            return
        self.add(self.names)
        links = QHBoxLayout()
        links.setSpacing(GAP)
        links.addWidget(self._more)
        links.addStretch(1)
        links.addWidget(self.away)
        self.add(links)
        self.add(self.line)

    def _connect(self) -> None:
        self._more.clicked.connect(self._open_line)
        self.away.clicked.connect(self._mistaken)
        self.names.pressed.connect(self._name_pressed)
        self.line.named.connect(self._name)
        self.answers[Stage.TRYING].clicked.connect(self._try)
        self.answers[Stage.PARKED].clicked.connect(self._park)
        self.answers[Stage.DECLINED].clicked.connect(self._decline)
        self.answers[Stage.HEARD].clicked.connect(self._by_a_day)
        self.reason.textEdited.connect(self._reason_typed)
        self.day.dateChanged.connect(self._set_day)
        self.until.dateChanged.connect(self._set_until)

    def _answer(self) -> Stage | None:
        if self._is_no:
            return Stage.DECLINED
        if self._was_parked and self._idea.last.id == self._waited_at:
            return None  # its day came: it waits like one that was never answered
        if self._idea.stage in (Stage.TRYING, Stage.PARKED):
            return self._idea.stage
        return None if self._idea.answer_by is None else Stage.HEARD

    def _show_answer(self, answer: Stage | None) -> None:
        for stage, chip in self.answers.items():
            chip.setChecked(stage is answer)
            chip.setEnabled(self._idea.stage not in IN_USE)
        # What was parked is given its next day by parking it again.
        self.answers[Stage.HEARD].setVisible(not self._was_parked)
        self.reason.setVisible(self._is_no)
        self._until_row.setVisible(answer is Stage.PARKED)
        self._day_row.setVisible(answer is Stage.HEARD)
        self._due.setVisible(answer is None and not self._since)
        words = self._words.text()
        if answer is Stage.HEARD and self._idea.answer_by is not None:
            words = dates.due(self._idea.answer_by, self._today)
        self.setAccessibleName(words)

    @Slot()
    def _open_line(self) -> None:
        self.line.show()
        self.line.name.setFocus()
        reveal(self.line)

    @Slot(object)
    def _name_pressed(self, given: object) -> None:
        self.name_pressed.emit(self._idea.id, given)

    @Slot()
    def _mistaken(self) -> None:
        self.mistaken.emit(self._idea.id)

    @Slot(object)
    def _name(self, new: object) -> None:
        self.named.emit(self._idea.id, new)

    @Slot()
    def _try(self) -> None:
        if not self._taken_back(Stage.TRYING):
            self._choose(Stage.TRYING)
            self.moved.emit(self._idea.id, Stage.TRYING)

    @Slot()
    def _park(self) -> None:
        if not self._taken_back(Stage.PARKED):
            self._set_until()
            reveal(self._until_row)

    @Slot()
    def _set_until(self) -> None:
        self._choose(Stage.PARKED)
        self.parked.emit(self._idea.id, self.until.day())

    def _taken_back(self, pressed: Stage) -> bool:
        """Return whether it was the answer that stood there, which a second press takes away."""
        if self.answers[pressed].isChecked():
            return False
        self._choose(None)
        self.dated.emit(self._idea.id, None)
        return True

    @Slot()
    def _decline(self) -> None:
        if self._taken_back(Stage.DECLINED):
            return
        self._choose(Stage.DECLINED)
        enter(self.reason)
        if self.reason.text().strip():
            self._reason_typed(self.reason.text())

    @Slot(str)
    def _reason_typed(self, words: str) -> None:
        self._needs.hide()
        self.declined.emit(self._idea.id, words)

    def _choose(self, answer: Stage | None) -> None:
        self._is_no = answer is Stage.DECLINED
        self._needs.hide()
        self._show_answer(answer)

    @Slot()
    def _by_a_day(self) -> None:
        if not self._taken_back(Stage.HEARD):
            self._set_day()
            reveal(self._day_row)

    @Slot()
    def _set_day(self) -> None:
        self._choose(Stage.HEARD)
        self.dated.emit(self._idea.id, self.day.day())
