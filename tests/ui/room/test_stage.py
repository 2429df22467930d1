"""The window on stage and back."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from mentordesk.ui.stage import Stage


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def test_on_stage_it_fills_the_screen_above_all(window):
    own = Stage(window).enter()
    assert window.isFullScreen()
    assert window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
    assert own.pid == os.getpid()
    assert own.windows == (str(int(window.windowHandle().winId())),)


def test_afterwards_it_is_as_it_was(window):
    stage = Stage(window)
    stage.enter()
    stage.leave()
    assert not window.isFullScreen()
    assert not window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.isVisible()


def test_a_maximised_window_is_maximised_again(window):
    window.showMaximized()
    stage = Stage(window)
    stage.enter()
    stage.enter()
    stage.leave()
    assert window.isMaximized()
    assert not window.isFullScreen()


def test_its_own_screen_is_not_covered(window):
    stage = Stage(window)
    stage.enter()
    assert stage.covers == ()


def test_it_can_make_room_above_it_and_take_it_back(window):
    stage, on_top = Stage(window), Qt.WindowType.WindowStaysOnTopHint
    stage.enter(alone=False)
    assert window.isMaximized()
    assert not window.windowHandle().flags() & on_top
    assert window.windowHandle().flags() & Qt.WindowType.FramelessWindowHint
    stage.stand(alone=True)
    assert window.isFullScreen()
    assert window.windowHandle().flags() & on_top
    stage.enter(alone=False)
    stage.leave()
    assert not window.isMaximized()
    assert not window.windowHandle().flags() & Qt.WindowType.FramelessWindowHint
    stage.stand(alone=False)
    assert not window.isMaximized()
