"""Whether sessions come back, how often and until when, and what two of them are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.content import CLOSING, Format
from mentordesk.domain.person import Rhythm
from mentordesk.domain.rhythm import FEWEST, MOST, count_until, times
from mentordesk.domain.series import Special, half_time_place
from mentordesk.ui import dates, wording
from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.number_field import NumberField

_USUAL = 6
_USUAL_SPAN = timedelta(days=180)
_HALF_TIME = "half-time"
_LEAST_WITH_HALF_TIME = 3


@dataclass(frozen=True, slots=True)
class Repeat:
    """What was answered; once is a single session."""

    rhythm: Rhythm
    count: int = 1
    half_time: Special | None = None
    closing: Special | None = None


class RepeatForm(QWidget):
    """Asks by lists and ticks; in plain words it says what will be planned.

    `first` is what the wall clock shows for the first session.
    """

    changed = Signal()

    def __init__(self, first: datetime) -> None:
        super().__init__()
        self._first, self._formats = first, dict[str, Format]()
        self.rhythm, self.end = Choice(self.tr("How often")), Choice(self.tr("Until when"))
        self.count = NumberField(self.tr("How many sessions"), FEWEST, MOST)
        self.last = DayField((first + _USUAL_SPAN).date(), self.tr("Not after"))
        self.half_time = CheckRow(self.tr("Half-time review in the middle"))
        self.closing = CheckRow(self.tr("Closing as the last one"))
        self.told = Label("", Text.SMALL)
        self._more = QWidget()
        self._build()
        for choice in (self.rhythm, self.end):
            choice.currentIndexChanged.connect(self._show)
        self.count.valueChanged.connect(self._show)
        self.last.dateChanged.connect(self._show)
        for tick in (self.half_time, self.closing):
            tick.toggled.connect(self._show)

    def offer(self, formats: Sequence[Format]) -> None:
        """Know a pair's formats: half-time and closing are two of them, where it has them."""
        self._formats = {kind.key: kind for kind in formats}
        self._show()

    def begin_at(self, first: datetime) -> None:
        """Take another first session."""
        self._first = first
        self._show()

    def repeat(self) -> Repeat:
        """Return what was answered."""
        rhythm, count = Rhythm(str(self.rhythm.value())), self._count()
        if rhythm is Rhythm.ONCE:
            return Repeat(rhythm)
        half_time = self._special(self.half_time, _HALF_TIME)
        return Repeat(rhythm, count, half_time, self._special(self.closing, CLOSING))

    def complete(self) -> bool:
        """Return whether there is at least a second session before the last day."""
        return self.rhythm.value() == Rhythm.ONCE or self._count() >= FEWEST

    def _special(self, tick: CheckRow, key: str) -> Special | None:
        kind = self._formats.get(key)
        if kind is None or not tick.isChecked() or tick.isHidden():
            return None
        return Special(kind.key, kind.minutes)

    def _count(self) -> int:
        if self.end.value() == "day":
            rhythm = Rhythm(str(self.rhythm.value()))
            return count_until(rhythm, self._first, self.last.day())
        return self.count.value()

    def _build(self) -> None:
        for rhythm in Rhythm:
            self.rhythm.add(wording.rhythm(rhythm), rhythm)
        self.end.add(self.tr("after a number of sessions"), "count")
        self.end.add(self.tr("by a day"), "day")
        self.count.setValue(_USUAL)
        self.half_time.setChecked(True)
        self.closing.setChecked(True)
        self._count_row = FieldRow(self.count.accessibleName(), self.count)
        self._last_row = FieldRow(self.last.accessibleName(), self.last)
        inner = QVBoxLayout(self._more)
        column = QVBoxLayout(self)
        for layout in (column, inner):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(4 * GRID)
        column.addWidget(FieldRow(self.rhythm.accessibleName(), self.rhythm))
        inner.addWidget(FieldRow(self.end.accessibleName(), self.end))
        for part in (self._count_row, self._last_row, self.half_time, self.closing, self.told):
            inner.addWidget(part)
        column.addWidget(self._more)
        names: dict[str, QWidget] = {
            "rhythm": self.rhythm,
            "end": self.end,
            "count": self.count,
            "last": self.last,
        }
        names |= {"halfTime": self.half_time, "closing": self.closing, "told": self.told}
        for name, field in names.items():
            field.setObjectName(f"plan.{name}")
        self._show()

    @Slot()
    def _show(self) -> None:
        by_day, count = self.end.value() == "day", self._count()
        self._more.setVisible(self.rhythm.value() != Rhythm.ONCE)
        self._count_row.setVisible(not by_day)
        self._last_row.setVisible(by_day)
        self.half_time.setVisible(_HALF_TIME in self._formats and count >= _LEAST_WITH_HALF_TIME)
        self.closing.setVisible(CLOSING in self._formats and count >= FEWEST)
        self.told.setText(self._words(count))
        bound = self.last if by_day else self.count
        bound.setAccessibleDescription(self.told.text())
        self.changed.emit()

    def _words(self, count: int) -> str:
        """Say what will be planned, with the days that somebody may want to know."""
        rhythm = Rhythm(str(self.rhythm.value()))
        if rhythm is Rhythm.ONCE:
            return ""
        if count < FEWEST:
            return self.tr("Until then there is only one session. Choose a later day.")
        days = [at.date() for at in islice(times(rhythm, self._first), count)]
        parts = [
            self.tr("{n} sessions, the last on {day}").format(
                n=count, day=dates.whole_day(days[-1])
            )
        ]
        if not self.half_time.isHidden() and self.half_time.isChecked():
            middle = dates.whole_day(days[half_time_place(count)])
            parts.append(self.tr("half-time on {day}").format(day=middle))
        return ", ".join(parts) + "."
