"""A day is chosen by typing its number as soon as the keyboard comes to it."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit

from mentordesk.ui.tokens import Role, Scheme
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
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
