"""An idea that was said outside a session is kept from the head of the ideas, by keys alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from mentordesk.domain.idea import Stage
from mentordesk.domain.person import Pairing
from mentordesk.domain.unsaved import Place
from mentordesk.errors import DeskFullError
from mentordesk.ui.dialogs.first_said import FirstSaidDialog
from mentordesk.ui.dialogs.new_idea import NewIdeaDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.widgets.idea_cards import IdeaCards
from mentordesk.ui.widgets.idea_table import IdeaTable
from seen import every, one, press, words

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Let whoever joined last write the welcome page"


@pytest.fixture
def jonas(workspace, amara):
    return workspace.people.add_mentor("Jonas Lind", Pairing())


@pytest.fixture
def met(workspace, amara, jonas, clock):
    """A closed session with Jonas, which brought an idea, and one to come with Amara."""
    session = workspace.sessions.plan(jonas.id, clock.at)
    workspace.sessions.start(session.id)
    workspace.ideas.capture(session.id, jonas.id, "Record clips")
    clock.forward(minutes=45)
    workspace.closes.close(session.id)
    return session, workspace.sessions.plan(amara.id, clock.at + timedelta(days=3))


@pytest.fixture
def page(shown, workspace, clock, tasks, notices):
    page = shown(IdeasPage(workspace, clock, tasks, notices))
    page.resize(1100, 800)
    page.refresh()
    return page


def ask(page) -> NewIdeaDialog:
    QTest.keyClick(page, Qt.Key.Key_N, CTRL)
    (dialog,) = [one for one in page.findChildren(NewIdeaDialog) if one.isVisible()]
    dialog.activateWindow()
    return dialog


def keep(page, text=WORDS):
    dialog = ask(page)
    QTest.keyClicks(dialog.words, text)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    return dialog


def test_by_keys_alone_it_is_kept_and_the_keyboard_is_at_its_card(
    qtbot, met, amara, workspace, page, announced, clock
):
    dialog = ask(page)
    qtbot.waitUntil(dialog.words.hasFocus)
    named = [field.accessibleName() for field in (dialog.words, dialog.whose, dialog.on)]
    assert named == ["The idea, as it was said", "Who said it", "When it was said"]
    QTest.keyClicks(dialog.words, WORDS)
    QTest.keyClick(dialog.words, Qt.Key.Key_Tab)
    assert dialog.whose.hasFocus()
    QTest.keyClicks(dialog.whose, "Am")
    QTest.keyClick(dialog.whose, Qt.Key.Key_Tab)
    assert dialog.on.hasFocus()
    assert dialog.on.maximumDate() == dialog.on.date() == QDate(2026, 4, 14)
    QTest.keyClick(dialog.on, Qt.Key.Key_Down)
    QTest.keyClick(dialog.on, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (noted,) = [idea for idea in workspace.ideas.all() if idea.text == WORDS]
    assert (noted.mentor, noted.stage) == (amara.id, Stage.HEARD)
    assert noted.raised_at.date() == clock.at.date() - timedelta(days=1)
    cards = one(page, "ideas.heard", IdeaCards)
    page.activateWindow()
    qtbot.waitUntil(cards.hasFocus)
    assert cards.current == noted
    assert one(page, "ideas.kept", QLabel).text() == announced[-1] == f"Kept: {WORDS}"


def test_a_day_to_come_that_was_typed_is_said_where_the_keyboard_is(
    qtbot, met, workspace, page, announced
):
    dialog = ask(page)
    qtbot.waitUntil(dialog.words.hasFocus)
    QTest.keyClicks(dialog.words, WORDS)
    for field in (dialog.words, dialog.whose):
        QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.on, "25")
    QTest.keyClick(dialog.on, Qt.Key.Key_Return)
    told = "That day is still to come. Choose today, or a day before."
    assert dialog.isVisible()
    assert one(dialog, "question.problem", QLabel).text() == announced[-1] == told
    assert dialog.on.hasFocus()
    assert dialog.on.accessibleDescription() == told
    QTest.keyClicks(dialog.on, "25Mar")
    QTest.keyClick(dialog.on, Qt.Key.Key_Return)
    (noted,) = [idea for idea in workspace.ideas.all() if idea.text == WORDS]
    assert noted.raised_at.date() == date(2026, 3, 25)


def test_a_mistake_in_its_words_is_put_right_at_once(met, workspace, page):
    keep(page, "Let whoever joind last")
    press(page, "ideas.kept_action")
    dialog = page.findChild(RewordDialog)
    dialog.text.set_words(WORDS)
    press(dialog, "question.yes")
    assert WORDS in [idea.text for idea in workspace.ideas.all()]
    assert one(page, "ideas.kept", QLabel).text() == f"Kept: {WORDS}"
    assert one(page, "ideas.heard", IdeaCards).current.text == WORDS


def test_what_is_narrowed_does_not_hide_that_it_was_kept(met, amara, page):
    one(page, "ideas.words", QLineEdit).setText("clips")
    keep(page)
    assert words(page).endswith(f"Kept, and not among the ideas that are shown now: {WORDS}")
    press(page, "ideas.kept_action")
    assert one(page, "idea.words", QLabel).text() == WORDS


def test_the_mentor_whose_ideas_are_shown_is_chosen(met, amara, page):
    assert ask(page).whose.currentText() == "Jonas Lind"  # with whom the leader talked last
    page.findChild(NewIdeaDialog).reject()
    page.shelf.mentors.chosen.emit(amara.id)
    assert ask(page).whose.currentText() == "Amara Okafor"


def test_in_the_table_it_is_selected_too(qtbot, met, page):
    press(page, "ideas.as_table")
    keep(page)
    table = one(page, "ideas.table", IdeaTable)
    page.activateWindow()
    qtbot.waitUntil(table.hasFocus)
    assert table.currentIndex().data() == WORDS


def test_words_outlive_a_refusal_and_a_change_of_mind(met, amara, workspace, page, monkeypatch):
    dialog = keep(page, "  ")
    assert dialog.isVisible()
    assert "There are no words in this idea yet" in dialog.problem.text()
    dialog.words.setText(WORDS)
    full = DeskFullError(workspace.store.folder)
    with monkeypatch.context() as broken:
        broken.setattr(type(workspace.ideas_outside), "note_down", _raising(full))
        press(dialog, "question.yes")
    assert dialog.isVisible()
    assert dialog.words.text() == WORDS
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = ask(page)
    assert again.words.selectedText() == WORDS
    QTest.keyClick(again.words, Qt.Key.Key_Return)
    assert len(workspace.ideas.all()) == 2
    assert ask(page).words.text() == ""


def test_words_that_a_lock_caught_come_back_as_a_note_for_the_next_session(met, amara, page):
    assert page.unsaved_texts() == ()
    dialog = ask(page)
    dialog.words.setText(WORDS)
    (of_jonas,) = page.unsaved_texts()
    dialog.begin_with(amara.id, WORDS)
    (of_amara,) = page.unsaved_texts()
    found = [(text.place, text.session, text.text) for text in (of_jonas, of_amara)]
    assert found == [(Place.NOTE, session.id, WORDS) for session in met]
    assert page.is_behind()
    dialog.reject()
    assert not page.is_behind()
    keep(page)
    press(page, "ideas.kept_action")
    page.findChild(RewordDialog).text.set_words("Other words")
    assert [text.text for text in page.unsaved_texts()] == ["Other words"]
    page.findChild(RewordDialog).reject()
    assert page.unsaved_texts() == ()


def test_the_first_idea_of_a_desk_may_be_one_and_without_a_mentor_there_is_none(
    workspace, page, request
):
    assert not every(page, "ideas.new")
    request.getfixturevalue("amara")
    page.refresh()
    assert "will stand here" in words(page)
    keep(page)
    assert one(page, "ideas.heard", IdeaCards).current.text == WORDS
    assert "will stand here" not in words(page)


def test_one_line_is_told_at_a_time_below_the_page(met, page):
    keep(page)
    cards = one(page, "ideas.heard", IdeaCards)
    QTest.keyClick(cards, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert not every(page, "ideas.kept")
    assert every(page, "ideas.went")
    keep(page, "Another")
    assert every(page, "ideas.kept")
    assert not every(page, "ideas.went")
    page.show_idea(cards.current.id)
    press(page, "idea.first_said")
    dialog = page.findChild(FirstSaidDialog)
    one(dialog, "first_said.words", QLineEdit).setText("Ana, on the tram")
    press(dialog, "question.yes")
    assert not every(page, "ideas.kept")
    assert every(page, "ideas.went")


def _raising(error):
    def fail(*_):
        raise error

    return fail
