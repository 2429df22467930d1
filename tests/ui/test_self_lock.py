"""The desk locks by itself, and no word is lost on the way."""

import re
import shutil
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from mentordesk import paths
from mentordesk.domain.ids import SessionId
from mentordesk.domain.note import NoteKind
from mentordesk.errors import DeskFullError, ExportError
from mentordesk.focus.session_watch import Call
from mentordesk.services import rescue
from mentordesk.services.desk import lock
from mentordesk.ui.departure import Departure
from mentordesk.ui.dialogs.lock_question import LockQuestion
from mentordesk.ui.dialogs.new_idea import NewIdeaDialog
from mentordesk.ui.dialogs.replace_file import ReplaceFileDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.pages.start_card import StartCardPage
from mentordesk.ui.shell import Shell
from session_room import RememberingFocus
from support import PASSPHRASE
from whole_program import Program, refuse

WORDS = "She waited nine days for a first word."
MORE = "By then two others had asked her."


@pytest.fixture
def program(start, made) -> Program:
    running = start()
    running.unlock()
    return running


class Seconds:
    """Time that only a test lets pass."""

    def __init__(self, idle) -> None:
        self.at, self._idle = 0.0, idle
        idle._seconds = self
        idle._last = 0.0

    def __call__(self) -> float:
        return self.at

    def go_by(self, seconds: float) -> None:
        self.at += seconds
        self._idle.look()


@pytest.fixture
def answer(start):
    """What some work waits for until the test is over."""
    given = Event()
    yield given
    given.set()


@pytest.fixture
def seconds(program) -> Seconds:
    return Seconds(program.flow._self_lock.idle)


def warning(program: Program) -> str:
    bar = program.window.untouched
    return bar.words.text() if bar.isVisible() else ""


def into_the_room(program: Program) -> LivePage:
    desk = program.flow._desk_flow
    session = desk.workspace.sessions.planned()[0].id
    desk.workspace.sessions.start(session)
    rooms = desk.session_flow
    rooms.go_on = partial(rooms._begin, with_focus=False)
    rooms.go_on(session)
    program.until(lambda: isinstance(program.page, LivePage) and bool(program.page._table))
    program.until(program.page.first_focus().hasFocus)  # a touch, like any other
    program.rest()
    return program.page


def fill_the_disk(program: Program, monkeypatch) -> None:
    """Let the desk take no more notes."""
    notes = program.flow._desk_flow.workspace.notes
    full = partial(refuse, DeskFullError(program.parts.desk.folder))
    monkeypatch.setattr(type(notes), "write_sheets", full)


def save_copy(program: Program, path: str) -> None:
    program.flow._desk_flow._rescue.save_as(path)
    program.until(lambda: not program.parts.backup_tasks.files.busy)


def in_focus(program: Program) -> RememberingFocus:
    """Go into a focus that only remembers."""
    switch = program.flow._desk_flow.session_flow.focus
    switch.presence._focus = focus = RememberingFocus()
    switch.begin()
    program.rest()
    return focus


def kept(desk, session) -> set[str]:
    opened = desk.unlock(PASSPHRASE)
    texts = {note.text for note in opened.notes.of_session(session)}
    lock(opened)
    return texts


def test_an_untouched_desk_warns_and_then_locks(program, seconds):
    seconds.go_by(600)
    assert warning(program) == (
        "Nothing was touched for 10 minutes. MentorDesk locks in 60 seconds."
    )
    seconds.go_by(20)
    assert "in 40 seconds" in warning(program)
    assert program.ended == []
    seconds.go_by(40)
    program.until(lambda: program.ended == [True])


def test_a_person_who_stays_takes_the_warning_away(program, seconds):
    seconds.go_by(600)
    program.window.untouched.action.click()
    assert warning(program) == ""
    seconds.go_by(599)
    assert warning(program) == ""
    assert program.ended == []


def test_the_leader_chooses_the_minutes_and_may_choose_never(program, seconds):
    program.parts.preferences.choose(lock_minutes=5)
    seconds.go_by(300)
    assert "for 5 minutes" in warning(program)
    program.parts.preferences.choose(lock_minutes=0)
    assert warning(program) == ""
    seconds.go_by(100_000)
    assert program.ended == []


def test_in_a_session_two_people_may_talk_three_times_as_long(program, seconds):
    into_the_room(program)
    seconds.go_by(1799)
    assert warning(program) == ""
    seconds.go_by(1)
    program.until(lambda: "for 30 minutes" in warning(program))
    seconds.go_by(60)
    program.until(lambda: program.ended == [True])


