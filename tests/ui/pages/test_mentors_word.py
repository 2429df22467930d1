"""The fourth step of the close: nothing in it is passed over unseen, and nothing half asked."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentordesk.domain.idea import Stage
from mentordesk.domain.note import NoteKind
from mentordesk.domain.word import Question
from mentordesk.services.timings import Spell
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.note_sheet import NoteSheet
from seen import every, is_whole, press
from seen import words as shown_on
from session_room import furnished, named

IDEA = "A junior hosts"
NOTE = "## First week\n- They heard **nothing** for *nine* days.\n"


@pytest.fixture
def room(qtbot, workspace, amara, clock, disk, notices):
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, counts=True)))
    made = furnished(workspace, amara, clock, disk, notices)
    workspace.sessions.start(made.session)
    topic = workspace.agendas.of(made.session).topics[0].id
    workspace.notes.write(made.session, topic, NoteKind.SHARED, NOTE)
    workspace.timings.spend(made.session, Spell(questions=3, statements=1))
    workspace.ideas.capture(made.session, amara.id, IDEA)
    workspace.promises.make(made.session, amara.id, "Ask about pay", date(2026, 12, 6))
    qtbot.addWidget(made.window)
    return made


def seated(room, qtbot) -> ClosePage:
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    for _ in range(3):
        named(page, "close.next").click()
    QApplication.processEvents()
    return page


@pytest.fixture
def seat(room, qtbot):
    return seated(room, qtbot)


def test_a_space_at_once_answers_nothing_and_leaves_nothing(qtbot, seat):
    first = named(seat, "close.word.heard.0")
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert seat._table.at == 3
    assert seat._table.steps.mentor.is_empty()


def test_a_screen_reader_gives_a_word_without_a_click(room, seat, qtbot):
    def heard():
        return room.workspace.sessions.of_id(room.session).word.heard

    named(seat, "close.word.heard.2").toggle()
    qtbot.waitUntil(lambda: heard() == 2)
    named(seated(room, qtbot), "close.word.heard.0").click()
    qtbot.waitUntil(lambda: heard() is None)


def test_leaving_the_seat_takes_no_word_back(room, seat):
    named(seat, "close.word.heard.3").click()
    named(seat, "close.next").click()
    assert seat._table.at == 4
    assert room.workspace.sessions.of_id(room.session).word.heard == 3


def test_a_space_at_once_takes_nothing_back_that_was_given_before(qtbot, room, seat):
    named(seat, "close.word.heard.3").click()
    again = seated(room, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert room.workspace.sessions.of_id(room.session).word.heard == 3
    assert again._table.steps.mentor.taps.were_given


def strikes(page, words: str):
    return next(row for row in rows(page) if words in row.strike.accessibleName())


def rows(page):
    return page._table.steps.mentor.read_back._shown


def is_in_sight(page, question: Question) -> bool:
    QApplication.processEvents()
    chip = named(page, f"close.word.{question}.0")
    return chip.visibleRegion().boundingRect().height() == chip.height()


def test_the_three_questions_are_in_sight_from_the_start(seat):
    assert all(is_in_sight(seat, question) for question in Question)
    assert named(seat, "close.next").words() == "Next time"
    named(seat, "close.next").click()
    assert seat._table.at == 4


@pytest.fixture
def large(room, qtbot, theme):
    theme.apply(Scheme.LIGHT, 2.0)
    room.window.resize(1280, 560)
    return seated(room, qtbot)


def test_where_there_is_no_room_going_on_leads_past_each_question(large, room):
    unseen = list(Question)
    for presses in range(len(unseen) + 1):
        unseen = [question for question in unseen if not is_in_sight(large, question)]
        assert (named(large, "close.next").words() == "Your word") is bool(unseen), presses
        if not unseen:
            break
        named(large, "close.next").click()
        assert large._table.at == 3
    assert presses > 0
    named(large, "close.next").click()
    assert large._table.at == 4


def test_the_question_that_it_leads_to_has_the_keyboard_and_is_said(large, room, announced):
    named(large, "close.skip").click()
    entered = room.window.focusWidget()
    assert entered.objectName().startswith("close.word.")
    assert announced[-1] == entered.accessibleDescription()


def test_a_strike_that_was_begun_holds_the_step_until_it_is_answered(seat, room, announced):
    strikes(seat, IDEA).strike.click()
    assert announced == [f"Destroy it now, or keep it? {IDEA}"]
    assert {announced.pop()} == {
        answer.accessibleDescription()
        for answer in (strikes(seat, IDEA).sure, strikes(seat, IDEA).keep)
    }
    named(seat, f"close.word.{Question.HEARD}.3").setFocus()
    for _ in range(2):
        named(seat, "close.next").click()
        assert seat._table.at == 3
        assert strikes(seat, IDEA).keep.hasFocus()
        assert announced[-1] == f"Destroy it now, or keep it? {IDEA}"
    strikes(seat, IDEA).keep.click()
    while seat._table.at == 3:
        named(seat, "close.next").click()
    assert room.workspace.ideas.of_session(room.session)


def test_where_there_is_no_room_the_keyboard_is_in_sight_after_a_strike(large, room, qtbot):
    strikes(large, IDEA).strike.click()
    strikes(large, IDEA).sure.click()
    after = partial(strikes, large, "Ask about pay")
    qtbot.waitUntil(lambda: after().strike.hasFocus() and is_whole(after().strike))
    large._table.trouble.say("The disk is full. " * 20)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: is_whole(after().strike))
    assert not is_whole(after())


def test_where_there_is_no_room_the_line_for_a_wish_stays_in_sight(large, qtbot):
    line = named(large, "close.strikeAsk")
    line.setFocus()
    length = large._table.steps.mentor._scroll.verticalScrollBar().maximum
    for wish in ("About my son", "The pay"):
        before = length()
        qtbot.keyClicks(line, wish)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda at=wish: f"You asked for: {at}" in shown_on(large))
        qtbot.waitUntil(lambda was=before: length() > was and is_whole(line))


def test_another_strike_leaves_a_question_standing(seat):
    strikes(seat, "Ask about pay").strike.click()
    strikes(seat, IDEA).strike.click()
    strikes(seat, IDEA).sure.click()
    assert strikes(seat, "Ask about pay").is_asking
    assert strikes(seat, "Ask about pay").sure.isVisible()


def test_a_shared_note_stands_as_its_sheet_sets_it(seat):
    (note,) = strikes(seat, "They heard").findChildren(NoteSheet)
    assert note.text() == NOTE.strip()
    assert note.isReadOnly()
    lines = note.document().size().height()
    assert note.height() >= lines > 0
    bold = note.document().firstBlock().layout().formats()
    assert [found.format.fontWeight() for found in bold] == [600]
    name = strikes(seat, "They heard").strike.accessibleName()
    assert name == "Strike: First week They heard nothing for nine days."


def test_what_is_kept_tells_answers_dates_and_counts(seat):
    said = shown_on(seat)
    assert "Promise · by Sunday 6 December" in said
    assert "you asked" not in said
    assert "Helen asked 3 questions and made 1 statement" in said


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Stage.TRYING, "Trying"),
        (None, "Heard, answer by Sunday 6 December"),
    ],
)
def test_what_is_kept_tells_the_answer_of_an_idea(room, qtbot, clock, answer, told):
    (idea,) = room.workspace.ideas.of_session(room.session)
    if answer is None:
        room.workspace.ideas.answer_by(idea.id, date(2026, 12, 6))
    else:
        room.workspace.ideas.move(idea.id, answer)
    assert f"Idea · Amara · {told}" in shown_on(seated(room, qtbot))


def test_an_idea_inside_another_gets_no_answer_and_its_strike_says_what_stays(
    room, qtbot, amara, announced
):
    desk = room.workspace
    (whole,) = desk.ideas.of_session(room.session)
    part = desk.ideas.capture(room.session, amara.id, "A junior speaks first")
    desk.idea_joining.join(whole.id, part.id)
    page = seated(room, qtbot)
    assert "Idea · Amara · goes on inside another idea" in shown_on(page)
    strikes(page, part.text).strike.click()
    goes = "the use and the credit that it brought stay there."
    assert announced[-1].endswith(goes)
    assert goes in shown_on(page)
    strikes(page, part.text).keep.click()
    assert goes not in shown_on(page)
    strikes(page, IDEA).strike.click()
    assert "stands for itself again, in its own words." in shown_on(page)
    strikes(page, IDEA).sure.click()
    assert "Idea · Amara · Heard" in shown_on(page)
    assert desk.ideas.of_id(part.id).joined_into is None


def test_the_ideas_step_lists_none_that_goes_on_inside_another(room, qtbot, amara):
    desk = room.workspace
    (whole,) = desk.ideas.of_session(room.session)
    part = desk.ideas.capture(room.session, amara.id, "A junior speaks first")
    desk.idea_joining.join(whole.id, part.id)
    page = ClosePage(desk, room.session, room.around)
    room.show(page, qtbot)
    named(page, "close.next").click()
    QApplication.processEvents()
    (mistake,) = every(page, "close.mistake")
    mistake.click()
    dialog = page.findChild(ConfirmDialog)
    assert "stands for itself again" in dialog.accessibleDescription()
    press(dialog, "question.yes")
    qtbot.waitUntil(lambda: len(every(page, "close.mistake")) == 1 and part.text in shown_on(page))


def test_a_step_back_leads_from_the_last_step_to_the_mentors_word(seat, room, qtbot):
    while seat._table.at == 3:
        named(seat, "close.next").click()
    named(seat, "close.before").click()
    assert seat._table.at == 3
    assert not named(seat, "close.before").isVisible()
    seat._table.go_back()
    assert seat._table.at == 3
    assert named(seat, "close.next").words() == "Next time"
