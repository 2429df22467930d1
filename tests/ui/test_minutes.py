"""The clock on the wall is followed, even where the timer stood still."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.ui.days import Days
from mentordesk.ui.minutes import LOOK_MS, Minutes
from support import Clock


@pytest.fixture
def clock():
    return Clock(datetime(2026, 4, 14, 22, 59, 30, tzinfo=UTC))


@pytest.fixture
def minutes(qapp, clock):
    minutes = Minutes(qapp, clock)
    minutes.start()
    yield minutes
    minutes.stop()
    minutes.deleteLater()


@pytest.fixture
def turns(minutes):
    found = []
    minutes.turned.connect(lambda: found.append(True))
    return found


def test_it_never_waits_longer_than_it_may_after_a_sleep(minutes, clock):
    timer = minutes.findChild(QTimer)
    assert timer.interval() == LOOK_MS
    clock.forward(seconds=25)
    minutes.look()
    assert timer.interval() == 5_050


def test_each_minute_is_told_once(minutes, turns, clock):
    clock.forward(seconds=29)
    minutes.look()
    assert turns == []
    clock.forward(seconds=1)
    minutes.look()
    minutes.look()
    assert len(turns) == 1


def test_a_night_asleep_is_one_turn_and_so_is_a_clock_that_was_set_back(minutes, turns, clock):
    clock.forward(hours=9)
    minutes.look()
    clock.forward(hours=-2)
    minutes.look()
    assert len(turns) == 2


def test_another_time_zone_is_told_within_the_same_minute(minutes, turns, zone):
    zone("America/Sao_Paulo")
    minutes.look()
    assert len(turns) == 1


def test_the_clock_is_looked_at_as_the_program_comes_to_the_front(minutes, turns, clock):
    clock.forward(hours=9)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(turns) == 1
    minutes.stop()
    clock.forward(hours=9)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(turns) == 1


def test_a_day_turns_for_a_page_in_sight_and_else_once_it_comes_back(qtbot, clock):
    page, turns = QWidget(), []
    qtbot.addWidget(page)
    days = Days(page, clock)
    days.turned.connect(lambda: turns.append(clock()))
    minutes = days.findChild(Minutes)
    page.show()
    clock.forward(minutes=30)
    minutes.look()
    assert turns == []
    clock.forward(minutes=31)
    minutes.look()
    minutes.look()
    assert len(turns) == 1
    page.hide()
    assert not minutes.findChild(QTimer).isActive()
    clock.forward(days=1)
    assert len(turns) == 1
    page.show()
    assert len(turns) == 2
