"""What is typed and not entered is sealed a moment later, and stands in its line after a kill."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.domain.note import NoteKind
from mentordesk.domain.seat import Seat
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import ExportError
from mentordesk.services import rescue_shelf
from mentordesk.services.desk import lock
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.pages.session import SessionPage
from session_room import named
from support import PASSPHRASE, add_amara
from whole_program import Program

HALF = "A buddy who ans"


@pytest.fixture
def killed(desk, clock, home):
    """Leave a desk with a live and a planned session as a kill would, with words in lines."""

    def kill(*typed: tuple[Place, str]) -> None:
        made = desk.create(PASSPHRASE, "Helen Brandt").workspace
        amara = add_amara(made)
        live = made.sessions.plan(amara.id, clock())
        made.sessions.start(live.id, in_focus=False)
        made.sessions.plan(amara.id, clock() + timedelta(days=7))
        made.rescue.copies.follow([Unsaved(place, live.id, text) for place, text in typed])
        lock(made)

    return kill


def go_on(program: Program) -> LivePage:
    program.unlock()
    flow = program.flow._desk_flow
    flow.session_flow.go_on(flow.workspace.sessions.live().id)
    program.until(lambda: isinstance(program.screen, LivePage) and bool(program.screen._table))
    program.rest()
    return program.screen


def sealed(program: Program) -> list[str]:
    copies = program.flow._desk_flow.workspace.rescue.copies
    return [text.text for text in copies.typed_last()[1]]


def test_words_stand_in_their_line_again_and_the_keyboard_in_the_notes(start, killed):
    killed((Place.IDEA, HALF))
    program = start()
    live = go_on(program)
    program.until(lambda: program.said == "What you had not entered yet is in its line again.")
    line = named(live, "live.idea")
    program.until(lambda: line.text() == HALF)
    assert line.isVisible()
    assert QApplication.focusWidget() is named(live, "live.notes")
    assert sealed(program) == [HALF]
    QTest.keyClick(program.window.windowHandle(), "A")
    assert program.said == ""


def test_that_words_are_back_covers_nothing_that_stays_to_be_read(start, killed, desk):
    killed((Place.IDEA, HALF))
    workspace = desk.unlock(PASSPHRASE)
    note = Unsaved(Place.NOTE, workspace.sessions.live().id, "Hm.")
    workspace.rescue.copies.keep([note])
    lock(workspace)
    program = start()
    line = named(go_on(program), "live.idea")
    program.until(lambda: line.text() == HALF)
    back = "What could not be saved the last time is back where it belongs."
    program.until(lambda: program.said == back)


def test_once_entered_they_are_on_the_desk_and_no_longer_sealed(start, killed):
    killed((Place.IDEA, HALF))
    program = start()
    line = named(go_on(program), "live.idea")
    program.until(lambda: line.text() == HALF)
    QTest.keyClicks(line, "wers\r")
    program.until(lambda: not line.text())
    program.rest()  # one look at a time: the timer may have begun one before
    program.flow._desk_flow.typed.look()
    program.rest()
    assert sealed(program) == []
    desk = program.flow._desk_flow.workspace
    assert [idea.text for idea in desk.ideas.of_session(desk.sessions.live().id)] == [HALF + "wers"]


def test_what_is_typed_is_sealed_by_itself_and_stays_so_when_the_desk_is_left(start, killed, desk):
    killed()
    program = start()
    live = go_on(program)
    live._table.caught_panel.promise.open()
    QTest.keyClicks(named(live, "live.promise"), HALF)
    program.until(lambda: sealed(program) == [HALF])
    program.flow.leave()
    program.until(lambda: bool(program.ended))
    opened = desk.unlock(PASSPHRASE)
    assert [text.text for text in opened.rescue.copies.typed_last()[1]] == [HALF]
    assert opened.promises.of_session(opened.sessions.live().id) == ()
    lock(opened)


def test_nothing_is_written_while_nothing_changes(start, killed, monkeypatch):
    killed((Place.ASK, "Why"), (Place.IDEA, HALF))
    program = start()
    go_on(program)
    program.until(lambda: not program.flow._desk_flow.workspace.rescue.copies.waits)
    typed = program.flow._desk_flow.typed
    typed.look()
    program.rest()
    written = []
    monkeypatch.setattr(rescue_shelf, "write_private", lambda *_, **__: written.append(1))
    for _ in range(3):
        typed.look()
        program.rest()
    assert written == []


def test_what_waits_stays_sealed_when_the_desk_is_left(start, killed, desk):
    killed((Place.IDEA, HALF))
    program = start()
    program.unlock()
    program.flow.leave()
    program.until(lambda: bool(program.ended))
    opened = desk.unlock(PASSPHRASE)
    assert [text.text for text in opened.rescue.copies.typed_last()[1]] == [HALF]
    lock(opened)


def test_words_of_the_mentors_are_not_spoken_of(start, killed):
    killed((Place.STRIKE_ASK, HALF))
    program = start()
    program.unlock()
    assert program.said == ""


def test_where_nothing_can_be_written_it_rests_and_tries_again(start, killed, monkeypatch):
    def refuse(*_, **__):
        raise ExportError(path="copy", reason="the disk is full")

    killed()
    program = start()
    live = go_on(program)
    with monkeypatch.context() as patch:
        patch.setattr(rescue_shelf, "write_private", refuse)
        live._table.caught_panel.promise.line.setText(HALF)
        program.flow._desk_flow.typed.look()
        program.rest()
        assert sealed(program) == []
    program.flow._desk_flow.typed.look()
    program.rest()
    assert sealed(program) == [HALF]


@pytest.fixture
def room(under_way):
    return under_way


def test_in_the_close_each_line_takes_its_words_back_when_its_step_comes(room, qtbot):
    page = ClosePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    places = (Place.IDEA, Place.PROMISE, Place.STRIKE_ASK)
    texts = [Unsaved(place, room.session, f"half {place}") for place in places]
    names = ("close.moreIdea", "close.morePromise", "close.strikeAsk")
    assert page.take_back(texts) == ()
    for name, words in zip(names, texts, strict=True):
        page._table._show(page._table.at + 1)
        assert page.take_back(texts) == (words,)
        assert named(page, name).text() == words.text
        assert page.typed_texts()[-1] == words


def test_a_line_in_use_is_left_alone(room, qtbot):
    page = LivePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    named(page, "live.idea").setText("Another")
    assert page.take_back([Unsaved(Place.IDEA, room.session, HALF)]) == ()
    assert named(page, "live.idea").text() == "Another"


def test_more_letters_go_behind_those_that_stand_in_the_line(room, qtbot):
    page = LivePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    page.take_back([Unsaved(Place.IDEA, room.session, HALF)])
    room.press(qtbot, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(room.window.focusWidget(), "wers")
    assert named(page, "live.idea").text() == HALF + "wers"


def test_notes_are_sealed_only_while_the_desk_does_not_take_them(room, qtbot):
    page = LivePage(room.workspace, room.session, room.around)
    room.show(page, qtbot)
    sheets, disk = page._table.keeper.sheets, room.around.tasks
    sheet = (None, NoteKind.PRIVATE)
    sheets.write(sheet, HALF)
    assert page.unsaved_texts()
    assert page.typed_texts() == ()
    disk.full = True
    sheets.save()
    assert [text.text for text in page.typed_texts()] == [HALF]
    disk.full = False
    sheets.save()
    assert page.typed_texts() == ()


def test_an_ask_stands_in_its_line_again(shown, workspace, amara, clock, tasks, notices):
    planned = workspace.sessions.plan(amara.id, clock())
    page = shown(SessionPage(workspace, planned.id, clock, tasks, notices))
    ask = Unsaved(Place.ASK, planned.id, HALF)
    assert page.take_back([ask]) == ()
    page.refresh()
    assert page.take_back([ask]) == (ask,)
    assert page.typed_texts() == (ask,)


@pytest.mark.parametrize("seat", Seat)
def test_each_seat_takes_back_its_own_topic_alone(
    shown, workspace, amara, clock, tasks, notices, seat
):
    planned = workspace.sessions.plan(amara.id, clock())
    table = workspace.hand_over(planned.id) if seat is Seat.MENTOR else workspace.table(planned.id)
    page = shown(AgendaPage(table, clock, tasks, notices))
    texts = [
        Unsaved(place, planned.id, f"- [ ] half {place}")
        for place in (Place.TOPIC, Place.LEADERS_TOPIC)
    ]
    own = texts[0] if seat is Seat.MENTOR else texts[1]
    assert page.take_back(texts) == (own,)
    assert page.board.new.text() == f"half {own.place}"
    assert page.typed_texts() == (own,)
