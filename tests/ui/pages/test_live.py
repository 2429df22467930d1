"""The live page: what is typed is kept, time is counted, and focus can always be left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.floor import Speaker
from mentordesk.domain.note import NoteKind
from mentordesk.domain.text import TEXT_LIMIT
from mentordesk.errors import BlankTextError, DeskFullError, TextTooLongError
from mentordesk.services.content import shipped_content
from mentordesk.services.timings import Spell
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.room import retries, spending
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.last_word import LastWord
from mentordesk.ui.widgets.topic_list import TopicList
from seen import is_whole
from session_room import furnished, named, seconds_of

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(under_way):
    return under_way


def opened(room, qtbot) -> LivePage:
    page = LivePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    return page


def reopened(room, qtbot) -> LivePage:
    """Return the page that comes after another one, once it is seen."""
    page = opened(room, qtbot)
    qtbot.waitUntil(page.isVisible)
    return page


@pytest.fixture
def live(room, qtbot):
    return opened(room, qtbot)


@pytest.fixture
def sheet(live) -> QTextEdit:
    return named(live, "live.notes")


def kept(room, kind=NoteKind.PRIVATE) -> list[str]:
    notes = room.workspace.notes.of_session(room.session)
    return [note.text for note in notes if note.kind is kind]


def topics(room):
    return room.workspace.agendas.of(room.session).topics


def timing(room):
    return room.workspace.sessions.of_id(room.session).timing


def pages_of_text(letters: int) -> str:
    """Return so many letters, in lines: Qt lays out one endless word for seconds."""
    line = "It is not shyness, it is that nobody asked.\n"
    return (line * (letters // len(line) + 1))[: letters - 1] + "."


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_keyboard_is_in_the_notes(live, sheet):
    assert sheet.hasFocus()


def test_what_is_typed_is_kept_a_moment_later_and_says_so(live, room, sheet, qtbot):
    qtbot.keyClicks(sheet, "It is not shyness.")
    assert named(live, "live.saved").text() == ""
    qtbot.waitUntil(lambda: kept(room) == ["It is not shyness."])
    assert named(live, "live.saved").text() == "saved"


def test_whoever_never_pauses_is_saved_as_well(live, room, sheet, qtbot):
    def typing_is_saved() -> bool:
        qtbot.keyClick(sheet, Qt.Key.Key_A)
        return bool(kept(room))

    qtbot.waitUntil(typing_is_saved, timeout=3000)
    assert live.has_unsaved()


def test_notes_belong_to_the_topic_they_were_typed_in(live, room, sheet, qtbot):
    qtbot.keyClicks(sheet, "first")
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    assert kept(room) == ["first"]
    assert sheet.toPlainText() == ""
    assert sheet.placeholderText() == "Notes on this topic"
    qtbot.keyClicks(sheet, "second")
    live.save_now()
    notes = {n.topic: n.text for n in room.workspace.notes.of_session(room.session)}
    assert notes == {topics(room)[0].id: "first", topics(room)[1].id: "second"}


def test_the_next_letter_is_for_the_new_topic_however_long_the_desk_takes(
    live, room, sheet, disk, qtbot
):
    qtbot.keyClicks(sheet, "first")
    disk.hold()
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    qtbot.keyClicks(sheet, "second")
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    qtbot.keyClicks(sheet, "third")
    room.press(qtbot, Qt.Key.Key_Up, CONTROL)
    qtbot.keyClicks(sheet, " too")
    named(live, "live.shared").click()
    disk.let_go()
    assert named(live, "live.shared").isChecked()
    live.save_now()
    notes = {n.topic: n.text for n in room.workspace.notes.of_session(room.session)}
    of = [notes[topic.id] for topic in topics(room)]
    assert of == ["first", "second too", "third"]


def test_a_turn_that_a_full_disk_did_not_take_is_kept_later(
    live, room, sheet, disk, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    disk.full = True
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    qtbot.keyClicks(sheet, "second")
    assert live.has_unsaved()
    disk.full = False
    qtbot.waitUntil(lambda: topics(room)[0].state is TopicState.DISCUSSED)
    qtbot.waitUntil(lambda: not live.has_unsaved())
    (note,) = room.workspace.notes.of_session(room.session)
    assert (note.topic, note.text) == (topics(room)[1].id, "second")
    assert sheet.toPlainText() == "second"


def test_a_full_disk_keeps_the_words_on_screen_and_tries_again(
    live, room, sheet, disk, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    disk.full = True
    qtbot.keyClicks(sheet, "not lost")
    qtbot.waitUntil(lambda: named(live, "live.saved").text() == "not saved")
    assert "is full" in words(live)
    assert sheet.toPlainText() == "not lost"
    assert live.has_unsaved()
    disk.full = False
    qtbot.waitUntil(lambda: kept(room) == ["not lost"])
    assert named(live, "live.saved").text() == "saved"
    assert "is full" not in words(live)


def test_an_idea_that_is_kept_at_last_takes_back_what_was_said_and_sends_the_notes_along(
    live, room, sheet, disk, qtbot, notices
):
    disk.full = True
    qtbot.keyClicks(sheet, "not lost")
    named(live, "live.catchIdea").click()
    idea = named(live, "live.idea")
    qtbot.keyClicks(idea, "Ask twice")
    qtbot.keyClick(idea, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: named(live, "live.saved").text() == "not saved")
    assert "try again; notes are saved by themselves" in notices.words[0]
    disk.full = False
    with qtbot.waitSignal(notices.withdrawn):
        qtbot.keyClick(idea, Qt.Key.Key_Return)
    assert kept(room) == ["not lost"]
    assert "is full" not in words(live)


def test_time_that_could_not_be_kept_is_kept_on_the_topic_it_was_spent_on(live, room, disk, qtbot):
    let_pass = seconds_of(live)
    disk.full = True
    let_pass(10)
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    let_pass(15)
    disk.full = False
    live.save_now()
    first, second, third = topics(room)
    assert [first.spent, second.spent, third.spent] == [10, 15, 0]
    assert (first.state, second.state) == (TopicState.DISCUSSED, TopicState.OPEN)


def test_wrapping_up_waits_until_every_word_is_kept(live, room, sheet, disk, qtbot):
    qtbot.keyClicks(sheet, "the last word")
    disk.hold()
    with qtbot.assertNotEmitted(live.wrap_up_asked):
        named(live, "live.wrapUp").click()
    with qtbot.waitSignal(live.wrap_up_asked) as asked:
        disk.let_go()
    assert asked.args == [room.session]
    assert kept(room) == ["the last word"]


@pytest.mark.parametrize("line", ["live.idea", "live.promise"])
def test_wrapping_up_takes_what_stands_on_a_line_along_once(live, room, disk, qtbot, line):
    named(live, line.replace(".i", ".catchI").replace(".p", ".catchP")).click()
    qtbot.keyClicks(named(live, line), "Ask twice")
    disk.hold()
    qtbot.keyClick(named(live, line), Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(live.wrap_up_asked):
        named(live, "live.wrapUp").click()
    with qtbot.waitSignal(live.wrap_up_asked):
        disk.let_go()
    workspace = room.workspace
    caught = [*workspace.ideas.of_session(room.session)]
    caught += workspace.promises.of_session(room.session)
    assert [one.text for one in caught] == ["Ask twice"]


def test_going_on_to_type_means_to_stay(live, room, sheet, disk, qtbot):
    qtbot.keyClicks(sheet, "the last word")
    disk.hold()
    named(live, "live.wrapUp").click()
    qtbot.keyClicks(sheet, ", or not")
    with qtbot.assertNotEmitted(live.wrap_up_asked):
        disk.let_go()
        live.save_now()
    assert kept(room) == ["the last word, or not"]


@pytest.mark.parametrize("line", ["live.idea", "live.promise"])
def test_what_was_left_in_its_line_is_seen_before_it_is_kept(live, room, qtbot, line, notices):
    named(live, line.replace(".i", ".catchI").replace(".p", ".catchP")).click()
    qtbot.keyClicks(named(live, line), "Ask twice")
    qtbot.keyClick(named(live, line), Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(live.wrap_up_asked):
        named(live, "live.wrapUp").click()
    assert named(live, line).hasFocus()
    assert "Not kept yet" in notices.words[-1]
    assert not room.workspace.ideas.of_session(room.session)
    assert not room.workspace.promises.of_session(room.session)
    with qtbot.waitSignal(live.wrap_up_asked):
        named(live, "live.wrapUp").click()


def test_a_promise_is_of_the_kind_it_was_when_it_was_entered(live, room, disk, qtbot):
    named(live, "live.catchPromise").click()
    named(live, "live.toTry").click()
    qtbot.keyClicks(named(live, "live.promise"), "Ask twice")
    disk.hold()
    qtbot.keyClick(named(live, "live.promise"), Qt.Key.Key_Return)
    named(live, "live.toTry").click()
    disk.let_go()
    (made,) = room.workspace.promises.of_session(room.session)
    assert made.try_it


def test_a_topic_that_was_not_passed_on_wraps_nothing_up_later(
    live, room, disk, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    disk.full = True
    named(live, "live.next").click()
    named(live, "live.wrapUp").click()
    disk.full = False
    with qtbot.assertNotEmitted(live.wrap_up_asked, wait=200):
        pass


def test_wrapping_up_that_failed_does_not_come_by_itself_later(
    live, room, sheet, disk, qtbot, monkeypatch
):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    disk.full = True
    qtbot.keyClicks(sheet, "the last word")
    named(live, "live.wrapUp").click()
    assert "is full" in words(live)
    disk.full = False
    with qtbot.assertNotEmitted(live.wrap_up_asked):
        qtbot.waitUntil(lambda: kept(room) == ["the last word"])
    with qtbot.waitSignal(live.wrap_up_asked):
        named(live, "live.wrapUp").click()


def test_what_is_typed_on_while_an_idea_is_kept_stays_on_its_line(live, room, disk, qtbot):
    room.press(qtbot, Qt.Key.Key_I, CONTROL)
    line = named(live, "live.idea")
    qtbot.keyClicks(line, "Ask twice")
    disk.hold()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, " a day")
    disk.let_go()
    assert line.text() == " a day"
    assert line.isVisible()


def test_a_sheet_that_is_too_long_stays_unsaved_and_keeps_no_other_from_being_saved(
    live, room, sheet, qtbot
):
    sheet.setPlainText(pages_of_text(TEXT_LIMIT + 1))
    room.press(qtbot, Qt.Key.Key_F7)
    qtbot.keyClicks(sheet, "for Amara")
    live.save_now()
    assert kept(room, NoteKind.SHARED) == ["for Amara"]
    assert kept(room) == []
    assert live.has_unsaved()
    assert named(live, "live.saved").text() == "not saved"
    assert "longer than" in words(live)
    room.press(qtbot, Qt.Key.Key_F7)
    sheet.setPlainText("shorter")
    live.save_now()
    assert kept(room) == ["shorter"]
    assert not live.has_unsaved()
    assert "longer than" not in words(live)


def test_words_do_not_move_to_a_sheet_that_has_no_room_for_them(live, room, sheet, qtbot, notices):
    room.press(qtbot, Qt.Key.Key_F7)
    sheet.setPlainText(pages_of_text(TEXT_LIMIT))
    room.press(qtbot, Qt.Key.Key_F7)
    qtbot.keyClicks(sheet, "for Amara")
    sheet.selectAll()
    room.press(qtbot, Qt.Key.Key_F7)
    live.save_now()
    assert kept(room) == ["for Amara"]
    assert notices.errors == [TextTooLongError]


def test_a_selected_passage_moves_to_the_sheet_of_its_key(live, room, sheet, qtbot):
    qtbot.keyClicks(sheet, "for me. for Amara.")
    cursor = sheet.textCursor()
    cursor.setPosition(8)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)
    room.press(qtbot, Qt.Key.Key_F7)
    assert kept(room) == ["for me. "]
    assert kept(room, NoteKind.SHARED) == ["for Amara."]
    assert sheet.hasFocus()


def test_a_key_turns_to_another_sheet_and_back(live, room, sheet, qtbot):
    qtbot.keyClicks(sheet, "mine")
    room.press(qtbot, Qt.Key.Key_F8)
    assert sheet.toPlainText() == ""
    assert "destroyed at the close" in sheet.accessibleName()
    qtbot.keyClicks(sheet, "between us")
    room.press(qtbot, Qt.Key.Key_F8)
    assert sheet.toPlainText() == "mine"
    live.save_now()
    assert kept(room, NoteKind.OFF_THE_RECORD) == ["between us"]
    assert kept(room) == ["mine"]


def test_only_plain_words_are_pasted(live, sheet, qtbot, qapp):
    from PySide6.QtCore import QMimeData

    rich = QMimeData()
    rich.setHtml("<h1>Loud</h1><img src='file:///etc/passwd'>")
    rich.setText("Loud")
    sheet.insertFromMimeData(rich)
    assert sheet.toPlainText() == "Loud"


def test_an_idea_is_kept_and_the_cursor_goes_back_to_where_it_was(live, room, sheet, qtbot):
    qtbot.keyClicks(sheet, "People write first.")
    cursor = sheet.textCursor()
    cursor.setPosition(6)
    sheet.setTextCursor(cursor)
    room.press(qtbot, Qt.Key.Key_I, CONTROL)
    line = named(live, "live.idea")
    assert line.hasFocus()
    qtbot.keyClicks(line, "Collect questions the day before")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (idea,) = room.workspace.ideas.of_session(room.session)
    assert idea.text == "Collect questions the day before"
    assert sheet.hasFocus()
    assert sheet.textCursor().position() == 6
    qtbot.waitUntil(lambda: "Collect questions the day before" in words(live))
    assert "Idea · Amara" in words(live)


def test_a_promise_is_kept_by_its_key(live, room, qtbot):
    room.press(qtbot, Qt.Key.Key_P, CONTROL)
    line = named(live, "live.promise")
    qtbot.keyClicks(line, "Answer in the open")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (promise,) = room.workspace.promises.of_session(room.session)
    assert promise.text == "Answer in the open"


def test_a_blank_idea_is_refused_and_what_was_typed_stays(live, room, qtbot, notices):
    room.press(qtbot, Qt.Key.Key_I, CONTROL)
    line = named(live, "live.idea")
    qtbot.keyClicks(line, "   ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert notices.errors == [BlankTextError]
    assert line.text() == "   "
    assert line.isVisible()


def test_a_half_typed_idea_is_kept_when_the_desk_is_locked(live, room, qtbot):
    room.press(qtbot, Qt.Key.Key_I, CONTROL)
    qtbot.keyClicks(named(live, "live.idea"), "half an idea")
    assert live.has_unsaved()
    live.save_now()
    assert [i.text for i in room.workspace.ideas.of_session(room.session)] == ["half an idea"]


def test_the_next_topic_leaves_the_one_before_as_talked_about(live, room, qtbot):
    let_pass = seconds_of(live)
    let_pass(90)
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    first, second, _ = topics(room)
    assert (first.state, first.spent) == (TopicState.DISCUSSED, 90)
    assert second.state is TopicState.OPEN
    qtbot.waitUntil(lambda: "1 min" in words(live))


def test_one_can_go_back_to_the_topic_before(live, room, qtbot):
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    room.press(qtbot, Qt.Key.Key_Up, CONTROL)
    assert topics(room)[0].state is TopicState.OPEN
    assert not named(live, "live.back").isVisible()


def test_a_topic_that_was_left_within_a_minute_tells_no_time(live, room, qtbot):
    seconds_of(live)(59)
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: "0 of 15 min" in words(live))
    assert "0 min" not in words(live)


def test_after_the_last_topic_there_is_no_next_one_and_notes_go_on(live, room, sheet, qtbot):
    for _ in range(3):
        room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    assert not named(live, "live.next").isEnabled()
    qtbot.keyClicks(sheet, "at the end")
    live.save_now()
    (note,) = room.workspace.notes.of_session(room.session)
    assert (note.topic, note.text) == (None, "at the end")


def test_time_is_kept_every_ten_seconds(live, room):
    let_pass = seconds_of(live)
    let_pass(9)
    assert timing(room).present == 0
    let_pass(1)
    assert (timing(room).present, timing(room).mentor_spoke) == (10, 10)
    assert topics(room)[0].spent == 10


def test_sleep_is_not_counted_and_that_is_said_until_somebody_types(
    live, room, sheet, qtbot, announced
):
    let_pass = seconds_of(live)
    let_pass(3600, step=3600)
    live.save_now()
    assert timing(room).present == 0
    assert "1 h away was not counted" in words(live)
    assert announced == ["1 h away was not counted"]
    let_pass(10)
    assert "was not counted" in words(live)
    qtbot.keyClicks(sheet, "a")
    assert "was not counted" not in words(live)
    assert "Session 1" in words(live)


def test_a_machine_that_is_slow_for_a_moment_says_nothing(live):
    seconds_of(live)(30, step=30)
    assert "was not counted" not in words(live)


def test_three_hours_are_counted_to_the_second(live, room, monkeypatch):
    monkeypatch.setattr(spending, "KEEP_EVERY", 600)
    let_pass = seconds_of(live)
    let_pass(3 * 3600, step=5)
    live.save_now()
    assert timing(room).present == 3 * 3600
    assert topics(room)[0].spent == 3 * 3600


def test_time_that_could_not_be_kept_is_kept_later(live, room, disk):
    let_pass = seconds_of(live)
    disk.full = True
    let_pass(25)
    disk.full = False
    let_pass(10)
    live.save_now()
    assert timing(room).present == 35
    assert topics(room)[0].spent == 35


def test_the_floor_is_passed_with_one_key(live, room, qtbot):
    let_pass = seconds_of(live)
    let_pass(30)
    room.press(qtbot, Qt.Key.Key_F9)
    let_pass(10)
    live.save_now()
    assert (timing(room).mentor_spoke, timing(room).leader_spoke) == (30, 10)
    assert "You are talking" in named(live, "live.floor").text()
    assert "Amara 75 %" in words(live)


def test_before_the_floor_has_passed_no_share_is_told(live):
    seconds_of(live)(30)
    assert "%" not in words(live)


@pytest.mark.parametrize(("passed", "share"), [(False, "not counted"), (True, "100 %")])
def test_the_close_tells_a_share_only_of_a_floor_that_passed(live, room, qtbot, passed, share):
    let_pass = seconds_of(live)
    let_pass(30)
    if passed:
        room.press(qtbot, Qt.Key.Key_F9)
    live.save_now()
    close = ClosePage(room.workspace, room.session, room.around)
    room.show(close, qtbot)
    qtbot.waitUntil(close.isVisible)
    assert share in words(close).splitlines()


@pytest.mark.parametrize("way_back", ["a crash", "the close"])
def test_whoever_had_the_floor_has_it_again(live, room, qtbot, way_back):
    let_pass = seconds_of(live)
    room.press(qtbot, Qt.Key.Key_F9)
    if way_back == "the close":
        let_pass(10)
        close = ClosePage(room.workspace, room.session, room.around)
        room.show(close, qtbot)
        seconds_of(close)(600)
    again = opened(room, qtbot)
    assert "You are talking" in named(again, "live.floor").text()
    seconds_of(again)(10)
    spoke = (timing(room).mentor_spoke, timing(room).leader_spoke)
    assert spoke == (0, 20 if way_back == "the close" else 10)


def floor_of(page) -> list[str]:
    names = ("live.floor", "live.floorTurn", "live.floorStop")
    found = (named(page, name) for name in names)
    return [button.words() for button in found if button.isVisible()]


def test_the_bar_can_be_hidden_for_this_session(live, room, qtbot):
    let_pass = seconds_of(live)
    room.press(qtbot, Qt.Key.Key_F9)
    let_pass(10)
    named(live, "live.floorTurn").click()
    assert "%" not in words(live)
    assert floor_of(live) == ["You are talking", "Show the bar", "Stop counting"]
    let_pass(10)
    again = reopened(room, qtbot)
    assert floor_of(again) == ["You are talking", "Show the bar", "Stop counting"]
    assert "%" not in words(again)
    named(again, "live.floorTurn").click()
    assert "Amara 0 %" in words(again)
    assert timing(room).leader_spoke == 20


def test_counting_can_be_stopped_and_what_was_counted_stays(live, room, qtbot):
    let_pass = seconds_of(live)
    let_pass(10)
    stop, turn = named(live, "live.floorStop"), named(live, "live.floorTurn")
    stop.setFocus()
    stop.click()
    assert turn.hasFocus()
    assert floor_of(live) == ["Count who is talking"]
    let_pass(10)
    qtbot.keyClick(live, Qt.Key.Key_F9)
    again = reopened(room, qtbot)
    assert floor_of(again) == ["Count who is talking"]
    seconds_of(again)(10)
    named(again, "live.floorTurn").click()
    seconds_of(again)(5)
    again.save_now()
    assert (timing(room).mentor_spoke, timing(room).leader_spoke) == (15, 0)
    assert timing(room).present == 35


def test_counting_that_goes_on_shows_as_much_as_before(live, room, qtbot):
    room.press(qtbot, Qt.Key.Key_F9)
    turn = named(live, "live.floorTurn")
    turn.click()
    named(live, "live.floorStop").click()
    turn.click()
    assert floor_of(live) == ["You are talking", "Show the bar", "Stop counting"]
    assert "%" not in words(live)


def test_questions_and_statements_are_not_counted_unless_the_pair_wants_it(live, room, qtbot):
    qtbot.keyClick(live, Qt.Key.Key_F5)
    assert live.findChild(QWidget, "live.question") is None
    assert timing(room).questions is None


def test_a_key_counts_a_question_and_another_a_statement(
    room, qtbot, workspace, amara, clock, announced
):
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, counts=True)))
    workspace.closes.close(room.session)
    room.session = workspace.sessions.plan(amara.id, clock()).id
    workspace.sessions.start(room.session)
    page = opened(room, qtbot)
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F5):
        room.press(qtbot, key)
    assert announced == ["1 question", "1 statement", "2 questions"]
    assert (timing(room).questions, timing(room).statements) == (2, 1)
    assert named(page, "live.notes").hasFocus()
    again = reopened(room, qtbot)
    shown = [named(again, name).words() for name in ("live.question", "live.statement")]
    assert shown == ["Question · 2", "Statement · 1"]


def test_a_floor_that_could_not_be_kept_is_kept_later(live, room, disk, qtbot):
    disk.full = True
    room.press(qtbot, Qt.Key.Key_F9)
    disk.full = False
    live.save_now()
    assert timing(room).speaker is Speaker.LEADER


def test_digits_come_in_the_last_five_minutes_only(live, clock, monkeypatch):
    monkeypatch.setattr(spending, "KEEP_EVERY", 600)
    let_pass = seconds_of(live)
    until = named(live, "live.until")
    clock.forward(minutes=39)
    let_pass(39 * 60, step=5)
    assert "left" not in until.text()
    clock.forward(seconds=61)
    let_pass(61)
    assert "4:59 left" in until.text()


def test_by_choice_the_time_is_told_in_digits(room, qtbot, clock):
    room.around = replace(room.around, digits=lambda: True)
    page = opened(room, qtbot)
    let_pass = seconds_of(page)
    clock.forward(seconds=70)
    let_pass(70)
    assert "43:50 left" in named(page, "live.until").text()
    assert "1:10 of 5" in words(page)
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: "1:10" in words(page))


def test_in_most_seconds_nothing_is_painted(live, room, monkeypatch):
    monkeypatch.setattr(spending, "KEEP_EVERY", 600)

    class Painted(QObject):
        seconds = 0

        def eventFilter(self, watched, event) -> bool:  # noqa: N802  # Qt's name
            if event.type() == QEvent.Type.Paint and watched is not sheet:
                self.painted = True
            return False

    sheet = named(live, "live.notes").viewport()  # its cursor blinks
    watch = Painted()
    let_pass = seconds_of(live)
    let_pass(1)
    QApplication.processEvents()
    QApplication.instance().installEventFilter(watch)
    for _ in range(30):
        watch.painted = False
        let_pass(1)
        QApplication.processEvents()
        watch.seconds += watch.painted
    QApplication.instance().removeEventFilter(watch)
    assert watch.seconds <= 15


def over(page, monkeypatch) -> None:
    """Let the time of a session go by."""
    monkeypatch.setattr(spending, "KEEP_EVERY", 600)
    seconds_of(page)(45 * 60, step=5)


def test_at_the_end_of_time_the_mentor_has_ten_more_by_a_key(
    live, room, qtbot, monkeypatch, announced
):
    over(live, monkeypatch)
    assert announced == ["Amara, stop here, or ten more?"]
    assert "Amara, stop here, or ten more?" in words(live)
    qtbot.keyClick(live, Qt.Key.Key_T, CONTROL_SHIFT)
    assert room.workspace.sessions.of_id(room.session).minutes == 55
    assert "stop here" not in words(live)
    assert named(live, "live.wrapUp").words() == "Wrap up"
    seconds_of(live)(10 * 60, step=5)
    assert announced == ["Amara, stop here, or ten more?"] * 2


def test_a_mentor_who_answers_late_has_ten_more_from_then_on(live, room, qtbot, monkeypatch):
    over(live, monkeypatch)
    seconds_of(live)(12 * 60, step=5)
    qtbot.keyClick(live, Qt.Key.Key_T, CONTROL_SHIFT)
    assert room.workspace.sessions.of_id(room.session).minutes == 67
    assert "stop here" not in words(live)


def test_the_question_at_the_end_stands_until_it_is_answered(live, room, monkeypatch, disk):
    over(live, monkeypatch)
    disk.full = True
    named(live, "live.tenMore").click()
    seconds_of(live)(120, step=5)
    assert "Amara, stop here, or ten more?" in words(live)
    assert named(live, "live.wrapUp").words() == "Stop here"


def test_a_mentor_who_wants_ten_more_leaves_the_keyboard_at_the_notes(
    live, room, sheet, qtbot, monkeypatch
):
    over(live, monkeypatch)
    named(live, "live.tenMore").setFocus()
    room.press(qtbot, Qt.Key.Key_Space)
    assert room.window.focusWidget() is sheet


def test_ten_more_by_its_key_leaves_the_keyboard_where_it_is(live, room, qtbot, monkeypatch):
    over(live, monkeypatch)
    line = named(live, "live.catchIdea")
    line.setFocus()
    qtbot.keyClick(live, Qt.Key.Key_T, CONTROL_SHIFT)
    assert room.window.focusWidget() is line


@pytest.mark.parametrize("full", [False, True])
def test_ten_more_are_given_once_however_long_the_desk_takes(
    live, room, qtbot, monkeypatch, disk, full
):
    over(live, monkeypatch)
    disk.hold()
    for _ in range(3):
        qtbot.keyClick(live, Qt.Key.Key_T, CONTROL_SHIFT)
    disk.full = full
    disk.let_go()
    assert room.workspace.sessions.of_id(room.session).minutes == (45 if full else 55)
    assert named(live, "live.tenMore").isEnabled()


def test_it_says_that_the_close_was_left_until_the_desk_takes_it(room, qtbot, monkeypatch):
    monkeypatch.setattr(retries, "WAITS_MS", (20,))
    closes, full = room.workspace.closes, [DeskFullError(room.workspace.store.folder)]
    closes.step(room.session, 1)
    keep = closes.step

    def step(*asked):
        if full:
            raise full.pop()
        return keep(*asked)

    monkeypatch.setattr(closes, "step", step)
    opened(room, qtbot)
    qtbot.waitUntil(lambda: room.workspace.sessions.of_id(room.session).step is None)


@pytest.mark.parametrize("asked", [True, False])
def test_one_key_stops_the_session_and_leads_to_the_close(live, room, sheet, qtbot, asked, request):
    if asked:
        over(live, request.getfixturevalue("monkeypatch"))
    qtbot.keyClicks(sheet, "the last word")
    with qtbot.waitSignal(live.wrap_up_asked):
        qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL_SHIFT)
    assert kept(room) == ["the last word"]


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (1280, 1.0), (1280, 2.0)])
def test_nothing_moves_while_somebody_types(room, qtbot, disk, monkeypatch, theme, width, scale):
    theme.apply(Scheme.LIGHT, scale)
    live = opened(room, qtbot)
    sheet = named(live, "live.notes")
    disk.hold()
    room.around.focus.begin()
    room.window.showNormal()
    room.window.resize(width, 700)
    qtbot.waitUntil(lambda: live.width() == width)

    def places() -> list:
        shown = [sheet, named(live, "live.next"), named(live, "live.catchIdea")]
        for _ in range(2):
            QApplication.processEvents()
        return [(part.mapTo(live, QPoint()), part.width()) for part in shown]

    before = places()
    disk.let_go()
    assert named(live, "live.focus").text().startswith("Focus on")
    assert places() == before
    over(live, monkeypatch)
    assert places() == before
    disk.full = True
    qtbot.keyClicks(sheet, "not lost")
    live.save_now()
    assert "is full" in words(live)
    assert places() == before
    disk.full = False
    live.save_now()
    assert "is full" not in words(live)
    assert named(live, "live.turnFocus").isVisible()
    assert places() == before


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (1280, 1.0), (1280, 2.0)])
def test_the_question_at_the_end_is_read_whole_beside_whether_focus_is_on(
    room, qtbot, monkeypatch, theme, width, scale
):
    theme.apply(Scheme.LIGHT, scale)
    live = opened(room, qtbot)
    room.around.focus.begin()
    room.window.showNormal()
    room.window.resize(width, 700)
    qtbot.waitUntil(lambda: live.width() == width)
    over(live, monkeypatch)
    question = live.findChild(LastWord).question

    def is_whole() -> bool:
        return question.height() >= question.heightForWidth(question.width())

    qtbot.waitUntil(is_whole)
    assert question.wordWrap() or question.width() >= question.sizeHint().width()
    for name in ("live.focus", "live.tenMore", "live.wrapUp"):
        part = named(live, name)
        assert part.isVisible()
        assert part.width() >= part.sizeHint().width()


def test_on_a_wide_screen_no_line_is_too_long_and_nothing_floats(room, qtbot):
    live = opened(room, qtbot)
    room.window.showNormal()
    room.window.resize(1920, 1080)
    qtbot.waitUntil(lambda: live.width() == 1920)
    notes, saved = live._table.notes, named(live, "live.saved")
    assert named(live, "live.notes").width() <= 800 < notes.width()
    assert saved.mapTo(notes, saved.rect().topRight()).x() == notes.rect().right()


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 2.0), (1000, 700, 1.0)])
def test_a_notice_covers_nothing_of_the_line_that_is_typed(
    room, qtbot, disk, theme, width, height, scale
):
    theme.apply(Scheme.LIGHT, scale)
    live = opened(room, qtbot)
    room.window.showNormal()
    room.window.resize(width, height)
    qtbot.waitUntil(lambda: live.width() == width)
    sheet = named(live, "live.notes")
    sheet.show_text("one more line\n" * 60)
    for _ in range(2):
        QApplication.processEvents()
    place, width = sheet.geometry(), sheet.viewport().width()
    disk.full = True
    qtbot.keyClicks(sheet, "not lost")
    live.save_now()
    assert "is full" in words(live)
    QApplication.processEvents()
    assert sheet.height() < place.height()
    assert sheet.cursorRect().bottom() <= sheet.viewport().height()
    assert (sheet.geometry().topLeft(), sheet.viewport().width()) == (place.topLeft(), width)
    disk.full = False
    live.save_now()
    QApplication.processEvents()
    assert sheet.geometry() == place


def test_it_says_whether_focus_is_on_and_how_many_windows_are_hidden(live, room):
    chip = named(live, "live.focus")
    assert chip.text() == "Focus is off"
    room.around.focus.begin()
    assert chip.text() == "Focus on · 14 windows hidden"
    assert "everything else is hidden" in words(live)


def test_on_the_way_into_focus_it_does_not_say_that_anything_is_hidden_yet(
    live, room, disk, announced
):
    chip = named(live, "live.focus")
    for _ in range(2):  # the second time, what came of the first is no news
        disk.hold()
        room.around.focus.begin()
        assert chip.text() == chip.accessibleName() == "Going into focus…"
        assert "hidden" not in words(live)
        assert named(live, "live.turnFocus").text() == "Step out"
        assert "Focus is on." not in announced
        disk.let_go()
        assert chip.text() == "Focus on · 14 windows hidden"
        assert announced[-1] == "Focus is on."
        room.around.focus.step_out()
        announced.clear()


def test_what_was_left_on_the_way_into_focus_is_said_to_be_off(live, room, disk, announced):
    disk.hold()
    room.around.focus.begin()
    room.around.focus.step_out()
    assert named(live, "live.focus").text() == "Focus is off"
    disk.let_go()
    assert named(live, "live.focus").text() == "Focus is off"
    assert announced == ["Focus is off, every window is back."]
    assert room.focus.asked == ["enter", "leave"]


def test_while_a_window_refuses_it_does_not_say_that_everything_is_hidden(live, room):
    room.focus.others, room.focus.refused = 1, ("Mail",)
    room.around.focus.begin()
    assert named(live, "live.focus").text() == "Focus on · 1 window hidden"
    assert "everything else is covered" in words(live)


def test_where_windows_cannot_be_hidden_it_does_not_say_that_they_are(live, room):
    room.focus.others, room.focus.notes = 0, ("wayland-no-way",)
    room.around.focus.begin()
    assert named(live, "live.focus").text() == "Focus on"
    assert "everything else is covered" in words(live)
    assert "hidden" not in words(live)


def test_the_shortcut_steps_out_and_goes_back_in(live, room, qtbot):
    room.around.focus.begin()
    room.step_out(qtbot)
    assert room.focus.asked == ["enter", "leave"]
    assert named(live, "live.turnFocus").text() == "Go back into focus"
    assert "every window is back" in words(live)
    room.step_out(qtbot)
    assert room.focus.asked == ["enter", "leave", "enter"]
    assert timing(room).exits == 1


def test_the_button_steps_out(live, room):
    room.around.focus.begin()
    named(live, "live.turnFocus").click()
    assert room.focus.asked == ["enter", "leave"]


def test_escape_held_down_steps_out(live, room, qtbot):
    room.around.focus.begin()
    window = room.window.windowHandle()
    qtbot.keyPress(window, Qt.Key.Key_Escape)
    assert room.focus.asked == ["enter"]
    qtbot.waitUntil(lambda: room.focus.asked == ["enter", "leave"])
    qtbot.keyRelease(window, Qt.Key.Key_Escape)


def test_escape_repeated_by_the_keyboard_counts_as_held(live, room, qtbot):
    room.around.focus.begin()
    window = room.window.windowHandle()

    def repeated() -> bool:
        qtbot.keyPress(window, Qt.Key.Key_Escape)
        qtbot.keyRelease(window, Qt.Key.Key_Escape)
        return room.focus.asked == ["enter", "leave"]

    qtbot.waitUntil(repeated)


def test_a_short_press_of_escape_does_not_step_out(live, room, qtbot):
    room.around.focus.begin()
    window = room.window.windowHandle()
    with qtbot.assertNotEmitted(live.way_out.held, wait=1300):
        qtbot.keyPress(window, Qt.Key.Key_Escape)
        qtbot.keyRelease(window, Qt.Key.Key_Escape)
    assert room.focus.asked == ["enter"]


@pytest.fixture
def dialog(live, room, qtbot):
    room.around.focus.begin()
    dialog = QDialog(live)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_stepping_out_leaves_a_dialog_that_is_open_and_the_list_in_it(dialog, room, qtbot):
    box = QComboBox(dialog)
    box.addItems(["one", "other"])
    box.show()
    box.showPopup()
    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_F, CONTROL_SHIFT)
    assert room.focus.asked == ["enter", "leave"]
    assert not box.view().isVisible()
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_escape_held_down_in_a_dialog_steps_out_and_no_further(dialog, room, qtbot):
    qtbot.keyPress(dialog.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: room.focus.asked == ["enter", "leave"])
    assert not dialog.isVisible()
    room.window.activateWindow()
    window = room.window.windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window)
    for _ in range(3):
        press_escape(window, again=True)
    qtbot.keyRelease(window, Qt.Key.Key_Escape)
    room.step_out(qtbot)
    assert room.focus.asked == ["enter", "leave", "enter"]


def test_escape_held_down_leads_out_though_its_dialog_goes_by_itself(dialog, live, room, qtbot):
    qtbot.keyPress(dialog.windowHandle(), Qt.Key.Key_Escape)
    dialog.accept()
    live.window().activateWindow()
    window = live.window().windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window)
    press_escape(window, again=True)
    qtbot.waitUntil(lambda: room.focus.asked == ["enter", "leave"])
    qtbot.keyRelease(window, Qt.Key.Key_Escape)


def test_a_key_that_follows_the_escape_in_a_dialog_comes_after_it(dialog, qtbot):
    qtbot.keyPress(dialog.windowHandle(), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyPress(dialog.windowHandle(), Qt.Key.Key_A)
    assert not dialog.isVisible()


def test_an_escape_held_down_elsewhere_is_none_of_ours(live, room, qtbot):
    room.around.focus.begin()
    with qtbot.assertNotEmitted(live.way_out.held, wait=1300):
        press_escape(room.window.windowHandle(), again=True)


def press_escape(window, *, again: bool) -> None:
    """Press the key as the system does: a key that is held down comes again and again."""
    down, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    key = QKeyEvent(down, Qt.Key.Key_Escape, none, "", again)
    QApplication.sendEvent(window, key)


def test_time_out_of_focus_is_counted_as_away_and_belongs_to_no_topic(live, room, qtbot):
    let_pass = seconds_of(live)
    room.around.focus.begin()
    let_pass(20)
    room.step_out(qtbot)
    let_pass(30)
    room.step_out(qtbot)
    let_pass(10)
    live.save_now()
    assert (timing(room).present, timing(room).away, timing(room).exits) == (60, 30, 1)
    assert (topics(room)[0].spent, timing(room).mentor_spoke) == (30, 30)


def test_each_exit_keeps_its_own_length_second_by_second(live, room, qtbot):
    let_pass = seconds_of(live)
    room.around.focus.begin()
    for seconds in (3, 5):
        let_pass(4)
        room.step_out(qtbot)
        let_pass(seconds)
        assert timing(room).lengths[-1] == seconds
        room.step_out(qtbot)
    assert (timing(room).lengths, timing(room).away) == ((3, 5), 8)


def test_a_session_goes_on_where_it_was(room, qtbot, workspace, amara, clock):
    first, second, _ = topics(room)
    workspace.agendas.spend(room.session, first.id, 310, TopicState.DISCUSSED)
    workspace.agendas.spend(room.session, second.id, 558, TopicState.OPEN)
    workspace.timings.spend(room.session, Spell(868, 600, 268))
    workspace.notes.write(room.session, second.id, NoteKind.PRIVATE, "every saved word")
    workspace.ideas.capture(room.session, amara.id, "A junior hosts")
    workspace.promises.make(room.session, amara.id, "Answer in the open")
    clock.forward(hours=1)
    page = opened(room, qtbot)
    assert named(page, "live.notes").toPlainText() == "every saved word"
    said = words(page)
    for shown in ("9 of 15 min", "5 min", "A junior hosts", "Answer in the open", "Amara 69 %"):
        assert shown in said
    left = timedelta(minutes=45) - timedelta(seconds=868)
    ends = (clock() + left + timedelta(seconds=30)).astimezone()
    assert f"{ends:%M}" in named(page, "live.until").text()


def test_an_empty_agenda_says_so(qtbot, workspace, amara, clock, tasks, notices):
    room = furnished(workspace, amara, clock, tasks, notices)
    qtbot.addWidget(room.window)
    bare = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.start(bare.id)
    page = LivePage(workspace, bare.id, room.around)
    room.show(page, qtbot)
    qtbot.keyClicks(named(page, "live.notes"), "still notes")
    page.save_now()
    assert [n.text for n in workspace.notes.of_session(bare.id)] == ["still notes"]


def test_every_control_has_a_name(live):
    for control in live.findChildren(QWidget):
        if control.isVisible() and isinstance(control, QAbstractButton | QLineEdit | QTextEdit):
            name = control.accessibleName() or getattr(control, "text", str)()
            assert name, control.objectName()


@pytest.mark.parametrize("width", [900, 1280, 1920])
def test_notes_have_room_in_every_window(live, room, sheet, width, qtbot):
    room.window.resize(width, 700)
    qtbot.waitUntil(lambda: live.width() == width)
    assert sheet.width() >= 380


def moves_of(page):
    """Return what the open list of moves says, row by row."""
    rows = named(page, "live.movesList")
    model = rows.model()
    return [model.index(row).data(SPOKEN) for row in range(model.rowCount())]


def test_the_moves_are_a_key_away_and_the_keyboard_stays_in_the_notes(live, sheet, qtbot):
    rows = live.findChild(QWidget, "live.movesList")
    assert not rows.isVisible()
    qtbot.keyClick(live, Qt.Key.Key_F1)
    assert sheet.hasFocus()
    assert moves_of(live) == [f"{move.name}, {move.say}" for move in shipped_content().moves]
    qtbot.keyClick(live, Qt.Key.Key_F1)
    assert not rows.isVisible()
    assert sheet.hasFocus()


def test_each_move_is_reached_by_keys_where_there_is_little_room(live, qtbot):
    live.window().resize(700, 420)
    qtbot.waitUntil(lambda: live.width() < 900 and named(live, "live.moves").isVisible())
    qtbot.keyClick(live, Qt.Key.Key_F1)
    rows = named(live, "live.movesList")

    def seen(row):
        place = rows.visualRect(rows.model().index(row))
        return rows.viewport().visibleRegion().contains(place.center())

    qtbot.waitUntil(lambda: seen(0) and not seen(7))
    rows.setFocus()
    for _ in range(rows.model().rowCount()):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 7
    assert seen(7)


def test_the_moves_are_in_the_pair_s_own_words(room, amara, qtbot):
    first = replace(shipped_content().moves[0], say="So you mean: …")
    room.workspace.library.keep(amara.id, first)
    page = opened(room, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert moves_of(page)[0] == "Play back, So you mean: …"


def test_the_moves_are_told_to_who_listens(live, announced, qtbot):
    qtbot.keyClick(live, Qt.Key.Key_F1)
    assert announced[-1].startswith("Play back, Ask one more")


def test_a_screen_reader_hears_what_a_key_did(live, room, qtbot, announced):
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    assert announced.pop() == "now: Why juniors stay silent in the town hall"
    room.press(qtbot, Qt.Key.Key_F9)
    assert announced.pop() == "You are talking"
    room.press(qtbot, Qt.Key.Key_F7)
    assert announced.pop() == "Shared with Amara · in the summary"
    room.press(qtbot, Qt.Key.Key_I, CONTROL)
    qtbot.keyClicks(named(live, "live.idea"), "Ask twice")
    room.press(qtbot, Qt.Key.Key_Return)
    assert announced.pop() == "Kept: Ask twice"
    for _ in range(2):
        room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    assert announced.pop() == "Every topic was talked about."


def test_a_screen_reader_hears_once_how_it_stands_with_focus_and_when_it_is_so(
    live, room, disk, announced
):
    focus, back = room.around.focus, "Focus is off, every window is back."
    for turns, said in ((1, "Focus is on."), (1, back), (2, back), (3, "Focus is on.")):
        disk.hold()
        for _ in range(turns):
            focus.turn()
        assert announced == []
        disk.let_go()
        assert announced == [said]
        announced.clear()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("key", "line"), [(Qt.Key.Key_I, "live.idea"), (Qt.Key.Key_P, "live.promise")]
)
def test_what_was_just_kept_is_in_sight(room, amara, qtbot, key, line):
    for words in ("Ask about pay", "Sit in on one interview", "Write to the board"):
        room.workspace.promises.make(room.session, amara.id, words)
    live = opened(room, qtbot)
    room.window.resize(900, 420)
    qtbot.waitUntil(lambda: live.width() == 900 and named(live, "live.catchIdea").isVisible())
    room.press(qtbot, key, CONTROL)
    moved = live._table.columns._left.verticalScrollBar()
    qtbot.waitUntil(lambda: moved.value() > 0 and is_whole(named(live, line)))
    qtbot.keyClicks(named(live, line), "A junior hosts")
    room.press(qtbot, Qt.Key.Key_Return)
    cards = named(live, "live.caught").findChildren(Card)
    (caught,) = (one for one in cards if one.accessibleDescription() == "A junior hosts")
    qtbot.waitUntil(lambda: is_whole(caught))


def test_the_topic_that_is_talked_about_is_in_sight_unless_somebody_types(live, room, qtbot):
    room.window.resize(760, 420)
    idea, topics_shown = named(live, "live.idea"), live.findChild(TopicList)
    column = topics_shown.parentWidget().parentWidget().parentWidget()

    def seen(one: QWidget) -> bool:
        return column.rect().contains(one.mapTo(column, one.rect().center()))

    catch = named(live, "live.catchIdea")
    qtbot.waitUntil(lambda: column.isAncestorOf(catch) and catch.isVisible())
    room.press(qtbot, Qt.Key.Key_I, CONTROL)  # far down in the same column
    qtbot.waitUntil(lambda: seen(idea))
    before = topics_shown.now
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    assert topics_shown.now is not before
    for _ in range(3):  # whatever would scroll
        QTest.qWait(0)
    assert idea.hasFocus()
    assert seen(idea)
    assert not seen(topics_shown.now)
    room.press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: seen(topics_shown.now))
    moved = live._table.columns._left.verticalScrollBar()
    moved.setValue(moved.maximum())
    qtbot.waitUntil(lambda: not seen(topics_shown.now))
    room.press(qtbot, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: seen(topics_shown.now))


def test_where_no_private_notes_are_wanted_there_is_the_shared_sheet_and_a_line(room, qtbot):
    people = room.workspace.people
    mentor = people.of_id(room.workspace.sessions.of_id(room.session).mentor)
    likes = replace(mentor.likes, notes=False, called="Mara")
    people.change(replace(mentor, pairing=replace(mentor.pairing, likes=likes)))
    live = opened(room, qtbot)
    said = "Mara asked for no private notes. What you write here, you both read."
    assert said in words(live)
    sheet = named(live, "live.notes")
    assert sheet.hasFocus()
    assert sheet.accessibleDescription() == said
    assert named(live, "live.shared").isHidden()
    assert named(live, "live.offTheRecord").isHidden()
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F8):
        room.press(qtbot, key)
    qtbot.keyClicks(sheet, "We both read this.")
    live.save_now()
    assert (kept(room), kept(room, NoteKind.SHARED)) == ([], ["We both read this."])
