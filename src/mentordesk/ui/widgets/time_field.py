"""A time of day to type or to step."""

from datetime import time

from PySide6.QtCore import QEvent, QObject, Qt, QTime
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTimeEdit

from mentordesk.marks import override
from mentordesk.ui.widgets.number_field import keep_still, set_in

_LAST_HOUR = 23


class TimeField(QTimeEdit):
    """Takes a time that is typed as a whole, however the keyboard came to it.

    A click selects all of it, one more the hour or the minutes. What is typed over all begins with
    the hour, and what was typed over the minutes was the hour if a colon follows: Qt would take it
    wherever the letters stand, and 09:30 over 14:00 would become 14:30.
    """

    def __init__(self, start: time, name: str) -> None:
        super().__init__(QTime(start.hour, start.minute))
        self._is_new, self._typed, self._before = False, "", self.time()
        self.setAccessibleName(name)
        self.setDisplayFormat(self.tr("HH:mm"))
        set_in(self)
        keep_still(self)
        self.lineEdit().installEventFilter(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_new, self._typed = event.reason() is Qt.FocusReason.MouseFocusReason, ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit):
            is_new, self._is_new, self._typed = self._is_new, False, ""
            if not watched.hasSelectedText():
                self.selectAll() if is_new else self.setSelectedSection(self.currentSection())
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed == ":" and self._typed and int(self._typed) <= _LAST_HOUR:
            self.setTime(QTime(int(self._typed), self._before.minute()))
            self.setSelectedSection(QTimeEdit.Section.MinuteSection)
            self._typed = ""
            return
        if not typed.isdecimal():
            self._typed = self._typed if event.key() == Qt.Key.Key_Shift else ""  # ":" may need it
        elif self.lineEdit().selectedText() == self.text():
            self.setSelectedSection(QTimeEdit.Section.HourSection)
        elif self.currentSection() is QTimeEdit.Section.MinuteSection:
            self._before = self._before if self._typed else self.time()
            self._typed += typed
        super().keyPressEvent(event)
