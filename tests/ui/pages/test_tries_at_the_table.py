"""Something to try is agreed on at the table, and told again there the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.pages.start_card import StartCardPage
from seen import words
from session_room import furnished, named

MADE, NOTE = "Speak last", "It was odd"


@pytest.fixture
def tried(workspace, amara, clock):
    """Something to try, with a note, of the session before."""
    held = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    made = workspace.promises.make(held.id, amara.id, MADE, try_it=True)
    clock.forward(minutes=45)
    workspace.closes.close(held.id)
    return workspace.tries.log(made.id, NOTE)


@pytest.fixture
def room(qtbot, workspace, amara, clock, disk, notices):
    clock.forward(days=14)
    made = furnished(workspace, amara, clock, disk, notices)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def show(room, qtbot):
    def shown(kind):
        if kind is not StartCardPage:
            room.workspace.sessions.start(room.session)
        page = kind(room.workspace, room.session, room.around)
        room.show(page, qtbot)
        return page

    return shown


def made(room):
    return {p.text: p.try_it for p in room.workspace.promises.of_session(room.session)}


def catch(live, room, qtbot, text, *, trying):
    room.press(qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    line = named(live, "live.promise")
    qtbot.keyClicks(line, text)
    if trying:
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        QTest.keyClick(room.window.focusWidget(), Qt.Key.Key_Space)
        assert named(live, "live.toTry").isChecked()
    return line


def test_a_promise_of_the_live_session_can_be_something_to_try(show, room, qtbot):
    live = show(LivePage)
    line = catch(live, room, qtbot, "Speak first", trying=True)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    line = catch(live, room, qtbot, "Ask Ines", trying=False)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert made(room) == {"Speak first": True, "Ask Ines": False}
    assert "To try\nSpeak first" in words(live)
    assert "My promise\nAsk Ines" in words(live)


def test_on_the_tick_enter_keeps_the_promise_and_escape_goes_back_to_the_notes(show, room, qtbot):
    live = show(LivePage)
    catch(live, room, qtbot, "Speak first", trying=True)
    qtbot.keyClick(named(live, "live.toTry"), Qt.Key.Key_Return)
    assert made(room) == {"Speak first": True}
    catch(live, room, qtbot, "Ask Ines", trying=True)
    qtbot.keyClick(named(live, "live.toTry"), Qt.Key.Key_Escape)
    assert room.window.focusWidget() is named(live, "live.notes")
    assert made(room) == {"Speak first": True}


def test_what_is_typed_on_while_the_desk_is_slow_stays_something_to_try(show, room, qtbot, disk):
    live = show(LivePage)
    line = catch(live, room, qtbot, "Speak first", trying=True)
    disk.hold()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "Ask twice")
    disk.let_go()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert made(room) == {"Speak first": True, "Ask twice": True}
    assert not named(live, "live.toTry").isChecked()


def test_what_was_typed_to_try_goes_back_into_its_line(show, room, qtbot, disk):
    live = show(LivePage)
    disk.full = True
    catch(live, room, qtbot, "Speak first", trying=True)
    live.save_now()
    text = Unsaved(Place.TRY, room.session, "Speak first")
    assert live.unsaved_texts() == (text,)
    again = LivePage(room.workspace, room.session, room.around)
    disk.full = False
    room.show(again, qtbot)
    assert again.take_back([text]) == (text,)
    assert named(again, "live.toTry").isChecked()
    again.save_now()
    assert made(room) == {"Speak first": True}
    assert not again.has_unsaved()


def to_step(page, step):
    while page._table.at < step - 1:
        named(page, "close.next").click()


def test_the_close_asks_for_something_to_try(show, room, qtbot):
    close = show(ClosePage)
    to_step(close, 3)
    line = named(close, "close.toTry")
    line.setFocus()
    qtbot.keyClicks(line, "Speak first")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == ""
    assert line.hasFocus()
    assert "To try" in words(close)
    qtbot.keyClicks(line, "Ask twice")
    text = Unsaved(Place.TRY, room.session, "Ask twice")
    assert close.unsaved_texts() == (text,)
    to_step(close, 4)
    assert made(room) == {"Speak first": True, "Ask twice": True}
    assert "To try before next time\nSpeak first" in words(close)


def test_words_to_try_that_are_refused_keep_the_step(show, room, qtbot, disk):
    close = show(ClosePage)
    to_step(close, 3)
    disk.full = True
    qtbot.keyClicks(named(close, "close.toTry"), "Speak first")
    assert not named(close, "close.skip").isVisible()
    named(close, "close.next").click()
    assert close._table.at == 2
    texts = close.unsaved_texts()
    assert texts == (Unsaved(Place.TRY, room.session, "Speak first"),)
    again = ClosePage(room.workspace, room.session, room.around)
    room.show(again, qtbot)
    disk.full = False
    again.refresh()
    assert again.take_back(texts) == texts
    assert named(again, "close.toTry").text() == "Speak first"


def test_the_close_waits_for_words_to_try_on_their_way(show, room, qtbot, disk):
    close = show(ClosePage)
    to_step(close, 3)
    qtbot.keyClicks(named(close, "close.toTry"), "Speak first")
    disk.hold()
    named(close, "close.next").click()
    assert close._table.at == 2
    disk.let_go()
    assert close._table.at == 3
    assert made(room) == {"Speak first": True}


def test_the_start_card_tells_what_was_tried(tried, show, workspace, amara):
    workspace.promises.make(tried.session, amara.id, "Ask Ines")
    workspace.tries.log(tried.id, "Better")
    said = words(show(StartCardPage))
    assert f"{MADE}\nYou tried it · 2 notes" in said
    assert said.count(MADE) == 1
    assert "Ask Ines\nYou promised Amara" in said


def test_the_start_card_shows_two_to_try_and_counts_the_others(tried, show, workspace, amara):
    made = [
        workspace.promises.make(tried.session, amara.id, f"Try {number}", try_it=True)
        for number in range(4)
    ]
    workspace.promises.let_go(tried.id, "There was no meeting")
    workspace.promises.keep(made[0].id)
    said = words(show(StartCardPage))
    assert [n for n in range(4) if f"Try {n}\nTo try before this session" in said] == [1, 2]
    assert "And 1 more to try" in said
    assert f"{MADE}\nYou promised Amara, let go: There was no meeting" in said


def test_the_start_card_tells_what_was_to_be_tried(tried, show, workspace):
    workspace.tries.remove(tried.id, tried.log[0].id)
    assert f"{MADE}\nTo try before this session" in words(show(StartCardPage))


def test_the_mentor_reads_the_log_at_the_next_close_and_strikes_it(
    tried, show, room, qtbot, workspace
):
    close = show(ClosePage)
    to_step(close, 3)
    assert NOTE not in words(close)
    to_step(close, 4)
    assert f"Tried before this session\n{MADE}\nTuesday 14 April: {NOTE}" in words(close)
    buttons = close.findChildren(QAbstractButton, "close.strike")
    [strike] = [button for button in buttons if MADE in button.accessibleName()]
    strike.click()
    strike.parentWidget().findChild(QAbstractButton, "close.destroy").click()
    qtbot.waitUntil(lambda: MADE not in words(close))
    assert workspace.promises.of_session(tried.session) == ()
    assert workspace.tries.before(room.session) == ()
