"""The laptop in the mentor's hands: what is there, and what it takes to come back."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from mentordesk.domain.note import NoteKind
from mentordesk.domain.seat import Seat
from mentordesk.export.private_file import write_private
from mentordesk.services import keychain, noted_file
from mentordesk.ui.dialogs.hand_over import HandOverDialog
from mentordesk.ui.dialogs.way_back import WayBackDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.pages.today import TodayPage
from mentordesk.ui.shell import Shell
from support import PASSPHRASE
from whole_program import open_planned

SECRET = "Nobody but Helen reads this"


@pytest.fixture
def program(made, start):
    program = start()
    program.unlock()
    return program


@pytest.fixture
def seated(program):
    page = open_planned(program)
    program.flow._desk_flow.workspace.notes.write(page.session_id, None, NoteKind.PRIVATE, SECRET)
    page.before.agenda.hand_over.click()
    give(program)
    return program


def handing_over(program) -> HandOverDialog:
    program.until(lambda: program.window.findChild(HandOverDialog) is not None)
    return program.window.findChild(HandOverDialog)


def give(program, code: str = "") -> None:
    """Agree to hand over, with a code for the way back or without."""
    dialog = handing_over(program)
    dialog.code.setText(code)
    dialog.yes.click()
    program.shows(AgendaPage)
    program.rest()


def seats(program):
    return program.flow._desk_flow.workspace.seats


def asked(program) -> WayBackDialog:
    program.page.seat_bar.back.click()
    program.until(lambda: program.page.findChild(WayBackDialog) is not None)
    return program.page.findChild(WayBackDialog)


def answer(program, dialog: WayBackDialog, typed: str) -> None:
    dialog.passphrase.setText(typed)
    dialog.yes.click()
    program.rest()


def words(widget: QWidget) -> str:
    """Everything under a widget that is shown, said or typed."""
    found = [widget, *widget.findChildren(QWidget)]
    parts = [one.accessibleName() + one.accessibleDescription() + one.toolTip() for one in found]
    parts += [getattr(one, way)() for one in found for way in ("text", "toPlainText")
              if hasattr(one, way)]  # fmt: skip
    return "\n".join(map(str, parts))


def test_only_the_agenda_is_there(seated):
    assert seats(seated).taken is Seat.MENTOR
    assert seated.window.isFullScreen()
    seated.until(lambda: not seated.window.findChildren(Shell))
    assert not seated.window.findChildren(SessionPage)
    assert SECRET not in words(seated.window)
    assert seated.window.windowTitle() == "MentorDesk"


def test_no_key_of_the_desk_leads_out_of_the_seat(seated):
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        QTest.keyClick(seated.window, key, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Backspace):
        QTest.keyClick(seated.window, key)
    seated.rest()
    assert isinstance(seated.page, AgendaPage)
    assert seats(seated).taken is Seat.MENTOR


def test_a_wrong_passphrase_leaves_the_mentor_in_the_seat(seated):
    dialog = asked(seated)
    answer(seated, dialog, "a guess")
    seated.until(lambda: "passphrase" in dialog.problem.text())
    assert seats(seated).taken is Seat.MENTOR
    dialog.reject()
    assert isinstance(seated.page, AgendaPage)


def test_the_passphrase_brings_the_leader_back_to_what_the_mentor_wrote(seated):
    seated.page.board.new.setText("From Amara herself")
    answer(seated, asked(seated), PASSPHRASE)
    seated.shows(SessionPage)
    assert seats(seated).taken is Seat.LEADER
    assert not seated.window.isFullScreen()
    topics = seated.page.topics.values()
    assert topics[-1].topic.text == "From Amara herself"


@pytest.mark.usefixtures("entries")
def test_what_ends_in_the_mentors_seat_comes_back_locked(seated):
    opened = seated.flow._desk_flow.workspace
    keychain.turn_on(opened)
    folder = opened.store.folder
    seated.window.close()
    seated.until(lambda: bool(seated.ended))
    assert seated.ended == [False]
    assert keychain.asks_passphrase(folder)


def test_the_agenda_lane_of_the_leaders_seat_takes_no_key_and_no_drop(program):
    page = open_planned(program)
    agendas = program.flow._desk_flow.workspace.agendas
    before = agendas.of(page.session_id)
    topics = page.before.agenda.topics
    topics.enter(0)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(topics, key)
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    for key, with_ in ((Qt.Key.Key_Down, alt), (Qt.Key.Key_Z, control), (Qt.Key.Key_X, control)):
        QTest.keyClick(topics, key, with_)
    window, rows = topics.viewport(), topics.model()
    places = [topics.visualRect(rows.index(row, 0)).center() for row in (0, 1)]
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(window, places[1])
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=places[1])
    program.rest()
    assert agendas.of(page.session_id) == before
    assert not topics.findChildren(QLineEdit)
    assert not page.findChildren(QPushButton, "agenda.undo")
    assert not page.before.agenda.edit.isVisible()


def test_whoever_guesses_waits_longer_each_time(seated):
    dialog = asked(seated)
    for _ in range(4):
        dialog.passphrase.setText("a guess")
        dialog.yes.click()
        seated.until(dialog.yes.isEnabled)
    dialog.passphrase.setText(PASSPHRASE)
    dialog.yes.click()
    seated.rest()
    assert "seconds" in dialog.problem.text()
    assert seats(seated).taken is Seat.MENTOR
    seated.until(lambda: not dialog.patience.left())
    dialog.yes.click()
    seated.shows(SessionPage)
    seated.until(lambda: seated.page.before.agenda is not None)
    seated.page.before.agenda.hand_over.click()
    give(seated)
    answer(seated, asked(seated), "a guess")
    assert not seated.flow._desk_flow._seat._patience.left()


def test_a_sample_desk_is_handed_back_without_a_passphrase(start):
    program = start(with_sample=True)
    program.until(lambda: isinstance(program.screen, Shell))
    open_planned(program).before.agenda.hand_over.click()
    assert not handing_over(program).code.isVisible()
    give(program)
    program.page.seat_bar.back.click()
    program.shows(SessionPage)
    assert seats(program).taken is Seat.LEADER


def test_a_code_given_at_the_hand_over_leads_back_too_unless_it_is_too_short(program):
    open_planned(program).before.agenda.hand_over.click()
    dialog = handing_over(program)
    dialog.code.setText("12")
    dialog.yes.click()
    program.until(lambda: "at least 4" in dialog.problem.text())
    assert seats(program).taken is Seat.LEADER
    give(program, "4711")
    dialog = asked(program)
    assert dialog.passphrase.accessibleName() == "Code or passphrase"
    answer(program, dialog, "4711")
    program.shows(SessionPage)
    assert seats(program).taken is Seat.LEADER


def test_after_three_wrong_codes_the_way_back_asks_for_the_passphrase(program):
    open_planned(program).before.agenda.hand_over.click()
    give(program, "4711")
    dialog = asked(program)
    for _ in range(3):
        dialog.passphrase.setText("1234")
        dialog.yes.click()
        program.until(dialog.yes.isEnabled)
    assert dialog.passphrase.accessibleName() == "Helen’s passphrase"
    assert dialog.row.note.text() == "The code counts no more after three wrong tries."
    assert dialog.why.text() == "Helen’s notes open again with the passphrase."
    answer(program, dialog, PASSPHRASE)
    program.shows(SessionPage)


def test_today_and_the_side_bar_hand_over_the_session_that_is_next(program):
    following = program.flow._desk_flow.workspace.sessions.planned()[0]
    program.shows(TodayPage)
    program.until(lambda: program.page.findChild(QPushButton, "today.hand_over") is not None)
    for way in ("today.hand_over", "side-hand-over"):
        program.screen.findChild(QPushButton, way).click()
        give(program)
        assert program.page.board.agenda.session == following.id
        answer(program, asked(program), PASSPHRASE)
        program.shows(SessionPage)
        assert program.page.session_id == following.id


def test_a_session_whose_time_passed_is_not_the_one_that_is_handed_over(program):
    desk = program.flow._desk_flow.workspace
    following = desk.sessions.planned()[0]
    passed = desk.sessions.plan(following.mentor, following.planned_at - timedelta(days=30))
    assert desk.sessions.planned()[0].id == passed.id
    program.screen.findChild(QPushButton, "side-hand-over").click()
    give(program)
    assert program.page.board.agenda.session == following.id


def test_without_a_planned_session_there_is_nothing_to_hand_over(program):
    desk = program.flow._desk_flow.workspace
    for session in desk.sessions.planned():
        desk.sessions.miss(session.id)
    program.screen.findChild(QPushButton, "side-hand-over").click()
    program.until(lambda: "Plan one" in program.said)
    assert seats(program).taken is Seat.LEADER


@pytest.mark.parametrize(
    ("folder", "told"), [("there", ""), ("gone", "About Amara.pdf could not be written")]
)
def test_of_a_file_on_its_way_the_mentor_hears_nothing_and_the_desk_keeps_it(
    program, tmp_path, monkeypatch, folder, told
):
    on_its_way, may_go_on = Event(), Event()

    def wait(path: Path, data: bytes, *, replace: bool) -> None:
        on_its_way.set()
        assert may_go_on.wait(20)
        write_private(path, data, replace=replace)

    (tmp_path / "there").mkdir()
    monkeypatch.setattr(noted_file, "write_private", wait)
    desk, files = program.flow._desk_flow, program.parts.desk_tasks.files
    closed = next(one for one in desk.workspace.sessions.all() if one.state == "closed")
    before = len(desk.workspace.exports.all())
    desk.show_export(closed.id)
    program.until(lambda: isinstance(program.page, ExportPage) and bool(program.page._rendered))
    program.page.save_as(program.page._rendered, str(tmp_path / folder / "About Amara.pdf"))
    program.until(on_its_way.is_set)
    desk._seat.ask_next()
    give(program)
    may_go_on.set()
    program.until(lambda: bool(files._held))
    program.rest()
    assert "About Amara" not in program.said
    answer(program, asked(program), PASSPHRASE)
    program.shows(SessionPage)
    program.until(lambda: not files.busy)
    program.rest()
    assert told in program.said
    assert len(desk.workspace.exports.all()) - before == (not told)
