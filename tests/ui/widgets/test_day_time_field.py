"""A day is chosen by typing its number as soon as the keyboard comes to it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from mentordesk.ui.widgets.day_time_field import DayField
from tab_walk import gone_by_tab


@pytest.mark.usefixtures("theme")
def test_a_number_typed_after_the_tab_key_is_the_day(qtbot):
    field = DayField(date(2026, 11, 23), "Day")
    with gone_by_tab(qtbot, QLineEdit(), field):
        qtbot.keyClicks(field, "25")
        assert field.day() == date(2026, 11, 25)
