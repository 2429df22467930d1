"""What is said of refused words is read until somebody types on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from mentordesk.errors import BlankTextError, DeskFullError, TextTooLongError
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page


@pytest.fixture
def notices():
    return Notices()


@pytest.fixture
def window(qtbot, notices):
    made = MainWindow(notices)
    qtbot.addWidget(made)
    page = Page()
    page.line = QLineEdit()
    QVBoxLayout(page).addWidget(page.line)
    made.show_screen(page)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    page.line.setFocus()
    return made


def press(window, key) -> None:
    QTest.keyClick(window.windowHandle(), key)


REFUSED = [BlankTextError(what="topic"), TextTooLongError(what="topic", limit=500)]


@pytest.mark.parametrize("error", REFUSED)
def test_a_notice_on_refused_words_goes_at_the_next_key(window, notices, error):
    window.screen_shown.line.returnPressed.connect(lambda: notices.error(error))
    press(window, Qt.Key.Key_Return)
    assert window._banner.isVisible()
    press(window, Qt.Key.Key_Shift)
    assert window._banner.isVisible()
    press(window, Qt.Key.Key_Return)
    assert window._banner.isVisible()
    press(window, Qt.Key.Key_A)
    assert not window._banner.isVisible()
    assert window.screen_shown.line.text() == "a"


def test_another_notice_stays_whatever_is_typed(window, notices, tmp_path):
    notices.error(BlankTextError(what="topic"))
    notices.error(DeskFullError(tmp_path))
    press(window, Qt.Key.Key_A)
    assert window._banner.isVisible()
