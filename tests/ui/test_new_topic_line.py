"""The line for one more topic, and what is pasted there by whatever way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mentordesk.domain.text import LINE_LIMIT
from mentordesk.ui.agenda.new_topic import NewTopicLine

# What a menu asks for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LIST = "- Night shift\n- Who decides\n"
LONG = "word " * LINE_LIMIT


@pytest.fixture
def line(qtbot):
    line = NewTopicLine()
    qtbot.addWidget(line)
    line.show()
    yield line
    QGuiApplication.clipboard().clear()


def by_key(line):
    QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.Paste))


def by_menu(line):
    here = line.rect().center()
    QApplication.sendEvent(
        line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, line.mapToGlobal(here))
    )
    menu = line.findChild(QMenu)
    menu.findChild(QAction, "edit-paste").trigger()
    menu.close()


@pytest.mark.parametrize("paste", [by_key, by_menu])
@pytest.mark.parametrize("sent", [LIST, LONG])
def test_a_list_or_a_line_too_long_is_handed_on_whole(line, qtbot, paste, sent):
    QGuiApplication.clipboard().setText(sent)
    with qtbot.waitSignal(line.list_pasted) as handed:
        paste(line)
    assert (handed.args[0].text(), line.text()) == (sent, "")


@pytest.mark.parametrize("paste", [by_key, by_menu])
def test_one_line_is_taken_in_where_the_cursor_stands(line, paste):
    line.setText("Talk about ")
    QGuiApplication.clipboard().setText("night shift\n")
    paste(line)
    assert line.text() == "Talk about night shift"


def test_what_is_selected_elsewhere_is_pasted_the_same_way(line, qtbot):
    clipboard = QGuiApplication.clipboard()
    if not clipboard.supportsSelection():
        pytest.skip("this platform has no selection to paste")
    clipboard.setText(LIST, QClipboard.Mode.Selection)
    with qtbot.waitSignal(line.list_pasted) as handed:
        QTest.mouseClick(line, Qt.MouseButton.MiddleButton)
    assert handed.args[0].text() == LIST
