"""The third step of the close: a line that was emptied, and the promise that stood on it."""

import pytest
from PySide6.QtCore import Qt

from mentordesk.ui.pages.close import ClosePage
from seen import words as shown_on
from session_room import named

KEPT = "Answer the pay question"
QUESTION = "Take this promise away for good?"


@pytest.fixture
def room(under_way, workspace, amara):
    workspace.promises.make(under_way.session, amara.id, KEPT)
    return under_way


@pytest.fixture
def close(room, qtbot):
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    for _ in range(2):
        named(page, "close.next").click()
    return page


@pytest.fixture
def emptied(close, room, qtbot):
    """Return the page with the line emptied, and the keyboard still on it."""
    room.window.focusWidget().selectAll()
    room.press(qtbot, Qt.Key.Key_Backspace)
    return close


def promised(room) -> list[str]:
    return [promise.text for promise in room.workspace.promises.of_session(room.session)]


def test_an_emptied_line_has_its_words_back_and_asks(emptied, room, qtbot, announced):
    room.press(qtbot, Qt.Key.Key_Tab)
    assert named(emptied, "close.promise").text() == KEPT
    assert QUESTION in shown_on(emptied)
    assert QUESTION in announced[-1]
    emptied.save_now()
    assert promised(room) == [KEPT]


def test_words_that_were_half_deleted_come_back_whole(close, room, qtbot):
    line = named(close, "close.promise")
    line.end(False)
    for _ in range(len(KEPT) - 1):
        room.press(qtbot, Qt.Key.Key_Backspace)
    close.save_now()
    assert promised(room) == ["A"]
    room.press(qtbot, Qt.Key.Key_Backspace)
    room.press(qtbot, Qt.Key.Key_Tab)
    close.save_now()
    assert promised(room) == [KEPT]


def test_going_on_from_an_emptied_line_asks_first(emptied, room, qtbot):
    for _ in range(2):
        room.press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert emptied._table.at == 2
        assert named(emptied, "close.keepPromise").hasFocus()
    named(emptied, "close.keepPromise").click()
    assert named(emptied, "close.promise").hasFocus()
    named(emptied, "close.next").click()
    assert emptied._table.at == 3
    assert promised(room) == [KEPT]


def test_a_promise_is_taken_away_after_the_question_and_that_is_said(emptied, room, notices):
    named(emptied, "close.next").click()
    named(emptied, "close.giveUp").click()
    assert promised(room) == []
    assert notices.words[-1].startswith("It is gone")
    assert named(emptied, "close.morePromise").hasFocus()
    named(emptied, "close.next").click()
    assert emptied._table.at == 3
    assert KEPT not in shown_on(emptied)


def test_a_promise_that_could_not_be_taken_away_can_be_again(emptied, room, disk):
    named(emptied, "close.next").click()
    disk.full = True
    named(emptied, "close.giveUp").click()
    disk.full = False
    assert promised(room) == [KEPT]
    named(emptied, "close.giveUp").click()
    assert promised(room) == []


def test_other_words_in_its_place_answer_the_question(emptied, room, qtbot):
    room.press(qtbot, Qt.Key.Key_Tab)
    line = named(emptied, "close.promise")
    line.selectAll()
    qtbot.keyClicks(line, "Ask about pay")
    assert QUESTION not in shown_on(emptied)
    named(emptied, "close.next").click()
    assert promised(room) == ["Ask about pay"]
