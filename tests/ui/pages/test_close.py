"""The close: five steps, each kept as it is typed, two of them in the mentor's seat."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QClipboard, QKeyEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.agreement import Answer
from mentordesk.domain.content import CLOSING
from mentordesk.domain.floor import Side
from mentordesk.domain.idea import Stage
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent
from mentordesk.domain.session import MentorWord, SessionState
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.errors import DeskFullError
from mentordesk.services import lanes
from mentordesk.services.content import default_clauses
from mentordesk.services.timings import Spell
from mentordesk.ui.dialogs.agreement import AgreementDialog
from mentordesk.ui.dialogs.clause import ClauseDialog
from mentordesk.ui.dialogs.own_clause import OwnClauseDialog
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.room import retries
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.idea_answer import IdeaAnswer
from mentordesk.ui.widgets.name_line import NameLine
from mentordesk.ui.window_keys import HeldShortcut
from seen import words as shown_on
from session_room import furnished, named, planned, room_of, seconds_of

SECRET = "He is thinking of leaving."


@pytest.fixture
def room(under_way, workspace, amara):
    session = under_way.session
    topics = workspace.agendas.of(session).topics
    workspace.agendas.spend(session, topics[0].id, 310, TopicState.DISCUSSED)
    workspace.agendas.spend(session, topics[1].id, 558, TopicState.OPEN)
    workspace.notes.write(session, topics[0].id, NoteKind.PRIVATE, SECRET)
    workspace.notes.write(session, topics[0].id, NoteKind.SHARED, "Names off, the day before.")
    workspace.notes.write(session, topics[0].id, NoteKind.OFF_THE_RECORD, "Never kept.")
    workspace.ideas.capture(session, amara.id, "A junior hosts")
    workspace.promises.make(session, amara.id, "Answer the pay question")
    return under_way


def opened(room, qtbot) -> ClosePage:
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    return page


@pytest.fixture
def close(room, qtbot):
    return opened(room, qtbot)


def go_to(page, step: int) -> None:
    """Go on until a step, counted from 1."""
    while page._table.at < step - 1:
        named(page, "close.next").click()


def said_back(page) -> list[CheckRow]:
    return [row for row in page.findChildren(CheckRow, "close.saysBack") if not row.isHidden()]


def session_of(room):
    return room.workspace.sessions.of_id(room.session)


def idea_of(room):
    (idea,) = room.workspace.ideas.of_session(room.session)
    return idea


def everything_written(page) -> str:
    texts = [label.text() for label in page.findChildren(QLabel)]
    texts += [line.text() for line in page.findChildren(QLineEdit)]
    texts += [area.toPlainText() for area in page.findChildren(QTextEdit)]
    texts += [button.text() for button in page.findChildren(QAbstractButton)]
    for widget in page.findChildren(QWidget):
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return "\n".join(texts)


def test_what_is_said_back_is_kept_as_it_is_typed(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "Silence is a memory.")
    qtbot.waitUntil(lambda: session_of(room).play_back.text == "Silence is a memory.")
    assert not session_of(room).play_back.confirmed


def test_the_mentor_confirms_and_other_words_have_to_be_confirmed_again(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "Silence is a memory.")
    named(close, "close.confirmed").click()
    close.save_now()
    assert session_of(room).play_back.confirmed
    qtbot.keyClicks(named(close, "close.playBack"), " Or not.")
    close.save_now()
    assert not session_of(room).play_back.confirmed


def test_an_idea_is_restated_by_a_tick_and_a_yes_and_by_neither_alone(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "Juniors host.")
    tick = named(close, "close.saysBack")
    assert not tick.isChecked()
    tick.click()
    close.save_now()
    assert idea_of(room).stage is Stage.HEARD
    named(close, "close.confirmed").click()
    close.save_now()
    assert idea_of(room).is_restated_in(room.session)
    tick.click()
    close.save_now()
    assert session_of(room).play_back.confirmed
    assert idea_of(room).stage is Stage.HEARD


def test_the_ticks_say_what_they_ask(close):
    assert "Which of these ideas did you say back?" in shown_on(close)


def test_one_more_idea_said_back_needs_another_yes(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "Juniors host.")
    named(close, "close.confirmed").click()
    tick = named(close, "close.saysBack")
    tick.click()
    close.save_now()
    assert not session_of(room).play_back.confirmed
    assert idea_of(room).stage is Stage.HEARD
    named(close, "close.confirmed").click()
    close.save_now()
    assert idea_of(room).stage is Stage.RESTATED


def test_other_words_take_back_that_an_idea_was_restated(close, room, qtbot):
    words = named(close, "close.playBack")
    qtbot.keyClicks(words, "Juniors host.")
    named(close, "close.saysBack").click()
    named(close, "close.confirmed").click()
    close.save_now()
    assert idea_of(room).stage is Stage.RESTATED
    again = opened(room, qtbot)
    assert named(again, "close.saysBack").isChecked()
    qtbot.keyClicks(named(again, "close.playBack"), " Or not.")
    again.save_now()
    assert idea_of(room).stage is Stage.HEARD
    assert len(idea_of(room).events) == 1


def test_an_idea_that_was_restated_can_be_answered_and_stays_restated(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "Juniors host.")
    named(close, "close.saysBack").click()
    named(close, "close.confirmed").click()
    go_to(close, 2)
    named(close, "close.answer.trying").click()
    named(close, "close.before").click()
    (tick,) = said_back(close)
    assert tick.isChecked()
    assert [event.stage for event in idea_of(room).events] == [
        Stage.HEARD,
        Stage.RESTATED,
        Stage.TRYING,
    ]


def test_an_idea_that_was_answered_before_the_mentors_yes_is_said_back_by_it(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "Juniors host.")
    named(close, "close.saysBack").click()
    go_to(close, 2)
    named(close, "close.answer.trying").click()
    named(close, "close.before").click()
    (tick,) = said_back(close)
    assert tick.isChecked()
    named(close, "close.confirmed").click()
    go_to(close, 2)
    named(close, "close.answer.trying").click()
    close.save_now()
    assert idea_of(room).stage is Stage.RESTATED


def test_a_play_back_that_is_struck_restates_nothing(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "said back")
    named(close, "close.saysBack").click()
    named(close, "close.confirmed").click()
    go_to(close, 4)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if "said back" in b.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    assert session_of(room).play_back.text == ""
    assert idea_of(room).stage is Stage.HEARD


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_close_that_was_broken_off_goes_on_at_its_step(close, room, qtbot, step):
    go_to(close, step)
    assert session_of(room).step == step - 1
    again = opened(room, qtbot)
    assert again._table.at == again._table.head.bar.current == step - 1
    assert named(again, "close.note").text() == ""


@pytest.mark.parametrize("step", [4, 5])
def test_one_that_was_broken_off_in_the_mentors_seat_hands_it_over_again(close, room, qtbot, step):
    go_to(close, step)
    again = opened(room, qtbot)
    assert again._table.at == 0
    note = named(again, "close.note")
    assert note.text() == "Amara had the laptop. Please hand it over again after step 3."
    with qtbot.assertNotEmitted(again.lock_asked), qtbot.waitSignal(again.back_asked):
        named(again, "close.back").click()
    go_to(again, 4)
    assert note.text() == ""


@pytest.mark.parametrize("step", [1, 3, 4])
def test_whoever_goes_back_to_the_session_comes_back_to_it(close, room, step):
    go_to(close, step)
    named(close, "close.back").click()
    assert session_of(room).step is None


def test_a_close_goes_on_from_step_to_step_on_a_full_disk(close, room, disk):
    disk.full = True
    go_to(close, 3)
    assert "is full" in everything_written(close)
    disk.full = False
    named(close, "close.before").click()
    assert session_of(room).step == 1


def test_an_empty_step_can_be_skipped_but_is_seen(close):
    assert named(close, "close.skip").isVisible()
    named(close, "close.skip").click()
    assert close._table.at == 1


def test_every_step_is_kept_when_the_program_ends_without_warning(close, room, qtbot):
    qtbot.keyClicks(named(close, "close.playBack"), "half a sent")
    qtbot.waitUntil(lambda: session_of(room).play_back.text == "half a sent")
    again = opened(room, qtbot)
    assert named(again, "close.playBack").toPlainText() == "half a sent"


def test_an_idea_gets_its_answer_at_one_tap(close, room):
    go_to(close, 2)
    named(close, "close.answer.trying").click()
    assert idea_of(room).stage is Stage.TRYING


def test_a_no_is_kept_with_its_reason_and_not_without(close, room, qtbot):
    go_to(close, 2)
    named(close, "close.answer.declined").click()
    assert named(close, "close.reason").hasFocus()
    close.save_now()
    assert idea_of(room).stage is Stage.HEARD
    qtbot.keyClicks(named(close, "close.reason"), "Not ours to decide")
    qtbot.waitUntil(lambda: idea_of(room).last.reason == "Not ours to decide")
    assert idea_of(room).stage is Stage.DECLINED
    qtbot.keyClicks(named(close, "close.reason"), " alone")
    close.save_now()
    assert idea_of(room).last.reason == "Not ours to decide alone"
    assert len(idea_of(room).events) == 2


def test_an_answer_can_have_a_date_instead(close, room):
    go_to(close, 2)
    named(close, "close.answer.heard").click()
    named(close, "close.answerBy").setDate(QDate(2026, 5, 1))
    assert idea_of(room).answer_by == date(2026, 5, 1)


def test_a_name_is_added_with_its_part_and_its_consent(close, room, qtbot, amara):
    go_to(close, 2)
    more = [b for b in close.findChildren(QAbstractButton) if b.text() == "Add a name"]
    more[0].click()
    name = named(close, "close.name")
    qtbot.keyClicks(name, "Jonas Weber")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    jonas = room.workspace.people.named("Jonas Weber")
    people = [c.person for c in idea_of(room).contributions]
    assert people == [amara.id, jonas.id]
    assert idea_of(room).contributions[1].consent is amara.pairing.consent
    assert "Jonas noticed it" in everything_written(close)


def test_an_idea_that_comes_up_only_now_is_caught(close, room, qtbot):
    go_to(close, 2)
    line = named(close, "close.moreIdea")
    qtbot.keyClicks(line, "Ask twice")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    ideas = room.workspace.ideas.of_session(room.session)
    assert [idea.text for idea in ideas] == ["A junior hosts", "Ask twice"]
    assert line.text() == ""


def test_a_promise_gets_its_date_and_better_words(close, room, qtbot):
    go_to(close, 3)
    words = named(close, "close.promise")
    words.setCursorPosition(len(words.text()))
    qtbot.keyClicks(words, " in the open")
    named(close, "close.promiseBy").click()
    close.save_now()
    (promise,) = room.workspace.promises.of_session(room.session)
    assert promise.text == "Answer the pay question in the open"
    assert promise.due == room.around.now().date() + timedelta(days=14)


def test_no_private_word_stands_anywhere_in_the_close(close):
    for _ in range(4):
        named(close, "close.next").click()
        written = everything_written(close)
        assert SECRET not in written
        assert "Never kept." not in written


def test_the_mentor_sees_what_is_shared_and_how_much_is_private(close, qtbot):
    go_to(close, 4)
    written = everything_written(close)
    for shared in ("Names off, the day before.", "A junior hosts", "Answer the pay question"):
        assert shared in written
    assert "How you want to be credited" in shown_on(close)
    assert "Helen also keeps 1 private note." in written
    assert "off the record is destroyed" in written


def test_the_mentor_reads_what_became_of_a_promise_and_why(room, qtbot, amara):
    promises = room.workspace.promises
    promises.let_go(promises.of_session(room.session)[0].id, "The works council decides")
    promises.keep(promises.make(room.session, amara.id, "Ask the board").id)
    close = opened(room, qtbot)
    go_to(close, 4)
    assert "Promise · let go" in shown_on(close)
    assert "Answer the pay question\nBecause: The works council decides" in shown_on(close)
    assert "Promise · kept" in shown_on(close)


@pytest.mark.parametrize(
    "words", ["Names off, the day before.", "A junior hosts", "Answer the pay question"]
)
def test_what_is_struck_is_destroyed_after_one_question(close, room, qtbot, notices, words):
    go_to(close, 4)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if words in b.accessibleName()
    )
    strike.click()
    assert words in everything_written(close)
    with qtbot.waitSignal(notices.refused):  # what is said of it goes with the next key
        strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    workspace = room.workspace
    left = [n.text for n in workspace.notes.of_session(room.session)]
    left += [i.text for i in workspace.ideas.of_session(room.session)]
    left += [p.text for p in workspace.promises.of_session(room.session)]
    assert words not in left
    assert SECRET in left
    qtbot.waitUntil(lambda: words not in everything_written(close))
    assert "Out of reach: copies that you made yourself" in notices.words[-1]


def to_be_sure_of(page, words: str) -> QAbstractButton:
    """Ask for a strike; return the button that does it."""
    QApplication.processEvents()  # what was shown anew
    (strike,) = (
        button
        for button in page.findChildren(QAbstractButton, "close.strike")
        if words in button.accessibleName() and button.isVisible()
    )
    strike.click()
    return strike.parentWidget().findChild(QAbstractButton, "close.destroy")


@pytest.mark.parametrize("words", ["A junior hosts", "Answer the pay question"])
def test_a_strike_is_asked_for_once_however_often_it_is_pressed(
    close, room, disk, qtbot, notices, words
):
    go_to(close, 4)
    disk.hold()
    sure = to_be_sure_of(close, words)
    for _ in range(2):
        sure.click()
    disk.let_go()
    assert len(notices.words) == 1
    qtbot.waitUntil(lambda: words not in everything_written(close))


def test_a_strike_that_failed_can_be_asked_for_again(close, room, disk):
    words = "A junior hosts"
    go_to(close, 4)
    disk.full = True
    to_be_sure_of(close, words).click()
    disk.full = False
    to_be_sure_of(close, words).click()
    assert not room.workspace.ideas.of_session(room.session)


def test_the_keyboard_goes_on_from_what_was_struck(close, room, qtbot):
    go_to(close, 4)
    to_be_sure_of(close, "A junior hosts").click()
    after = "Answer the pay question"
    qtbot.waitUntil(lambda: after in room.window.focusWidget().accessibleName())
    to_be_sure_of(close, after).click()
    before = "Names off, the day before."
    qtbot.waitUntil(lambda: before in room.window.focusWidget().accessibleName())


def test_the_keyboard_stays_at_what_is_being_struck_and_a_second_one_goes_on(
    close, room, disk, qtbot
):
    go_to(close, 4)
    disk.hold()
    for words in ("A junior hosts", "Names off, the day before."):
        sure = to_be_sure_of(close, words)
        sure.click()
        assert room.window.focusWidget() is sure
        assert sure.words() == "Destroying…"
    disk.let_go()
    after = "Answer the pay question"
    qtbot.waitUntil(lambda: after in room.window.focusWidget().accessibleName())


def test_what_was_said_of_a_step_is_put_away_with_it(close, notices):
    withdrawn = []
    notices.withdrawn.connect(lambda: withdrawn.append(close._table.at))
    go_to(close, 4)
    to_be_sure_of(close, "A junior hosts").click()
    withdrawn.clear()
    named(close, "close.next").click()
    assert withdrawn


def test_who_listens_hears_in_the_close_that_focus_was_left(room, qtbot, announced):
    opened(room, qtbot)
    announced.clear()
    room.around.focus.begin()
    room.around.focus.step_out()
    assert announced == ["Focus is on.", "Focus is off, every window is back."]


def test_each_step_asks_its_question_aloud(room, qtbot, announced):
    close = opened(room, qtbot)
    for step in range(2, 6):
        go_to(close, step)
    questions = [said.split("?")[0] for said in announced]
    assert questions[:3] == ["What did you hear", "What is worth trying", "What will you do"]
    assert announced[3].startswith("Amara, this is your seat. Please turn the laptop to Amara.")
    assert announced[-1].startswith("Next time")


def test_one_key_leads_from_step_to_step_and_is_not_repeated(close, room, qtbot):
    HeldShortcut(room.window)
    for step in range(1, 4):
        room.press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        control, none = Qt.KeyboardModifier.ControlModifier, ""
        again = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, control, none, True)
        QCoreApplication.sendEvent(room.window, again)
        close._table.foot.findChild(QShortcut).activated.emit()
        assert close._table.at == step


def test_what_only_a_stick_that_is_away_still_holds_is_gone_here(
    close, room, tmp_path, notices, qtbot
):
    care = room.workspace.care
    care.chosen = tmp_path / "stick"
    care.chosen.mkdir()
    care.back_up_now()
    care.chosen.rename(tmp_path / "away")
    words = "A junior hosts"
    go_to(close, 4)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if words in b.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    assert "the folder is not there now" in notices.words[-1]
    qtbot.waitUntil(lambda: words not in everything_written(close))


def test_a_topic_with_its_notes_can_be_struck(close, room, qtbot):
    shown = room.workspace.agendas.of(room.session).topics
    go_to(close, 4)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if shown[2].text in b.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    assert room.workspace.agendas.of(room.session).topics == shown[:2]
    qtbot.waitUntil(lambda: shown[2].text not in everything_written(close))
    go_to(close, 5)
    with qtbot.waitSignal(close.lock_asked):
        named(close, "close.next").click()
    (following,) = room.workspace.sessions.planned()
    assert room.workspace.agendas.of(following.id).topics == ()


def test_a_note_on_a_struck_topic_is_shown_without_its_words(close, room, qtbot):
    topic = room.workspace.agendas.of(room.session).topics[0].text
    go_to(close, 4)
    assert f"Shared note · {topic}" in everything_written(close)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if topic in b.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    qtbot.waitUntil(lambda: topic not in everything_written(close))
    assert "Names off, the day before." in everything_written(close)


def test_the_mentor_reads_how_the_time_went_and_that_is_not_struck(close):
    go_to(close, 4)
    row = next(c for c in close.findChildren(Card) if c.accessibleName() == "How the time went")
    assert "0 min · on time · focus never left" in [w.text() for w in row.findChildren(QLabel)]
    assert not row.findChild(QAbstractButton, "close.strike").isVisible()


def test_what_was_said_back_can_be_struck(close, room, qtbot, notices):
    qtbot.keyClicks(named(close, "close.playBack"), "said back")
    go_to(close, 4)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if "said back" in b.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    assert session_of(room).play_back.text == ""
    assert "Out of reach: copies that you made yourself" in notices.words[-1]


def test_what_was_said_back_is_not_called_gone_from_a_stick_that_is_away(
    close, room, tmp_path, notices, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    care = room.workspace.care
    care.chosen = tmp_path / "stick"
    care.chosen.mkdir()
    qtbot.keyClicks(named(close, "close.playBack"), "said back")
    close.save_now()
    care.back_up_now()
    care.chosen.rename(tmp_path / "away")
    go_to(close, 4)
    strike = next(
        b
        for b in close.findChildren(QAbstractButton, "close.strike")
        if "said back" in b.accessibleName()
    )
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    qtbot.waitUntil(lambda: not close._table.soon.unsaved)
    assert session_of(room).play_back.text == ""
    assert not any("Out of reach" in words for words in notices.words)
    assert "the folder is not there now" in notices.words[-1]


def test_the_mentor_asks_for_a_strike_in_words(close, room, qtbot, announced):
    go_to(close, 4)
    assert named(close, "close.skip").isVisible()
    line = named(close, "close.strikeAsk")
    qtbot.keyClicks(line, "What I said about my son")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == ""
    assert "You asked for: What I said about my son" in everything_written(close)
    assert announced[-1] == "You asked for: What I said about my son"
    assert not named(close, "close.skip").isVisible()
    qtbot.keyClicks(line, "And the pay")
    assert [text.text for text in close.unsaved_texts()] == ["And the pay"]
    go_to(close, 5)
    asked = room.workspace.strike_asks.of_session(room.session)
    assert [one.text for one in asked] == ["What I said about my son", "And the pay"]
    again = opened(room, qtbot)
    go_to(again, 4)
    assert "You asked for: And the pay" in everything_written(again)


def test_an_ask_that_could_not_be_kept_holds_its_step(close, room, disk, qtbot, notices):
    go_to(close, 4)
    disk.full = True
    qtbot.keyClicks(named(close, "close.strikeAsk"), "the pay")
    named(close, "close.next").click()
    assert close._table.at == 3
    assert notices.errors == [DeskFullError]
    disk.full = False
    named(close, "close.next").click()
    assert close._table.at == 4


def test_the_mentors_word_is_three_taps_and_each_may_be_left(close, room):
    go_to(close, 4)
    named(close, "close.word.heard.3").click()
    named(close, "close.word.worth.2").click()
    named(close, "close.next").click()
    assert session_of(room).word == MentorWord(heard=3, safe=None, worth=2)


def test_one_tap_on_a_second_visit_leaves_the_other_answers(close, room, qtbot):
    go_to(close, 4)
    for name in ("heard.3", "safe.1", "worth.2"):
        named(close, f"close.word.{name}").click()
    close.save_now()
    stays = "What you tapped before stays until you tap again."
    assert stays not in shown_on(close)
    again = opened(room, qtbot)
    go_to(again, 4)
    assert stays in shown_on(again)
    named(again, "close.word.safe.2").click()
    again.save_now()
    assert session_of(room).word == MentorWord(heard=3, safe=2, worth=2)
    named(again, "close.word.safe.0").click()
    again.save_now()
    assert session_of(room).word == MentorWord(heard=3, safe=None, worth=2)


def test_each_question_is_one_stop_at_the_chosen_answer_and_arrows_choose(close, room, qtbot):
    go_to(close, 4)
    named(close, "close.word.heard.0").setFocus()
    room.press(qtbot, Qt.Key.Key_Left)
    assert named(close, "close.word.heard.3").hasFocus()
    room.press(qtbot, Qt.Key.Key_Left)
    room.press(qtbot, Qt.Key.Key_Tab)
    assert named(close, "close.word.safe.0").hasFocus()
    room.press(qtbot, Qt.Key.Key_Left)
    room.press(qtbot, Qt.Key.Key_Backtab)
    assert named(close, "close.word.heard.2").hasFocus()
    named(close, "close.next").click()
    assert session_of(room).word == MentorWord(heard=2, safe=3, worth=None)


def test_nobody_sees_afterwards_what_was_tapped(close, room):
    go_to(close, 4)
    named(close, "close.word.heard.1").click()
    named(close, "close.next").click()
    assert not named(close, "close.word.heard.1").isChecked()
    assert session_of(room).word.heard == 1


def test_from_the_mentors_seat_only_the_passphrase_leads_back_to_the_notes(close, qtbot):
    with qtbot.waitSignal(close.back_asked):
        named(close, "close.back").click()
    for step in (4, 5):
        go_to(close, step)
        with qtbot.assertNotEmitted(close.back_asked), qtbot.waitSignal(close.lock_asked):
            named(close, "close.back").click()


def test_there_is_no_step_back_out_of_the_mentors_seat(close):
    go_to(close, 3)
    assert named(close, "close.before").isVisible()
    go_to(close, 4)
    assert not named(close, "close.before").isVisible()
    close._table.go_back()
    assert close._table.at == 3


def test_the_close_ends_at_the_lock_because_the_mentor_sits_there(close, room, qtbot):
    room.around.focus.begin()
    go_to(close, 5)
    assert named(close, "close.next").words() == "Close the session and lock"

    def all_is_over() -> bool:
        return session_of(room).state is SessionState.CLOSED and room.focus.asked[-1] == "leave"

    over = []
    close.lock_asked.connect(lambda: over.append(all_is_over()))
    with qtbot.assertNotEmitted(close.closed):
        named(close, "close.next").click()
    assert over == [True]
    assert not close.has_unsaved()


@pytest.fixture
def third(room, workspace, amara, clock):
    """The close of the third session with an agreement, of which nobody said that it holds."""
    workspace.people.agree(amara.id, default_clauses(), clock().date() - timedelta(days=30))
    for days in (20, 10):
        workspace.sessions.plan(amara.id, clock() - timedelta(days=days))
    return room


def test_the_close_asks_whether_the_agreement_still_holds(third, amara, qtbot, announced):
    close = opened(third, qtbot)
    go_to(close, 5)
    assert announced[-1] == "Your third session with your agreement: does each line still hold?"
    named(close, "look.holds").click()
    assert third.workspace.agreements.of(amara.id).due is None
    assert not named(close, "look.holds").isVisible()
    assert close.window().focusWidget().isVisible()
    again = opened(third, qtbot)
    go_to(again, 5)
    assert again.findChildren(QAbstractButton, "look.holds") == []


def test_opened_at_the_close_the_mentor_answers_by_their_own_hand(third, amara, qtbot):
    close = opened(third, qtbot)
    go_to(close, 5)
    named(close, "look.open").click()
    dialog = close.findChild(AgreementDialog)
    assert not named(close, "look.holds").isVisible()  # opened is looked at
    named(dialog, "agreement.add").click()
    own = dialog.findChild(OwnClauseDialog)
    own.line.setText("My family")
    own.yes.click()
    named(dialog, "clause.limits").click()
    clause = dialog.findChild(ClauseDialog)
    clause.choice.choose(Answer.NOT_FOR_US)
    clause.yes.click()
    dialog.accept()
    assert close.window().focusWidget().isVisible()
    kept = third.workspace.agreements.kept(amara.id)
    for given in (kept.clauses[-1], kept.clause("limits")):
        assert (given.said[-1].by, given.said[-1].told) == (Side.MENTOR, False)
        assert given.waits_for() == (Side.LEADER,)


def test_a_sample_desk_is_not_locked_for_nobody_knows_its_passphrase(room, qtbot):
    page = ClosePage(replace(room.workspace, sample=True), room.session, room.around)
    room.show(page, qtbot)
    go_to(page, 4)
    assert named(page, "close.back").words() == "Back to the session"
    with qtbot.assertNotEmitted(page.lock_asked), qtbot.waitSignal(page.back_asked):
        named(page, "close.back").click()
    go_to(page, 5)
    assert named(page, "close.next").words() == "Close the session"
    with qtbot.assertNotEmitted(page.lock_asked), qtbot.waitSignal(page.closed) as closed:
        named(page, "close.next").click()
    assert closed.args == [room.session]


def test_words_on_the_lines_for_more_are_kept_on_the_way_to_the_next_step(close, room, qtbot):
    go_to(close, 2)
    qtbot.keyClicks(named(close, "close.moreIdea"), "Ask twice")
    go_to(close, 3)
    qtbot.keyClicks(named(close, "close.morePromise"), "Ask the board")
    go_to(close, 4)
    workspace = room.workspace
    assert [i.text for i in workspace.ideas.of_session(room.session)][1:] == ["Ask twice"]
    assert [p.text for p in workspace.promises.of_session(room.session)][1:] == ["Ask the board"]
    assert "Ask twice" in everything_written(close)


@pytest.mark.parametrize(("step", "line"), [(2, "close.moreIdea"), (3, "close.morePromise")])
def test_words_on_a_line_for_more_are_unsaved_until_they_are_kept_once(
    close, room, disk, qtbot, step, line
):
    go_to(close, step)
    qtbot.keyClicks(named(close, line), "Ask twice")
    assert close.has_unsaved()
    disk.hold()
    for _ in range(2):
        close.save_now()
    named(close, "close.next").click()
    assert close._table.at == step - 1
    disk.let_go()
    assert close._table.at == step
    assert not close.has_unsaved()
    caught = [*room.workspace.ideas.of_session(room.session)]
    caught += room.workspace.promises.of_session(room.session)
    assert [one.text for one in caught].count("Ask twice") == 1


def test_a_line_that_could_not_be_kept_keeps_its_words_and_its_step(close, disk, qtbot, notices):
    go_to(close, 2)
    qtbot.keyClicks(named(close, "close.moreIdea"), "Ask twice")
    disk.full = True
    named(close, "close.next").click()
    assert close._table.at == 1
    assert named(close, "close.moreIdea").text() == "Ask twice"
    assert notices.errors == [DeskFullError]
    disk.full = False
    assert close.has_unsaved()
    named(close, "close.next").click()
    assert close._table.at == 2


def test_a_reason_stands_while_the_play_back_waits_for_a_full_disk(
    close, room, disk, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    disk.full = True
    qtbot.keyClicks(named(close, "close.playBack"), "Silence is a memory.")
    go_to(close, 2)
    (card,) = close.findChildren(IdeaAnswer)
    card.answers[Stage.DECLINED].click()
    qtbot.keyClicks(card.reason, "Too")
    disk.full = False
    qtbot.waitUntil(lambda: bool(session_of(room).play_back.text))
    assert card.reason.isVisible()
    assert room.window.focusWidget() is card.reason


def test_a_name_stays_until_it_is_kept(close, room, disk, qtbot, notices):
    go_to(close, 2)
    next(b for b in close.findChildren(QAbstractButton) if b.text() == "Add a name").click()
    name = named(close, "close.name")
    qtbot.keyClicks(name, "Jonas Weber")
    disk.full = True
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == "Jonas Weber"
    assert notices.errors == [DeskFullError]
    assert close.has_unsaved()
    disk.full = False
    close.save_now()
    assert name.text() == ""
    assert len(idea_of(room).contributions) == 2


def test_words_that_were_refused_are_unsaved_and_hold_their_step(close, room, qtbot):
    go_to(close, 3)
    promise = named(close, "close.promise")
    promise.setFocus()
    promise.selectAll()
    promise.insert("x" * (LINE_LIMIT + 1))
    promise.textEdited.emit(promise.text())
    close.save_now()
    assert close.has_unsaved()
    named(close, "close.next").click()
    assert close._table.at == 2
    assert "longer than" in everything_written(close)
    promise.setText("")
    qtbot.keyClicks(promise, "shorter")
    named(close, "close.next").click()
    assert close._table.at == 3
    assert not close.has_unsaved()
    (kept,) = room.workspace.promises.of_session(room.session)
    assert kept.text == "shorter"


def test_a_reason_that_was_refused_does_not_hold_another_answer(close, room, qtbot):
    go_to(close, 2)
    named(close, "close.answer.declined").click()
    reason = named(close, "close.reason")
    reason.setText("x" * 250_000)
    reason.textEdited.emit(reason.text())
    close.save_now()
    assert close.has_unsaved()
    named(close, "close.answer.trying").click()
    assert not close.has_unsaved()
    assert idea_of(room).stage is Stage.TRYING


@pytest.mark.parametrize(
    ("consent", "about"),
    [
        (Consent.ASK, "Idea · Amara, 2 colleagues"),
        (Consent.NOT_AT_ALL, "Idea · Amara"),
        (Consent.ANYWHERE, "Idea · Amara, Jonas Weber, Jonas Lind"),
    ],
)
def test_the_mentor_is_told_the_names_that_the_summary_tells(close, qtbot, consent, about):
    go_to(close, 2)
    next(b for b in close.findChildren(QAbstractButton) if b.text() == "Add a name").click()
    line = close.findChild(NameLine)
    for name in ("Jonas Weber", "Jonas Lind"):
        line.consent.choose(consent)
        qtbot.keyClicks(named(close, "close.name"), name)
        line.submit()
    go_to(close, 4)
    written = everything_written(close)
    assert f"{about} · Heard" in written.splitlines()
    assert ("Jonas" in written) is (consent is Consent.ANYWHERE)


def test_the_mentor_reads_a_no_and_its_reason_without_the_leaders_card(close, qtbot):
    go_to(close, 2)
    named(close, "close.answer.declined").click()
    qtbot.keyClicks(named(close, "close.reason"), "Not ours to say")
    go_to(close, 4)
    assert close.findChildren(IdeaAnswer) == []
    assert "Idea · Amara · Declined" in shown_on(close)
    assert "A junior hosts\nBecause: Not ours to say" in shown_on(close)


@pytest.mark.parametrize("step", [4, 5])
def test_what_was_copied_is_forgotten_where_somebody_else_sits_down(close, qapp, monkeypatch, step):
    go_to(close, step - 1 if step == 4 else step)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    qapp.clipboard().setText(SECRET)
    named(close, "close.next").click()
    assert qapp.clipboard().text() == ""


def test_what_another_program_copied_stays(close, qapp, monkeypatch):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: False)
    qapp.clipboard().setText("theirs")
    go_to(close, 4)
    assert qapp.clipboard().text() == "theirs"
    qapp.clipboard().clear()


def test_a_date_stands_in_the_middle_of_its_line(close, qtbot):
    go_to(close, 3)
    words, by = named(close, "close.promise"), named(close, "close.promiseBy")
    words.setMinimumHeight(80)

    def in_the_middle() -> bool:
        return _middle(by, close) == pytest.approx(_middle(words, close), abs=1)

    qtbot.waitUntil(in_the_middle)
    by.click()
    qtbot.waitUntil(in_the_middle)


def test_the_way_to_a_name_stands_where_reading_begins(close, qtbot):
    go_to(close, 2)
    card = close.findChild(IdeaAnswer)
    more = next(b for b in card.findChildren(QAbstractButton) if b.text() == "Add a name")
    answers = named(close, "close.answer.trying").parentWidget()
    qtbot.waitUntil(lambda: more.x() == answers.x())
    assert more.width() < card.width() / 3


@pytest.mark.parametrize("width", [900, 1280])
def test_the_steps_stand_in_the_middle_of_the_head(close, room, qtbot, width):
    room.window.resize(width, 700)
    bar = close._table.head.bar
    head = bar.parentWidget()
    label = bar.findChild(QLabel)
    qtbot.waitUntil(lambda: close.width() == width)
    assert _middle(label, head) == pytest.approx(head.height() / 2, abs=2)


def _middle(widget: QWidget, within: QWidget) -> float:
    return widget.mapTo(within, QPoint(0, 0)).y() + widget.height() / 2


def test_the_close_ends_everything_and_plans_the_next_session(close, room, qtbot):
    room.around.focus.begin()
    go_to(close, 5)
    with qtbot.waitSignal(close.lock_asked):
        named(close, "close.next").click()
    assert session_of(room).state is SessionState.CLOSED
    assert room.focus.asked == ["enter", "leave"]
    assert session_of(room).timing.exits == 0
    (following,) = room.workspace.sessions.planned()
    assert following.planned_at == session_of(room).planned_at + timedelta(days=14)
    kinds = {n.kind for n in room.workspace.notes.of_session(room.session)}
    assert NoteKind.OFF_THE_RECORD not in kinds


def test_the_next_session_is_where_the_pair_meets(room, qtbot, amara):
    room.workspace.people.change(replace(amara, pairing=replace(amara.pairing, place="Room 12")))
    page = opened(room, qtbot)
    go_to(page, 5)
    assert named(page, "close.place").text() == "Room 12"
    named(page, "close.next").click()
    (following,) = room.workspace.sessions.planned()
    assert following.place == "Room 12"


def test_the_next_session_has_its_format_and_the_minutes_follow_it(close, room, amara):
    go_to(close, 5)
    choice, minutes = named(close, "close.format"), named(close, "close.minutes")
    usual = minutes.value()
    short = min(close._table.room.formats, key=lambda kind: kind.minutes)
    choice.setCurrentText(short.name)
    assert minutes.value() == short.minutes < usual
    choice.setCurrentIndex(0)
    assert minutes.value() == usual
    choice.setCurrentText(short.name)
    minutes.setValue(short.minutes + 5)
    named(close, "close.next").click()
    (following,) = room.workspace.sessions.planned()
    assert (following.format, following.minutes) == (short.key, short.minutes + 5)


def test_where_the_pair_has_no_place_the_one_of_this_session_is_proposed(
    qtbot, workspace, amara, clock, disk, notices
):
    room = furnished(workspace, amara, clock, disk, notices)
    qtbot.addWidget(room.window)
    kept = workspace.sessions.of_id(room.session)
    held = workspace.sessions.plan(amara.id, kept.planned_at, place="Her office")
    workspace.sessions.miss(room.session)
    workspace.sessions.start(held.id)
    page = opened(replace(room, session=held.id), qtbot)
    go_to(page, 5)
    assert named(page, "close.place").text() == "Her office"


@pytest.mark.parametrize("other", [True, False])
def test_the_format_of_a_session_that_is_planned_can_be_chosen(room, qtbot, amara, clock, other):
    first, second = opened(room, qtbot)._table.room.formats[:2]
    plan = room.workspace.sessions.plan
    plan(amara.id, clock() + timedelta(days=7), 25, format=first.key)
    page = opened(room, qtbot)
    go_to(page, 5)
    assert named(page, "close.format").currentText() == first.name
    if other:
        named(page, "close.format").setCurrentText(second.name)
    named(page, "close.next").click()
    (following,) = room.workspace.sessions.planned()
    assert (following.format, following.minutes) == ((second if other else first).key, 25)
    assert session_of(room).state is SessionState.CLOSED


def test_what_was_parked_is_named_among_what_carries_over(room, qtbot):
    agenda = room.workspace.agendas.of(room.session)
    first, second, third = agenda.topics
    parked = replace(second, state=TopicState.PARKED)
    with room.workspace.store.transaction() as tx:
        lanes.write(tx, replace(agenda, topics=(first, parked, third)))
    page = opened(room, qtbot)
    go_to(page, 5)
    row = next(r for r in page.findChildren(CheckRow, "close.carry") if r.text() == parked.text)
    assert row.accessibleDescription() == "parked"
    assert row.isChecked()
    assert not row.isEnabled()
    named(page, "close.next").click()
    (following,) = room.workspace.sessions.planned()
    carried = [t.text for t in room.workspace.agendas.of(following.id).topics]
    assert carried == [parked.text, third.text]


def test_what_was_not_talked_about_carries_over_and_what_was_does_not(close, room):
    go_to(close, 5)
    named(close, "close.next").click()
    (following,) = room.workspace.sessions.planned()
    carried = [t.text for t in room.workspace.agendas.of(following.id).topics]
    assert carried == ["Show you how we find people on social media"]


def test_a_topic_that_cannot_be_settled_keeps_the_session_open(close, room, monkeypatch):
    go_to(close, 5)
    row = next(r for r in close.findChildren(CheckRow, "close.carry") if r.isEnabled())
    row.setChecked(False)
    full, spend = [DeskFullError(room.workspace.store.folder)], room.workspace.agendas.spend

    def refuse_once(*asked):
        if full:
            raise full.pop()
        return spend(*asked)

    monkeypatch.setattr(room.workspace.agendas, "spend", refuse_once)
    named(close, "close.next").click()
    assert session_of(room).state is SessionState.LIVE
    assert room.workspace.sessions.planned() == ()
    named(close, "close.next").click()
    assert session_of(room).state is SessionState.CLOSED


def test_not_now_plans_nothing(close, room):
    go_to(close, 5)
    named(close, "close.notNow").click()
    named(close, "close.next").click()
    assert session_of(room).state is SessionState.CLOSED
    assert room.workspace.sessions.planned() == ()


def test_after_a_closing_session_one_more_is_planned_only_if_both_want_it(
    workspace, amara, clock, tasks, notices, qtbot
):
    session = planned(workspace, amara, clock)
    workspace.sessions.choose_format(session, CLOSING)
    workspace.sessions.start(session)
    room = room_of(session, workspace, clock, tasks, notices)
    qtbot.addWidget(room.window)
    page = opened(room, qtbot)
    go_to(page, 5)
    said = everything_written(page)
    assert "This was your Closing session." in said
    assert "A date now" not in said
    named(page, "close.next").click()
    assert session_of(room).state is SessionState.CLOSED
    assert workspace.sessions.planned() == ()


def test_a_session_that_is_planned_already_is_not_planned_again(room, qtbot, amara, clock):
    room.workspace.sessions.plan(amara.id, clock() + timedelta(days=7))
    page = opened(room, qtbot)
    go_to(page, 5)
    assert "is planned for" in everything_written(page)
    named(page, "close.next").click()
    assert len(room.workspace.sessions.planned()) == 1


def test_a_full_disk_does_not_close_and_then_closes_once(close, room, disk, qtbot, monkeypatch):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    go_to(close, 5)
    disk.full = True
    with qtbot.assertNotEmitted(close.lock_asked):
        named(close, "close.next").click()
    assert session_of(room).state is SessionState.LIVE
    assert "is full" in everything_written(close)
    disk.full = False
    with qtbot.waitSignal(close.lock_asked):
        named(close, "close.next").click()
    assert len(room.workspace.sessions.planned()) == 1


@pytest.mark.parametrize("has_room", [False, True])
def test_who_goes_back_from_a_close_that_waits_is_not_closed_out_later(
    close, room, disk, qtbot, monkeypatch, has_room
):
    monkeypatch.setattr(retries, "WAITS_MS", (10_000 if has_room else 20,))
    disk.full = True
    qtbot.keyClicks(named(close, "close.playBack"), "the last words")
    go_to(close, 5)
    named(close, "close.next").click()
    disk.full = not has_room
    named(close, "close.before").click()
    assert close._table.at == 3
    disk.full = False
    qtbot.waitUntil(lambda: session_of(room).play_back.text == "the last words")
    QApplication.processEvents()
    assert session_of(room).state is SessionState.LIVE
    assert named(close, "close.next").isEnabled()


def test_the_mentor_is_not_led_through_the_leaders_folders(close, disk, qtbot):
    disk.full = True
    qtbot.keyClicks(named(close, "close.playBack"), "the last words")
    go_to(close, 3)
    assert "Save a rescue copy…" in words_of_buttons(close)
    named(close, "close.next").click()
    assert close._table.at == 3
    assert "is full" in everything_written(close)
    assert "Save a rescue copy…" not in words_of_buttons(close)


def words_of_buttons(page):
    return [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]


def test_a_session_that_is_planned_by_a_close_that_failed_is_said_to_be(
    close, room, qtbot, monkeypatch
):
    go_to(close, 5)
    with monkeypatch.context() as full:
        full.setattr(room.workspace.closes, "close", refused)
        named(close, "close.next").click()
    (planned,) = room.workspace.sessions.planned()
    assert f"Session {planned.number} is planned for" in everything_written(close)
    assert named(close, "close.next").hasFocus()
    assert not named(close, "close.when").isVisible()
    with qtbot.waitSignal(close.lock_asked):
        named(close, "close.next").click()
    assert room.workspace.sessions.planned() == (planned,)


def refused(_):
    raise DeskFullError("folder")


def test_words_that_could_not_be_kept_are_kept_before_the_close(
    close, room, disk, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    disk.full = True
    qtbot.keyClicks(named(close, "close.playBack"), "the last words")
    go_to(close, 5)
    named(close, "close.next").click()
    assert session_of(room).state is SessionState.LIVE
    with qtbot.waitSignal(close.lock_asked):
        disk.full = False
    assert session_of(room).play_back.text == "the last words"


def test_time_in_the_close_is_session_time(close, room):
    let_pass = seconds_of(close)
    let_pass(120)
    close.save_now()
    assert session_of(room).timing.present == 120
    assert named(close, "close.facts").text() == "2 min · on time · focus never left"


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_how_the_time_went_is_read_whole_in_every_step_at_any_size_of_the_text(
    room, qtbot, theme, size
):
    theme.apply(Scheme.LIGHT, size)
    page = opened(room, qtbot)
    line = named(page, "close.facts")

    def is_whole() -> bool:
        across = line.wordWrap() or line.width() >= line.sizeHint().width()
        return across and line.height() >= line.heightForWidth(line.width())

    for step in range(5):
        go_to(page, step + 1)
        assert line.isVisible()
        assert line.text() == "0 min · on time · focus never left"
        qtbot.waitUntil(is_whole)


def test_the_figures_count_what_came_up_since(close, qtbot):
    assert "idea, with a name" in everything_written(close)
    go_to(close, 2)
    qtbot.keyClicks(named(close, "close.moreIdea"), "Ask twice")
    go_to(close, 3)
    for _ in range(2):
        named(close, "close.before").click()
    assert "ideas, both with a name" in everything_written(close)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        ((90, 40), ("focus left once (2 min)", "focus left 2 times (2 min, 1 min)")),
        ((9, 9), ("focus left once (under 1 min)", "focus left 2 times (each under 1 min)")),
    ],
)
def test_stepping_out_is_told_in_one_neutral_line(close, room, qtbot, seconds, said):
    let_pass = seconds_of(close)
    room.around.focus.begin()
    facts = named(close, "close.facts")
    for passed, words in zip(seconds, said, strict=True):
        room.step_out(qtbot)
        let_pass(passed)
        assert words in facts.text()
        room.around.focus.begin()
    close.save_now()
    page = opened(room, qtbot)
    assert said[-1] in named(page, "close.facts").text()


def test_what_the_leader_asked_and_stated_is_told_where_it_is_counted(
    qtbot, workspace, amara, clock, disk, notices
):
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, counts=True)))
    room = furnished(workspace, amara, clock, disk, notices)
    qtbot.addWidget(room.window)
    workspace.sessions.start(room.session)
    workspace.timings.spend(room.session, Spell(questions=3, statements=1))
    assert "you asked 3 questions and made 1 statement" in shown_on(opened(room, qtbot))


def test_what_is_not_counted_is_not_told(close):
    assert "you asked" not in shown_on(close)


def test_a_session_without_focus_says_nothing_of_interruptions(
    qtbot, workspace, amara, clock, disk, notices
):
    room = furnished(workspace, amara, clock, disk, notices)
    qtbot.addWidget(room.window)
    workspace.sessions.start(room.session, in_focus=False)
    close = opened(room, qtbot)
    assert named(close, "close.facts").text() == "0 min · on time"
    room.around.focus.begin()
    room.step_out(qtbot)
    seconds_of(close)(30)
    assert "focus left once" in named(close, "close.facts").text()
    assert "time you left focus" in shown_on(close)


def test_every_control_of_every_step_has_a_name(close):
    for _ in range(5):
        for control in close.findChildren(QWidget):
            if control.isVisible() and isinstance(control, QAbstractButton | QLineEdit | QTextEdit):
                assert control.accessibleName() or control.text(), control.objectName()
        if close._table.at < 4:
            named(close, "close.next").click()
