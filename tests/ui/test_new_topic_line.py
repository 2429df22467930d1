"""The line for one more topic, and what is pasted there by whatever way."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mentordesk.domain.text import LINE_LIMIT
from mentordesk.ui.agenda.new_topic import NewTopicLine
from rig import desktop, missing

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


SELECTED = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from mentordesk.ui.agenda.new_topic import NewTopicLine

app, line = QApplication([]), NewTopicLine()
line.list_pasted.connect(lambda handed: print(repr(handed.text())))
line.show()
QGuiApplication.clipboard().setText(sys.argv[1], QClipboard.Mode.Selection)
QTest.mouseClick(line, Qt.MouseButton.MiddleButton)
print(repr(line.text()))
"""


def test_what_is_selected_elsewhere_is_pasted_the_same_way(tmp_path):
    if lacking := missing("Xvfb", "openbox"):
        pytest.skip(lacking)
    with desktop(tmp_path / "home") as running:
        done = subprocess.run(
            [sys.executable, "-c", SELECTED, LIST],
            check=False,
            env=running.environ | {"QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.stdout.splitlines() == [repr(LIST), repr("")], done.stderr
