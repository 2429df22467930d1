"""What the mentor saw, in a running session: a key away while it is led, struck in the close."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QWidget

from mentordesk.services.observations import NewAnswer
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from session_room import furnished, named

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ASKS, SAW, BESIDES = "Who spoke first?", "Tom\nInes never", "A good meeting"


@pytest.fixture
def room(qtbot, workspace, amara, clock, disk, notices):
    made = furnished(workspace, amara, clock, disk, notices)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def sheet(room):
    answers = [NewAnswer(SAW, "who-spoke", ASKS), NewAnswer(BESIDES)]
    return room.workspace.observations.receive(room.session, answers)


def opened(room, qtbot, kind=LivePage):
    room.workspace.sessions.start(room.session)
    page = kind(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    return page


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_it_is_a_key_away_and_the_keyboard_stays_in_the_notes(room, sheet, qtbot, announced):
    page = opened(room, qtbot)
    shown = page.findChild(QWidget, "live.seenList")
    assert not shown.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F2)
    assert shown.isVisible()
    model = shown.model()
    rows = [model.index(row).data(SPOKEN) for row in range(model.rowCount())]
    assert rows == [ASKS, *SAW.splitlines(), BESIDES]
    assert announced[-1] == "2 answers"
    assert page.first_focus().hasFocus()
    assert shown.editTriggers() == QListView.EditTrigger.NoEditTriggers
    qtbot.keyClick(page, Qt.Key.Key_F2)
    assert not shown.isVisible()


def test_where_no_sheet_came_nothing_stands_there(room, qtbot):
    page = opened(room, qtbot)
    assert not page.findChild(QWidget, "live.seen").isVisible()


def test_its_key_says_that_no_sheet_came(room, qtbot, notices):
    page = opened(room, qtbot)
    with qtbot.waitSignal(notices.refused):  # it goes with the next key
        qtbot.keyClick(page, Qt.Key.Key_F2)
    assert notices.words == ["No sheet came from Amara about a meeting of yours."]
    assert page.first_focus().hasFocus()


def test_each_answer_can_be_struck_in_the_mentors_seat(room, sheet, qtbot):
    close = opened(room, qtbot, ClosePage)
    while close._table.at < 3:
        named(close, "close.next").click()
    assert f"{ASKS}\n{SAW}" in said(close)
    strike = next(
        button
        for button in close.findChildren(QAbstractButton, "close.strike")
        if ASKS in button.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    seen = room.workspace.observations.of(room.session).seen
    assert [one.saw for one in seen] == [BESIDES]
    qtbot.waitUntil(lambda: SAW not in said(close))
    assert BESIDES in said(close)