def test_whoever_waits_at_the_start_card_may_wait_as_long(program, seconds):
    desk = program.flow._desk_flow
    desk.session_flow.show_start_card(desk.workspace.sessions.planned()[0].id)
    program.shows(StartCardPage)
    seconds.go_by(1799)
    assert warning(program) == ""
    seconds.go_by(1)
    assert "for 30 minutes" in warning(program)


def test_the_gate_after_a_lock_learns_when_the_next_sessions_begin_and_no_more(program):
    told = []
    program.flow.awaiting.connect(told.append)
    planned = program.flow._desk_flow.workspace.sessions.planned()
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    assert told == [tuple(session.planned_at for session in planned)]


def test_a_window_that_closes_tells_nobody(program):
    told = []
    program.flow.awaiting.connect(told.append)
    program.window.close()
    program.until(lambda: program.ended == [False])
    assert told == []


@pytest.mark.parametrize("call", list(Call))
def test_the_system_locks_a_session_at_once_with_every_word_saved(program, desk, call):
    page = into_the_room(program)
    page._table.notes.sheet.setPlainText(WORDS)
    program.watch._tell(call)
    program.until(lambda: program.ended == [True])
    assert WORDS in kept(desk, page.session_id)


def press_ctrl_l(window) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_key_asks_back_in_a_session_and_locks_when_pressed_again(program, desk):
    page = into_the_room(program)
    page._table.notes.sheet.setPlainText(WORDS)
    press_ctrl_l(program.window)
    question = program.window.findChild(LockQuestion)
    assert question.isVisible()
    assert program.ended == []
    press_ctrl_l(question)
    program.until(lambda: program.ended == [True])
    assert WORDS in kept(desk, page.session_id)


def test_a_key_that_is_held_down_answers_nothing(program):
    page = into_the_room(program)
    press_ctrl_l(program.window)
    question = program.window.findChild(LockQuestion)
    control = Qt.KeyboardModifier.ControlModifier
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, control, "", autorep=True)
    QApplication.sendEvent(question.windowHandle(), again)
    program.rest()
    assert question.isVisible()
    assert program.ended == []
    assert program.page is page


def test_a_lock_in_a_session_can_be_thought_better_of(program):
    page = into_the_room(program)
    press_ctrl_l(program.window)
    program.window.findChild(LockQuestion).no.click()
    program.rest()
    assert program.ended == []
    assert program.page is page


@pytest.mark.parametrize("call", list(Call))
def test_before_sleep_there_is_no_time_for_a_backup(program, monkeypatch, call):
    made = []
    desk = program.flow._desk_flow
    desk._round._first.stop()  # the round after the unlocking is no backup of the leaving
    program.until(lambda: not program.parts.backup_tasks.busy)
    care = desk.workspace.care
    real = type(care).back_up_changes

    def noted(*given, **named):
        made.append(given)
        return real(*given, **named)

    monkeypatch.setattr(type(care), "back_up_changes", noted)
    program.watch._tell(call)
    program.until(lambda: program.ended == [True])
    assert bool(made) is (call is Call.LOCKED)


@pytest.mark.parametrize("way", ["sleep", "idle", "lock"])
def test_words_that_cannot_be_saved_are_sealed_locked_away_and_back_after(
    program, seconds, start, monkeypatch, way
):
    page = into_the_room(program)
    session = page.session_id
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        if way == "sleep":
            program.watch._tell(Call.SLEEP)
        elif way == "idle":
            seconds.go_by(1860)
        else:
            program.flow.lock()
        program.until(lambda: program.ended == [True])
    assert len(list((paths.state_folder() / "rescue").iterdir())) == 1
    again = start()
    again.unlock()
    assert "is back where it belongs" in again.said
    workspace = again.flow._desk_flow.workspace
    assert WORDS in {note.text for note in workspace.notes.of_session(session)}
    assert workspace.rescue.copies.found() == ()


def closed_in(program: Program) -> SessionId:
    """Close a session in which the mentor confirmed some words, and open its page."""
    desk = program.flow._desk_flow
    workspace = desk.workspace
    session = workspace.sessions.planned()[0].id
    workspace.sessions.start(session)
    workspace.closes.say_back(session, MORE, confirmed=True)
    workspace.closes.close(session)
    desk.show_session(session)
    program.until(lambda: bool(program.page.findChildren(QAbstractButton, "session.change")))
    return session


