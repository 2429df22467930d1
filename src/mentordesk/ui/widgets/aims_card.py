"""The aims of a pair: what each wants, and how far the leader thinks they have come."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.aim import LEAST, MOST, Aim, Rating
from mentordesk.domain.ids import AimId
from mentordesk.domain.rating_names import RATINGS
from mentordesk.ui.dates import short_day
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.button import link, quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label, hint, small, strong
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.one_of import OneOf


def rating_words(value: int) -> str:
    """Return how far somebody has come, LEAST to MOST."""
    return _tr(RATINGS[value])


class _AimRow(QWidget):
    """One aim with its rating; each change is asked for, not made."""

    rated = Signal(object, int)
    reword_asked = Signal(object)
    take_off_asked = Signal(object)

    def __init__(self, aim: Aim, today: date, *, is_over: bool) -> None:
        super().__init__()
        self._aim, self._today, self._is_over = aim, today, is_over
        self._said = self._value()
        self.reword, self.take_off = link(_tr("Reword…")), link(_tr("Take off…"))
        self.told = small("")
        self.group = OneOf(self)
        chips = FlowLayout()
        for value in range(LEAST, MOST + 1):
            chips.addWidget(self._chip(value))
        if self._said is not None:
            self.group.button(self._said).setChecked(True)
        self._build(chips)
        self._tell()
        # A screen reader may turn it without a click.
        self.group.idToggled.connect(self._rate)
        self.reword.clicked.connect(self._ask_reword)
        self.take_off.clicked.connect(self._ask_take_off)

    @property
    def aim(self) -> Aim:
        """Return the aim as it stands."""
        return self._aim

    def keep(self, aim: Aim) -> None:
        """Show the rating that the desk keeps."""
        self._aim = aim
        self._tell()

    def _chip(self, value: int) -> ChipButton:
        chip = ChipButton(rating_words(value), Tone.MENTOR if self._aim.of_mentor else Tone.LEADER)
        chip.setObjectName(f"aims.rate.{value}")
        chip.setAccessibleDescription(
            _tr("How far you have come: {aim}").format(aim=self._aim.text)
        )
        self.group.add(chip, value)
        return chip

    def _build(self, chips: FlowLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(Label(self._aim.text), 1)
        for name, button in (("reword", self.reword), ("take_off", self.take_off)):
            button.setObjectName(f"aims.{name}")
            button.setAccessibleDescription(self._aim.text)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addLayout(chips)
        column.addWidget(self.told)
        if self._is_over:
            for control in (self.reword, self.take_off, *self.group.buttons()):
                control.hide()

    def _value(self) -> int | None:
        rating = self._aim.last or self._aim.first
        return None if rating is None else rating.value

    def _tell(self) -> None:
        first, last = self._aim.first, self._aim.last
        parts = (
            [] if first is None else [_tr("At the start: {rating}").format(rating=self._on(first))]
        )
        parts += [] if last is None else [_tr("Now: {rating}").format(rating=self._on(last))]
        self.told.setText(" · ".join(parts) or self._unrated())

    def _unrated(self) -> str:
        return _tr("Not rated.") if self._is_over else _tr("Not rated yet: how far are you today?")

    def _on(self, rating: Rating) -> str:
        day = short_day(rating.on, self._today)
        return _tr("{rating}, {day}").format(rating=rating_words(rating.value), day=day)

    @Slot(int, bool)
    def _rate(self, value: int, on: bool) -> None:  # noqa: FBT001  Qt gives it so
        if on and value != self._said:
            self._said = value
            self.rated.emit(self._aim.id, value)

    @Slot()
    def _ask_reword(self) -> None:
        self.reword_asked.emit(self._aim)

    @Slot()
    def _ask_take_off(self) -> None:
        self.take_off_asked.emit(self._aim)


class AimsCard(Card):
    """Shows the leader's aims and then the mentor's; `add_asked` tells whether it is the mentor's.

    `rated` gives an aim's key and the rating, the others the aim. Of a pair that `is_over` they are
    only shown.
    """

    add_asked = Signal(bool)
    rated = Signal(object, int)
    reword_asked = Signal(object)
    take_off_asked = Signal(object)

    def __init__(
        self, mentor: str, aims: Sequence[Aim], today: date, *, is_over: bool = False
    ) -> None:
        under = _tr("What you both want from your conversations. Only you read how you rate it.")
        super().__init__(_tr("Aims"), under)
        self._mentor, self._today, self._is_over = mentor, today, is_over
        self.rows: tuple[_AimRow, ...] = ()
        self.add_mine = quiet(_tr("Add an aim of yours"), "plus")
        self.add_theirs = quiet(_tr("Add an aim of {name}’s").format(name=mentor), "plus")
        self._list = QVBoxLayout()
        self._list.setSpacing(2 * GRID)
        self.add(self._list)
        self.add(self._ways())
        self.show_aims(aims)

    def show_aims(self, aims: Sequence[Aim]) -> None:
        """Show these aims."""
        empty(self._list)
        self.rows = tuple(self._row(aim) for aim in aims)
        theirs = _tr("What {name} wants").format(name=self._mentor)
        for heading, of_mentor in ((_tr("What you want"), False), (theirs, True)):
            rows = [row for row in self.rows if row.aim.of_mentor is of_mentor]
            if rows:
                self._list.addWidget(strong(heading))
            for row in rows:
                self._list.addWidget(row)
        if not aims:
            none = _tr("None yet. One or two for each of you are enough.")
            self._list.addWidget(hint(_tr("None.") if self._is_over else none))

    def keep(self, aim: Aim) -> None:
        """Show how an aim is rated by now; the keyboard stays where it is."""
        for row in self.rows:
            if row.aim.id == aim.id:
                row.keep(aim)

    def enter(self, key: AimId | None, *, of_mentor: bool) -> None:
        """Put the keyboard at an aim, or where one is added."""
        found = [row.reword for row in self.rows if row.aim.id == key]
        (found or [self.add_theirs if of_mentor else self.add_mine])[0].setFocus()

    def _row(self, aim: Aim) -> _AimRow:
        row = _AimRow(aim, self._today, is_over=self._is_over)
        row.rated.connect(self.rated)
        row.reword_asked.connect(self.reword_asked)
        row.take_off_asked.connect(self.take_off_asked)
        return row

    def _ways(self) -> FlowLayout:
        ways = FlowLayout()
        for name, button in (("mine", self.add_mine), ("theirs", self.add_theirs)):
            button.setObjectName(f"aims.add.{name}")
            ways.addWidget(button)
            if self._is_over:
                button.hide()
        self.add_mine.clicked.connect(self._ask_mine)
        self.add_theirs.clicked.connect(self._ask_theirs)
        return ways

    @Slot()
    def _ask_mine(self) -> None:
        self.add_asked.emit(False)  # noqa: FBT003  a signal has no keywords

    @Slot()
    def _ask_theirs(self) -> None:
        self.add_asked.emit(True)  # noqa: FBT003  a signal has no keywords


def _tr(words: str) -> str:
    return QCoreApplication.translate("aims", words)
