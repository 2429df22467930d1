"""A window that nobody touches says so a minute before it locks, and any touch keeps it open."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow

from mentordesk.ui.idle import GRACE, Idle, seconds_since_start
from support import Seconds

LIMIT = 600


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def limit():
    return [LIMIT]


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.line = QLineEdit()
    made.setCentralWidget(made.line)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def idle(window, seconds, limit):
    owner = QObject()
    made = Idle(owner, lambda: limit[0], seconds)
    made.said = []
    made.warned.connect(made.said.append)
    made.touched.connect(lambda: made.said.append("touched"))
    made.over.connect(lambda: made.said.append("over"))
    made.start()
    yield made
    made.stop()


def pass_time(idle, seconds, by: float) -> None:
    seconds.at += by
    idle.look()


def test_it_warns_a_minute_before_and_counts_down_in_tens(idle, seconds):
    pass_time(idle, seconds, LIMIT - 1)
    assert idle.said == []
    pass_time(idle, seconds, 1)
    assert idle.said == [GRACE]
    assert idle._timer.interval() == 10_000
    pass_time(idle, seconds, 10)
    pass_time(idle, seconds, 50)
    assert idle.said == [60, 50, "over"]


def press_key(window):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def move_mouse(window):
    QTest.mouseMove(window.windowHandle(), QPoint(5, 5))
    at = QPointF(6, 6)
    none, no = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, no)
    QTest.qWait(0)

    QCoreApplication.sendEvent(window.windowHandle(), event)


def turn_wheel(window):

    at, none = QPointF(5, 5), Qt.MouseButton.NoButton
    turned = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(window.windowHandle(), turned)


def touch_screen(window):
    device = QTest.createTouchDevice()
    QTest.touchEvent(window.windowHandle(), device).press(0, QPoint(5, 5)).commit()


@pytest.mark.parametrize("touch", [press_key, move_mouse, turn_wheel, touch_screen])
def test_any_touch_of_the_window_keeps_it_open(idle, seconds, window, touch):
    pass_time(idle, seconds, LIMIT + 30)
    touch(window)
    assert idle.said == [30, "touched"]
    pass_time(idle, seconds, LIMIT - 1)
    assert idle.said == [30, "touched"]


def test_a_dialog_is_touched_too(idle, seconds, window, qtbot):
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    pass_time(idle, seconds, LIMIT)
    press_key(dialog)
    assert idle.said[-1] == "touched"
    dialog.close()


def test_a_touch_that_comes_too_late_locks(idle, seconds, window):
    seconds.at += 8 * 3600
    press_key(window)
    press_key(window)
    assert idle.said == ["over"]


def test_never_is_never(idle, seconds, limit):
    limit[0] = 0
    pass_time(idle, seconds, 1e6)
    assert idle.said == []


def test_a_longer_time_allowed_meanwhile_takes_the_warning_back(idle, seconds, limit):
    pass_time(idle, seconds, LIMIT)
    limit[0] = 3 * LIMIT
    pass_time(idle, seconds, 1)
    assert idle.said == [GRACE, "touched"]


def test_its_clock_cannot_be_set_back():
    before = seconds_since_start()
    assert 0 <= seconds_since_start() - before < 60
    if hasattr(time, "CLOCK_BOOTTIME"):
        assert seconds_since_start() >= time.monotonic() - 1