def test_words_half_typed_over_confirmed_ones_come_back_beside_them(program, seconds, start):
    session = closed_in(program)
    program.page.findChild(QAbstractButton, "session.change").click()
    program.page.findChild(RewordDialog).text.set_words(WORDS)
    seconds.go_by(600)
    seconds.go_by(60)
    program.until(lambda: program.ended == [True])
    again = start()
    again.unlock()
    workspace = again.flow._desk_flow.workspace
    again.until(lambda: bool(workspace.notes.of_session(session)))
    again.rest()  # the notes are the first of what is brought back
    said = workspace.sessions.of_id(session).play_back
    assert (said.text, said.confirmed) == (MORE, True)
    (note,) = workspace.notes.of_session(session)
    assert (note.text, note.kind) == (WORDS, NoteKind.PRIVATE)


def test_words_of_a_new_idea_come_back_as_a_note_for_the_next_session(program, seconds, start):
    session = program.flow._desk_flow.workspace.sessions.planned()[0]
    program.screen.side_bar.findChild(QAbstractButton, "side-ideas").click()
    program.until(lambda: bool(program.page.findChildren(QAbstractButton, "ideas.new")))
    button = program.page.findChild(QAbstractButton, "ideas.new")
    program.until(button.isVisible)
    button.click()
    program.until(lambda: bool(program.page.findChildren(NewIdeaDialog)))
    dialog = program.page.findChild(NewIdeaDialog)
    dialog.begin_with(session.mentor, WORDS)
    seconds.go_by(600)
    seconds.go_by(60)
    program.until(lambda: program.ended == [True])
    again = start()
    again.unlock()
    notes = again.flow._desk_flow.workspace.notes
    again.until(lambda: bool(notes.of_session(session.id)))
    again.rest()
    (note,) = notes.of_session(session.id)
    assert (note.text, note.kind) == (WORDS, NoteKind.PRIVATE)


def test_words_that_nothing_can_keep_hold_the_lock_until_they_are_saved(
    program, desk, home, monkeypatch
):
    page = into_the_room(program)
    released = []
    monkeypatch.setattr(program.watch, "release", lambda: released.append(True))
    (home / "state").mkdir(exist_ok=True)
    shutil.rmtree(paths.state_folder(), ignore_errors=True)
    paths.state_folder().write_text("in the way")
    shutil.rmtree(home / "run")
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        program.watch._tell(Call.SLEEP)
        program.until(lambda: "neither on the desk nor in a rescue copy" in program.said)
        assert released
        assert program.ended == []
        assert page._table.notes.sheet.text() == WORDS
    program.until(lambda: program.ended == [True])
    assert WORDS in kept(desk, page.session_id)


def type_on_while_sealing(page: LivePage, monkeypatch, then=None) -> None:
    """Let more be typed the first time that a copy was sealed."""
    real, typed = Departure._go_on, []

    def go_on(departure, texts, copy):
        if not typed:
            typed.append(copy)
            page._table.notes.sheet.setPlainText(f"{WORDS} {MORE}")
            if then is not None:
                then()
        real(departure, texts, copy)

    monkeypatch.setattr(Departure, "_go_on", go_on)


def sealed() -> list:
    return list((paths.state_folder() / "rescue").iterdir())


def test_a_copy_that_was_sealed_too_early_gives_way_to_the_next(program, start, clock, monkeypatch):
    page = into_the_room(program)
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        type_on_while_sealing(page, full, partial(clock.forward, minutes=1))
        program.flow.lock()
        program.until(lambda: program.ended == [True])
    assert len(sealed()) == 1
    again = start()
    again.unlock()
    workspace = again.flow._desk_flow.workspace
    notes = {note.text for note in workspace.notes.of_session(page.session_id)}
    assert f"{WORDS} {MORE}" in notes


def test_a_copy_goes_when_its_words_are_saved_after_all(program, desk, monkeypatch):
    page = into_the_room(program)
    desk_flow = program.flow._desk_flow
    desk_flow.typed._timer.stop()  # a second later it would seal the same words beside the copy
    shelf = type(desk_flow.workspace.rescue.copies)
    refused = partial(refuse, ExportError(path=program.parts.desk.folder, reason="full"))
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        type_on_while_sealing(page, full, partial(full.setattr, shelf, "keep", refused))
        program.flow.lock()
        program.until(lambda: "neither on the desk nor in a rescue copy" in program.said)
        assert len(sealed()) == 1
        assert program.ended == []
    program.until(lambda: sealed() == [])
    program.rest()
    assert not page.has_unsaved()


