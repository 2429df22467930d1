"""A day and a time of day, chosen by key or from a calendar."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from mentordesk.domain.place_clock import at_wall, wall
from mentordesk.marks import override
from mentordesk.ui import zones
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.number_field import keep_still
from mentordesk.ui.widgets.time_field import TimeField


class DayField(QDateEdit):
    """One day, at first the one to `start` with; with `past` none after that can be chosen.

    It can be typed, since the day's number is typed before the month: then it `is_to_come`.
    """

    def __init__(self, start: date, name: str, *, past: bool = False) -> None:
        super().__init__(QDate(start.year, start.month, start.day))
        self._last = self.date() if past else None
        self._end_at_last()
        self.setCalendarPopup(True)
        self.setDisplayFormat(self.tr("ddd d MMM yyyy"))
        self.setAccessibleName(name)
        keep_still(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._select_number()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painting.list_arrow(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if self._last is not None and typed.strip() and typed.isprintable():
            self.clearMaximumDate()
        super().keyPressEvent(event)
        self._end_at_last()

    @property
    def is_to_come(self) -> bool:
        """Return whether a day was typed that is later than any that can be chosen."""
        return self._last is not None and self.date() > self._last

    def day(self) -> date:
        """Return the chosen day."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _end_at_last(self) -> None:
        if self._last is not None and not self.is_to_come:
            self.setMaximumDate(self._last)

    def _select_number(self) -> None:
        """Select the day's number: its name stands before it, and takes no number."""
        day = QDateEdit.Section.DaySection  # Qt calls the name so as well
        places = [at for at in range(self.sectionCount()) if self.sectionAt(at) == day]
        if places:
            self.setCurrentSectionIndex(places[-1])
            self.setSelectedSection(day)


class DayTimeField(QWidget):
    """A day beside a time, as the clock of a `zone` shows them; blank is this computer's.

    It gives a moment that carries its time zone.
    """

    changed = Signal()

    def __init__(self, start: datetime, zone: str = "") -> None:
        super().__init__()
        self._zone = zone
        shown = wall(start, zone)
        self.day = DayField(shown.date(), self.tr("Day"))
        self.time = TimeField(shown.time(), self.tr("Time"))
        self._build()
        self.day.dateChanged.connect(self.changed)
        self.time.timeChanged.connect(self.changed)

    def shown(self) -> datetime:
        """Return what was chosen, without a time zone."""
        chosen = self.time.time()
        return datetime.combine(self.day.day(), time(chosen.hour(), chosen.minute()))

    def set_zone(self, zone: str) -> None:
        """Mean the same day and time by the clock of another place."""
        self._zone = zone

    def moment(self) -> datetime:
        """Return the chosen moment; a time that a clock change leaves out moves on."""
        return at_wall(self.shown(), self._zone or zones.here())

    def _build(self) -> None:
        self.day.setObjectName("day")
        self.time.setObjectName("time")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.day, 2)
        row.addWidget(self.time, 1)
        self.setFocusProxy(self.day)
