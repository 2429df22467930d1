"""The wheel scrolls a page; no choice and no number that lies on the way is changed by it."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField, DayTimeField
from mentordesk.ui.widgets.number_field import NumberField
from mentordesk.ui.widgets.scroll_page import ScrollPage


def choice() -> Choice:
    made = Choice("Minutes")
    for minutes in (5, 10, 0):
        made.add(str(minutes), minutes)
    return made


def ten() -> NumberField:
    made = NumberField("Minutes", 0, 90)
    made.setValue(10)
    return made


FIELDS = {
    "choice": (choice, Choice.value),
    "number": (ten, NumberField.value),
    "day": (lambda: DayField(date(2026, 4, 14), "Day"), DayField.day),
    "time": (lambda: DayTimeField(datetime(2026, 4, 14, 9, 0)), DayTimeField.moment),  # noqa: DTZ001
}


def roll(widget: QWidget) -> None:
    """Turn the wheel one step down over a widget."""
    window = widget.window()
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
    QApplication.processEvents()


@pytest.mark.parametrize("kind", FIELDS)
def test_the_wheel_over_a_field_scrolls_the_page_and_changes_nothing(qtbot, shown, kind):
    make, value = FIELDS[kind]
    field, page = make(), ScrollPage()
    other = QLineEdit()
    page.add(other)
    page.add(field)
    page.body.addSpacing(2000)
    shown(page)
    page.resize(400, 300)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    rolled = field.time if isinstance(field, DayTimeField) else field
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = value(field)
    roll(rolled)
    assert value(field) == before
    assert page.verticalScrollBar().value() > 0


def test_the_wheel_steps_a_number_that_is_being_filled_in(qtbot, shown):
    field = shown(ten())
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    roll(field)
    assert field.value() == 9
