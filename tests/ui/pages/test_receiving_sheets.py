"""The observation sheet on the page of a session: asked for, received, read, never changed."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit

from dropping import drop, files
from mentordesk.domain.agenda import CameBy
from mentordesk.domain.content import Kind
from mentordesk.domain.person import Medium
from mentordesk.services.observations import NewAnswer
from mentordesk.ui.dialogs.destroy import DestroyDialog
from mentordesk.ui.dialogs.letter import LetterDialog
from mentordesk.ui.dialogs.message import MessageDialog
from mentordesk.ui.dialogs.sheet_text import SheetTextDialog
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.observation_card import ObservationCard, WatchMeCard
from mentordesk.ui.widgets.text_area import TextArea
from seen import every, one, press, words

SHEET = """\
Hi Helen, it was a good meeting.

1. Who spoke first, and who had not spoken by the end?
   Tom, Ines never
2. How much of the talking was the leader's?
   …
"""


@pytest.fixture
def session(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))


@pytest.fixture
def page(session_page, session):
    return session_page(session)


@pytest.fixture
def dialog(page) -> SheetTextDialog:
    QGuiApplication.clipboard().setText(SHEET)
    press(page, "session.receive_sheet")
    dialog = page.findChild(SheetTextDialog)
    press(dialog, "sent.paste")
    return dialog


def told(dialog: SheetTextDialog) -> list[tuple[str, str, str]]:
    rows = [dialog.model.row_of(value) for value in dialog.model.values()]
    return [(row.title, row.under, ", ".join(fact.words for fact in row.facts)) for row in rows]


def test_each_line_stands_beside_the_original_with_what_it_is(dialog):
    spoke = "Who spoke first, and who had not spoken by the end?"
    assert told(dialog) == [
        ("Hi Helen, it was a good meeting.", "seen besides", ""),
        (f"1. {spoke}", "", "from the sheet"),
        ("Tom, Ines never", "", ""),
        ("2. How much of the talking was the leader's?", "", "from the sheet"),
        ("…", "", "no answer"),
    ]
    assert dialog.found.text() == "1 answer · more was seen besides · 1 line stays out"


def test_an_answer_that_is_not_below_its_question_says_to_which_it_is(dialog):
    dialog.take("2. half\nmore, maybe", CameBy.PASTED)
    asks = "How much of the talking was the leader’s?"
    assert told(dialog) == [("2. half", f"to: {asks}", ""), ("more, maybe", "", "")]


def test_what_was_kept_stands_on_the_page_and_says_how_it_came(page, dialog, announced):
    press(dialog, "question.yes")
    assert announced[-1].startswith("On the sheet: 1 answer")
    card = page.findChild(ObservationCard)
    assert [words for words in _said(card) if words] == [
        "What Amara saw",
        "Who spoke first, and who had not spoken by the end?",
        "Tom, Ines never",
        "Hi Helen, it was a good meeting.",
        "from Amara, pasted Tuesday 14 April",
    ]


def test_the_keyboard_stays_where_the_sheet_was_asked_for(page, dialog):
    receive = one(page, "session.receive_sheet")
    receive.setFocus()
    press(dialog, "question.yes")
    assert one(page, "session.receive_sheet") is page.window().focusWidget() is receive


def test_nothing_on_the_card_can_be_changed(page, dialog):
    press(dialog, "question.yes")
    card = page.findChild(ObservationCard)
    assert not card.findChildren(QLineEdit) + card.findChildren(QTextEdit)
    assert not every(card, "session.change")


def test_the_same_sheet_again_brings_nothing(page, dialog):
    press(dialog, "question.yes")
    press(page, "session.receive_sheet")
    again = page.findChildren(SheetTextDialog)[-1]
    press(again, "sent.paste")
    assert ("Tom, Ines never", "", "already there") in told(again)
    assert not one(again, "question.yes").isEnabled()


def test_a_dropped_file_is_read_and_what_is_no_text_is_refused(page, workspace, session, tmp_path):
    photo, sheet = tmp_path / "photo.txt", tmp_path / "sheet.txt"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9)
    sheet.write_text(SHEET, encoding="utf-8")
    drop(page.findChild(WatchMeCard), files(photo))
    dialog = page.findChild(SheetTextDialog)
    said = one(dialog, "question.problem", QLabel).text()
    assert said.startswith("This text could not be read as an observation sheet: it is not text.")
    drop(dialog, files(sheet))
    press(dialog, "question.yes")
    seen = workspace.observations.of(session.id).seen
    assert [(one.saw, one.came_by) for one in seen] == [
        ("Tom, Ines never", CameBy.FILE),
        ("Hi Helen, it was a good meeting.", CameBy.FILE),
    ]


def test_a_text_without_words_says_why(dialog):
    dialog.original.setPlainText("1. Who spoke first, and who had not spoken by the end?")
    dialog.text_changed.emit(dialog.original.toPlainText())
    assert "it holds no answer" in one(dialog, "question.problem", QLabel).text()
    assert not one(dialog, "question.yes").isEnabled()


def test_after_the_close_it_is_read_among_what_came_of_the_session(page, workspace, session):
    workspace.observations.receive(session.id, [NewAnswer("Tom", "who-spoke", "Who?")])
    workspace.sessions.start(session.id)
    workspace.closes.close(session.id)
    page.refresh()
    assert _said(page.after.findChild(ObservationCard))[:3] == ["What Amara saw", "Who?", "Tom"]
    assert not any(card.isVisible() for card in page.findChildren(WatchMeCard))


@pytest.mark.parametrize("after", [False, True])
def test_an_answer_or_the_whole_sheet_can_be_destroyed(page, workspace, session, qtbot, after):
    answers = NewAnswer("Tom", "who-spoke", "Who?"), NewAnswer("Half", "share-of-talk", "How much?")
    workspace.observations.receive(session.id, [*answers, NewAnswer("A good meeting")])
    if after:
        workspace.sessions.start(session.id)
        workspace.closes.close(session.id)
    page.refresh()

    def destroyed(what: str) -> list[str]:
        press(one(page, "session.observation"), "session.destroy")
        dialog = page.findChildren(DestroyDialog)[-1]
        which = one(dialog, "destroy.which", Choice)
        which.setCurrentIndex(which.findText(what))
        press(dialog, "question.yes")
        return [answer.saw for answer in workspace.observations.of(session.id).seen]

    assert destroyed("Who?") == ["Half", "A good meeting"]
    qtbot.waitUntil(lambda: page.focusWidget() is one(page, "session.destroy"))
    assert destroyed("The whole sheet") == []
    left = "session.private" if after else "session.receive_sheet"
    qtbot.waitUntil(lambda: page.focusWidget() is one(page, left))
    assert not every(page, "session.observation")


def test_one_click_asks_the_mentor_to_watch_in_their_medium(page, workspace, session):
    press(page, "session.watch_me")
    dialog = page.findChild(MessageDialog)
    assert not isinstance(dialog, LetterDialog)
    assert dialog.medium.value() == Medium.CHAT
    text = one(dialog, "letter.text", TextArea).words()
    assert text.startswith("Hi Amara, would you sit in on one of my meetings")
    for row in workspace.library.of(session.mentor).of_kind(Kind.ROW):
        assert row.text in text
    dialog.medium.choose(Medium.EMAIL)
    assert one(dialog, "letter.subject", QLineEdit).text().startswith("Would you sit in")
    assert "Amara would rather have" in words(dialog)


def _said(card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]
