"""What was asked for by key comes into sight by itself."""

from PySide6.QtWidgets import QWidget

from mentordesk.domain.ids import NoteId, SessionId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.session import PlayBack
from mentordesk.ui.widgets.note_words import NoteWords
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.session_record import RecordWords, SessionRecord
from support import START

PRIVATE = "She waited nine days."


def test_private_notes_come_into_sight_when_they_are_asked_for(shown, qtbot):
    record, page = SessionRecord(RecordWords("Amara", PlayBack(), {})), ScrollPage()
    above = QWidget()
    above.setFixedHeight(300)
    record.add(above)
    record.add_private()
    page.add(record)
    page.resize(600, 400)
    shown(page)
    note = Note(NoteId("n"), SessionId("s"), None, NoteKind.PRIVATE, PRIVATE, START)
    record.private_asked.connect(lambda: record.show_notes([note]))
    record.show_private.click()
    (note_words,) = record.findChildren(NoteWords)
    assert note_words.toPlainText() == PRIVATE
    below = note_words.rect().bottomLeft()
    window = page.viewport()
    qtbot.waitUntil(lambda: window.rect().contains(note_words.mapTo(window, below)))
