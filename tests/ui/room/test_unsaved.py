"""Words on their way: what is not on the desk is known, and saving is tried ever more calmly."""

import pytest
from PySide6.QtCore import QObject

from mentordesk.domain.ids import SessionId, new_id
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import DeskFullError, NotFoundError, TextTooLongError
from mentordesk.services.notes import NoteService
from mentordesk.ui.room.retries import Retries
from mentordesk.ui.room.sheets import Sheets
from mentordesk.ui.room.soon import Soon
from support import START

PRIVATE = (None, NoteKind.PRIVATE)


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def asked():
    return []


@pytest.fixture
def session():
    return SessionId(new_id())


@pytest.fixture
def sheets(owner, asked, session, workspace):
    made = Sheets(owner, session, workspace.notes, lambda *work: asked.append(work))
    assert isinstance(workspace.notes, NoteService)
    made.show((Note(new_id(), session, *PRIVATE, "Hm.", START),))
    return made


@pytest.fixture
def soon(owner, asked):
    return Soon(owner, lambda *work: asked.append(work))


def test_each_try_waits_longer_until_one_goes_well():
    retries = Retries()
    assert [retries.next_ms() // 1000 for _ in range(7)] == [1, 2, 5, 10, 30, 30, 30]
    retries.renew()
    assert retries.next_ms() == 1000


def test_sheets_wait_longer_after_each_failure(sheets, asked, tmp_path):
    sheets.write(PRIVATE, "Hm. Yes.")
    waits = []
    for _ in range(3):
        sheets.save()
        asked.pop()[2](DeskFullError(tmp_path))
        waits.append(sheets._timer.interval())
    assert waits == [1000, 2000, 5000]
    sheets.save()
    asked.pop()[1](None)
    sheets.write(PRIVATE, "Hm. Yes. No.")
    sheets.save()
    asked.pop()[2](DeskFullError(tmp_path))
    assert sheets._timer.interval() == 1000


def test_a_sheet_is_unsaved_until_the_desk_has_it_and_knows_what_the_desk_has(
    sheets, asked, session
):
    assert sheets.unsaved_texts == ()
    sheets.write(PRIVATE, "Hm. Yes.")
    words = Unsaved(Place.NOTE, session, "Hm. Yes.", "Hm.")
    assert sheets.unsaved_texts == (words,)
    sheets.save()
    assert sheets.unsaved_texts == (words,)
    asked.pop()[1](None)
    assert sheets.unsaved_texts == ()
    sheets.write(PRIVATE, "")
    assert sheets.unsaved_texts == (Unsaved(Place.NOTE, session, "", "Hm. Yes."),)


def test_words_done_soon_are_unsaved_until_they_are_done(soon, asked, session):
    words = [Unsaved(Place.PLAY_BACK, session, text) for text in ("first", "second")]
    for said in words:
        soon.add("key", said.text.upper, words=said)
        soon.save()
    (_, first_done, _), (_, second_done, _) = asked
    first_done("FIRST")
    assert soon.unsaved_texts == (words[1],)
    second_done("SECOND")
    assert soon.unsaved_texts == ()


@pytest.mark.parametrize(
    ("error", "stay"),
    [
        (TextTooLongError(what="promise", limit=3), True),
        (DeskFullError("folder"), True),
        (NotFoundError(what="promise"), False),
    ],
)
def test_words_that_were_refused_are_unsaved_while_they_have_a_place(
    soon, asked, session, error, stay
):
    soon.add("key", str, words=Unsaved(Place.PLAY_BACK, session, "words"))
    soon.save()
    asked.pop()[2](error)
    assert bool(soon.unsaved_texts) is stay
    soon.drop("key")
    assert soon.unsaved_texts == ()
