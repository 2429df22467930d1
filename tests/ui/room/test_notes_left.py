"""Notes wait for no moment when the keyboard goes elsewhere."""

import pytest
from PySide6.QtWidgets import QTextEdit

from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.room import sheets
from session_room import named

NEVER_MS = 60_000


@pytest.fixture
def room(under_way, monkeypatch):
    monkeypatch.setattr(sheets, "SAVE_AFTER_MS", NEVER_MS)
    return under_way


def test_notes_are_saved_at_once_when_the_keyboard_leaves_them(room, qtbot):
    live = LivePage(room.workspace, room.session, room.around)
    room.show(live, qtbot)
    typed: QTextEdit = named(live, "live.notes")
    qtbot.keyClicks(typed, "She waited nine days.")
    assert room.workspace.notes.of_session(room.session) == ()
    named(live, "live.catchIdea").setFocus()
    (note,) = room.workspace.notes.of_session(room.session)
    assert note.text == "She waited nine days."
