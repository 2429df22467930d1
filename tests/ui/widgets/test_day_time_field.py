"""A day and a time are chosen by typing them as soon as the keyboard comes to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.ui.tokens import Role, Scheme
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.time_field import TimeField
from tab_walk import gone_by_tab


@pytest.mark.usefixtures("theme")
def test_a_number_typed_after_the_tab_key_is_the_day(qtbot):
    field = DayField(date(2026, 11, 23), "Day")
    with gone_by_tab(qtbot, QLineEdit(), field):
        qtbot.keyClicks(field, "25")
        assert field.day() == date(2026, 11, 25)


@pytest.mark.usefixtures("theme")
def test_a_day_of_the_month_before_can_be_typed_where_none_to_come_can_be_chosen(qtbot):
    field = DayField(date(2026, 11, 3), "Day", past=True)
    with gone_by_tab(qtbot, QLineEdit(), field):
        qtbot.keyClicks(field, "25")
        assert field.is_to_come
        qtbot.keyClicks(field, "Oct")
        assert (field.day(), field.is_to_come) == (date(2026, 10, 25), False)
        assert field.maximumDate() == QDate(2026, 11, 3)
        for _ in range(2):
            qtbot.keyClick(field, Qt.Key.Key_Up)
        assert field.day() == date(2026, 10, 25)


@contextmanager
def come(qtbot: QtBot, way: str) -> Iterator[TimeField]:
    """Lead the keyboard to a time of 14:00 in a certain way."""
    before, field = QLineEdit(), TimeField(time(14, 0), "Time")
    line = field.lineEdit()
    with gone_by_tab(qtbot, before, field):
        if way == "select all":
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        elif way != "tab":
            before.setFocus()
            end = line.cursorRect().right() + line.fontMetrics().horizontalAdvance("14:00")
            for _ in range(2 if way == "second click" else 1):
                QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(end, 8))
        yield field


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("typed", ["09:30", "930"])
@pytest.mark.parametrize("way", ["tab", "select all", "click"])
def test_a_time_typed_as_a_whole_is_that_time_however_the_keyboard_came(qtbot, typed, way):
    with come(qtbot, way) as field:
        QTest.keyClicks(field, typed)
        assert field.time() == QTime(9, 30)


@pytest.mark.usefixtures("theme")
def test_a_second_click_chooses_the_minutes_alone(qtbot):
    with come(qtbot, "second click") as field:
        assert field.lineEdit().selectedText() == "00"
        QTest.keyClicks(field, "45")
        assert field.time() == QTime(14, 45)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("typed", "meant"), [("16:45", (16, 45)), ("9:05", (9, 5)), ("45:", (14, 45))]
)
def test_a_colon_after_what_was_typed_over_the_minutes_makes_it_the_hour(qtbot, typed, meant):
    with come(qtbot, "second click") as field:
        for letter in typed:
            if letter == ":":
                QTest.keyClick(field, Qt.Key.Key_Shift)  # where the keyboard needs it for a colon
            QTest.keyClicks(field, letter)
        assert field.time() == QTime(*meant)


def test_what_opens_the_calendar_is_drawn_as_that_of_a_list_in_contrast(theme, shown):
    theme.apply(Scheme.CONTRAST_LIGHT)
    pictures = []
    for field in (Choice("Part"), DayField(date(2026, 11, 3), "Day")):
        shown(field).resize(240, 36)
        field.clearFocus()
        edge = field.grab().toImage().copy(208, 8, 22, 20)
        assert edge.pixelColor(0, 0) != theme.look.colour(Role.SECOND)
        pictures.append(edge)
    assert pictures[0] == pictures[1]