def test_closing_all_the_same_seals_what_is_not_saved(program, start, monkeypatch):
    page = into_the_room(program)
    focus = in_focus(program)
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        program.window.close()
        program.rest()
        assert (program.ended, focus.asked, page.focus.on) == ([], ["enter"], True)
        program.answer()
        program.until(lambda: program.ended == [False])
    program.until(lambda: focus.asked == ["enter", "leave"])
    again = start()
    again.unlock()
    notes = again.flow._desk_flow.workspace.notes.of_session(page.session_id)
    assert WORDS in {note.text for note in notes}


def test_the_end_of_the_system_asks_nothing_and_loses_nothing(program, start, monkeypatch):
    page = into_the_room(program)
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        program.flow.end()
        program.until(lambda: program.ended == [False])
    again = start()
    again.unlock()
    workspace = again.flow._desk_flow.workspace
    assert WORDS in {note.text for note in workspace.notes.of_session(page.session_id)}


def test_a_sample_desk_does_not_lock_by_itself(start, made):
    program = start(with_sample=True)
    program.until(lambda: isinstance(program.screen, Shell))
    assert program.flow._self_lock is None


def test_a_rescue_copy_is_saved_from_the_line_that_says_what_failed(
    program, home, monkeypatch, qtbot
):
    page = into_the_room(program)
    fill_the_disk(program, monkeypatch)
    page._table.notes.sheet.setPlainText(WORDS)
    trouble = page._table.trouble
    program.until(trouble.isVisible)
    assert trouble.action.text() == "Save a rescue copy…"
    trouble.action.click()
    (asked,) = program.window.findChildren(QFileDialog)
    assert asked.windowTitle() == "Save a rescue copy"
    assert asked.defaultSuffix() == ""  # the dialog asks about the name that it shows
    copy = home / "copy.mentordesk-rescue"
    assert re.fullmatch(r"Rescue copy [\d-]{10}", Path(asked.selectedFiles()[0]).stem)
    asked.reject()
    copy.write_bytes(b"an older copy")
    save_copy(program, str(home / "copy"))
    program.until(lambda: program.window.findChild(ReplaceFileDialog) is not None)
    question = program.window.findChild(ReplaceFileDialog)
    assert copy.read_bytes() == b"an older copy"
    question.yes.click()
    program.until(lambda: program.said.startswith("Saved as copy.mentordesk-rescue."))
    assert WORDS.encode() not in copy.read_bytes()


def test_a_stick_that_does_not_answer_holds_up_neither_a_step_out_nor_a_lock(
    program, answer, monkeypatch
):
    page = into_the_room(program)
    focus = in_focus(program)
    fill_the_disk(program, monkeypatch)
    monkeypatch.setattr(rescue, "write_private", lambda *_, **__: answer.wait())
    page._table.notes.sheet.setPlainText(WORDS)
    program.flow._desk_flow._rescue.save_as("/stick/copy")
    page.focus.step_out()
    program.until(lambda: focus.asked == ["enter", "leave"])
    program.parts.focus_tasks.run(answer.wait, repr, repr)
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    assert len(sealed()) == 1


def test_off_the_record_is_said_to_be_left_out(program, home, monkeypatch):
    page = into_the_room(program)
    fill_the_disk(program, monkeypatch)
    page._table.notes.sheet.setPlainText(WORDS)
    page._table.keeper.sheets.write((None, NoteKind.OFF_THE_RECORD), "between us")
    save_copy(program, str(home / "copy"))
    assert "off the record is not in it" in program.said


def test_a_copy_is_brought_in_from_the_settings(program, home, monkeypatch):
    page = into_the_room(program)
    session, copy = page.session_id, str(home / "copy.mentordesk-rescue")
    with monkeypatch.context() as full:
        fill_the_disk(program, full)
        page._table.notes.sheet.setPlainText(WORDS)
        save_copy(program, copy)
        page._table.keeper.sheets._unsaved.clear()
        page._table.keeper.sheets._timer.stop()
    program.flow._desk_flow._rescue.bring_in(copy)
    program.rest()
    assert program.said == "What the copy held is back where it belongs."
    notes = program.flow._desk_flow.workspace.notes.of_session(session)
    assert WORDS in {note.text for note in notes}
