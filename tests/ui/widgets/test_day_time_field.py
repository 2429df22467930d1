"""A day is chosen by typing its number as soon as the keyboard comes to it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.ui.widgets.day_time_field import DayField


def test_a_number_typed_after_the_tab_key_is_the_day(qtbot, shown):
    page, before = QWidget(), QLineEdit()
    field = DayField(date(2026, 11, 23), "Day")
    column = QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(field)
    shown(page)
    qtbot.waitUntil(page.isActiveWindow)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "25")
    assert field.day() == date(2026, 11, 25)
