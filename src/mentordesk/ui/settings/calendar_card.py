"""How long before a session calendars remind of it."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Slot

from mentordesk.domain.calendar_entry import ALARMS, USUAL_ALARM
from mentordesk.services.calendars import CalendarService
from mentordesk.ui.parts import Parts
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow

_DAY = 24 * 60


class CalendarCard(Card):
    """What the calendar files of this desk say; the choice is kept at once."""

    def __init__(self, calendars: CalendarService, parts: Parts) -> None:
        super().__init__(self.tr("Calendar files"))
        self._calendars, self._parts = calendars, parts
        words = self.tr("Reminder before a session")
        self.alarm = Choice(words)
        self.alarm.setObjectName("settings.alarm")
        for minutes in ALARMS:
            self.alarm.add(self._said(minutes), minutes)
        hint = self.tr("Your calendar learns of another choice when you save a file again.")
        self.add(FieldRow(words, self.alarm, hint))
        self._show(USUAL_ALARM)
        self.alarm.currentIndexChanged.connect(self._choose)

    def refresh(self) -> None:
        """Show what the desk has by now."""
        tasks, notices = self._parts.desk_tasks, self._parts.notices
        tasks.run(self._calendars.alarm, self._show, notices.error)

    def _show(self, minutes: int | None) -> None:
        with QSignalBlocker(self.alarm):
            self.alarm.setCurrentIndex(ALARMS.index(minutes))

    @Slot()
    def _choose(self) -> None:
        work = partial(self._calendars.choose_alarm, ALARMS[self.alarm.currentIndex()])
        self._parts.desk_tasks.run(work, self._chosen, self._refuse)

    def _chosen(self, _: None) -> None:
        self.refresh()  # what was asked before may answer after the choice

    def _refuse(self, error: Exception) -> None:
        self._parts.notices.error(error)
        self.refresh()

    def _said(self, minutes: int | None) -> str:
        if minutes is None:
            return self.tr("None")
        if minutes == _DAY:
            return self.tr("1 day before")
        return self.tr("{n} minutes before").format(n=minutes)
