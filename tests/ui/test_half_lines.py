"""What stands half-typed in a line is entered by nobody but its writer: it is back in its line."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from sqlalchemy import select

from mentordesk.domain.ids import SessionId
from mentordesk.errors import ExportError
from mentordesk.focus.session_watch import Call
from mentordesk.models import Base
from mentordesk.services.rescue_shelf import RescueShelf
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.hand_over import HandOverDialog
from mentordesk.ui.dialogs.lock_question import LockQuestion
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.room.room_page import RoomPage
from session_room import named
from whole_program import Program, open_planned, refuse

HALF = "Half a promi"
NOTE = "She waited nine days for a first word."
TRIED = "Speak last"
BACK = "What you had not entered yet is in its line again."


@pytest.fixture
def program(start, made) -> Program:
    running = start()
    running.unlock()
    return running


def desk_of(program: Program) -> Workspace:
    return program.flow._desk_flow.workspace


def live_session(program: Program) -> SessionId:
    desk = desk_of(program)
    live = desk.sessions.live()
    if live is None:
        live = desk.sessions.start(desk.sessions.planned()[0].id, in_focus=False)
    return live.id


def room(program: Program, kind: type[RoomPage] = LivePage) -> RoomPage:
    flow, session = program.flow._desk_flow.session_flow, live_session(program)
    (flow._show_live if kind is LivePage else flow._show_close)(session)
    program.until(lambda: isinstance(program.page, kind) and program.page._table is not None)
    program.rest()
    return program.page


def in_live(name: str, program: Program) -> QLineEdit:
    page = program.page if isinstance(program.page, LivePage) else room(program)
    line = named(page, name)
    line.parent().show()
    return line


def to_try(program: Program) -> QLineEdit:
    line = in_live("live.promise", program)
    program.page._table.caught_panel.to_try.setChecked(True)
    return line


def in_close(name: str, step: int, program: Program) -> QLineEdit:
    if not isinstance(program.page, ClosePage):
        room(program, ClosePage)._table._show(step)
    return named(program.page, name)


def ask(program: Program) -> QLineEdit:
    return open_planned(program).before.agenda.asks.line


def topic(program: Program) -> QLineEdit:
    """Show the line for one more topic in the mentor's seat."""
    if not isinstance(program.page, AgendaPage):
        open_planned(program).before.agenda.hand_over.click()
        program.until(lambda: program.window.findChild(HandOverDialog) is not None)
        program.window.findChild(HandOverDialog).yes.click()
        program.shows(AgendaPage)
    return program.page.board.new


def leaders_topic(program: Program) -> QLineEdit:
    if not isinstance(program.page, AgendaPage):
        program.flow._desk_flow.show_agenda(desk_of(program).sessions.planned()[0].id)
        program.shows(AgendaPage)
    return program.page.board.new


def tried(program: Program) -> QLineEdit:
    """Show the log of what is tried on Today; it is of a session that is closed."""
    desk = desk_of(program)
    if all(promise.text != TRIED for promise in desk.promises.not_closed()):
        session = desk.sessions.of_id(live_session(program))
        desk.promises.make(session.id, session.mentor, TRIED, try_it=True)
        desk.closes.close(session.id)
        program.screen.page.refresh()
        program.rest()
    if not program.page.findChildren(QLineEdit, "try.line"):
        program.page.findChild(QAbstractButton, "try.log").click()
    return program.page.findChild(QLineEdit, "try.line")


LINES = {
    "idea": partial(in_live, "live.idea"),
    "promise": partial(in_live, "live.promise"),
    "to try": to_try,
    "one more idea": partial(in_close, "close.moreIdea", 1),
    "one more promise": partial(in_close, "close.morePromise", 2),
    "one more to try": partial(in_close, "close.toTry", 2),
    "strike ask": partial(in_close, "close.strikeAsk", 3),
    "ask": ask,
    "topic": topic,
    "leader's topic": leaders_topic,
    "try log": tried,
}


def entered(desk: Workspace) -> list[str]:
    """Return every line of the desk that holds the words, wherever it stands."""
    with desk.store.reading() as session:
        return [
            str(text)
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
            for text in row
            if HALF in str(text)
        ]


def press_ctrl_l(window) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def key(program: Program) -> None:
    press_ctrl_l(program.window)
    press_ctrl_l(program.window.findChild(LockQuestion))


def kill(program: Program) -> None:
    """Leave what was sealed within a second as it is, and the words in their line."""
    typed = program.flow._desk_flow.typed
    typed.look()
    program.rest()
    typed._timer.stop()
    typed._begun = False
    program.flow._end(anew=True)


def closed_by_system(program: Program) -> None:
    program.flow.save_now()
    program.flow.end()


WAYS = {
    "key": key,
    "idle": lambda program: program.flow._self_lock.idle.over.emit(),
    "screen": lambda program: program.watch._tell(Call.LOCKED),
    "sleep": lambda program: program.watch._tell(Call.SLEEP),
    "window": lambda program: program.window.close(),
    "system": closed_by_system,
    "kill": kill,
}


def leave(program: Program, way: Callable[[Program], None]) -> None:
    way(program)
    program.until(lambda: bool(program.ended))


def come_back(start) -> Program:
    program = start()
    program.unlock()
    assert entered(desk_of(program)) == []
    return program


@pytest.mark.parametrize("name", LINES)
def test_a_lock_enters_nothing_and_each_line_has_its_words_again(program, start, name, notices):
    line = LINES[name]
    QTest.keyClicks(line(program), HALF)
    program.flow.lock()
    program.until(lambda: bool(program.ended))
    again = come_back(start)
    again.until(lambda: line(again).text() == HALF)
    assert BACK in notices.words


@pytest.mark.parametrize("name", WAYS)
def test_no_way_out_makes_a_promise_of_half_a_line(program, start, name):
    page, line = room(program), LINES["promise"]
    page._table.notes.sheet.setPlainText(NOTE)
    QTest.keyClicks(line(program), HALF)
    leave(program, WAYS[name])
    again = come_back(start)
    notes = desk_of(again).notes.of_session(live_session(again))
    assert NOTE in {note.text for note in notes} or name == "kill"  # it waits 400 ms at most
    again.until(lambda: line(again).text() == HALF)


def test_a_second_lock_leaves_words_that_wait_and_words_in_a_line_sealed(program, start):
    QTest.keyClicks(LINES["promise"](program), HALF)
    leave(program, WAYS["key"])
    again = come_back(start)
    QTest.keyClicks(LINES["ask"](again), f"{HALF}?")
    leave(again, WAYS["sleep"])
    third = come_back(start)
    third.until(lambda: LINES["ask"](third).text() == f"{HALF}?")
    third.until(lambda: LINES["promise"](third).text() == HALF)


def test_where_nothing_can_be_sealed_the_desk_takes_them(program, start, monkeypatch):
    QTest.keyClicks(LINES["promise"](program), HALF)
    full = ExportError(path="copy", reason="the disk is full")
    with monkeypatch.context() as patch:
        patch.setattr(RescueShelf, "follow", partial(refuse, full))
        leave(program, WAYS["sleep"])
    again = start()
    again.unlock()
    assert entered(desk_of(again)) == [HALF]


def test_a_sample_desk_seals_nothing_and_takes_them(start, made):
    program = start(with_sample=True)
    program.until(lambda: program.flow._desk_flow is not None)
    program.rest()
    QTest.keyClicks(LINES["promise"](program), HALF)
    program.flow.save_now()
    program.rest()
    assert entered(desk_of(program)) == [HALF]
