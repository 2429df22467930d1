"""Return held down acts once, whatever comes under it meanwhile."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.session import SessionState
from mentordesk.ui import window_keys
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.note_sheet import NoteSheet
from mentordesk.ui.widgets.text_area import TextArea
from mentordesk.ui.window_keys import HeldReturn

ASKS = ("start.start", "start.notToday")


def press(window: QWidget, *, held: bool) -> None:
    send(window, QEvent.Type.KeyPress, held=held)


def send(window: QWidget, kind: QEvent.Type, *, held: bool = False, at: int = 0) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(kind, Qt.Key.Key_Return, plain, "\r", held)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window.windowHandle(), event)


@pytest.mark.parametrize("under", ASKS)
def test_who_holds_return_begins_no_session_and_asks_nothing(house, under):
    session = house.session("planned")
    house.flow.session_flow.show_start_card(session)
    house.rest()
    house.find(under).setFocus()
    press(house.window, held=True)
    house.rest()
    assert house.top is house.window
    assert house.flow.workspace.sessions.of_id(session).state is SessionState.PLANNED
    press(house.window, held=False)
    house.until(
        lambda: (
            house.top is not house.window
            or house.flow.workspace.sessions.of_id(session).state is SessionState.LIVE
        )
    )


def test_return_held_answers_no_question_that_it_led_to(shown, qtbot):
    window = shown(QWidget())
    HeldReturn(window)
    question, answers = Question("Move it?", "Move it", window, "move"), []
    question.yes.clicked.disconnect()
    question.yes.clicked.connect(partial(answers.append, True))
    question.open()
    qtbot.waitUntil(question.isActiveWindow)
    press(question, held=True)
    assert answers == []
    press(question, held=False)
    assert answers == [True]


def test_a_key_let_go_and_down_at_the_same_moment_is_held_under_x11(shown, qtbot, monkeypatch):
    monkeypatch.setattr(window_keys, "_is_x11", lambda: True)
    window = shown(QWidget())
    HeldReturn(window)
    question, answers = Question("Move it?", "Move it", window, "move"), []
    question.yes.clicked.disconnect()
    question.yes.clicked.connect(partial(answers.append, True))
    question.open()
    qtbot.waitUntil(question.isActiveWindow)
    send(window, QEvent.Type.KeyRelease, at=1000)
    send(question, QEvent.Type.KeyPress, at=1000)
    assert answers == []
    send(question, QEvent.Type.KeyRelease, at=1040)
    send(question, QEvent.Type.KeyPress, at=1041)
    assert answers == [True]


def test_return_held_goes_on_making_lines_where_somebody_writes(shown, qtbot):
    window = shown(QWidget())
    HeldReturn(window)
    area = NoteSheet("Notes")
    QVBoxLayout(window).addWidget(area)
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    qtbot.keyClicks(area, "One")
    press(window, held=False)
    press(window, held=True)
    assert area.toPlainText() == "One\n\n"


def test_return_held_in_a_line_writes_nothing_where_the_keyboard_goes_next(shown, qtbot):
    window = shown(QWidget())
    HeldReturn(window)
    line, area, column = QLineEdit(), TextArea("Notes"), QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(area)
    line.returnPressed.connect(area.setFocus)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    press(window, held=False)
    assert area.hasFocus()
    press(window, held=True)
    assert area.toPlainText() == ""
