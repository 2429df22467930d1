"""Something to try is set at the table, logged until the next session, and shown there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import DeskFullError, TextTooLongError
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.pages.today import TodayPage
from seen import every, one, press, words
from session_room import FullDisk

DAY = "Tuesday 14 April"


@pytest.fixture
def trying(workspace, amara, clock):
    """Something to try, of a session that is closed, and the next session."""
    held = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.receive(held.id, [NewTopic("First words", 10)])
    workspace.sessions.start(held.id)
    made = workspace.promises.make(held.id, amara.id, "Speak last", try_it=True)
    clock.forward(minutes=45)
    workspace.closes.close(held.id)
    return made


@pytest.fixture
def following(workspace, trying, clock):
    return workspace.sessions.plan(trying.mentor, clock() + timedelta(days=14))


@pytest.fixture
def show(qtbot, workspace, clock, tasks, notices):
    def shown(session=None):
        page = TodayPage(workspace, clock, tasks, notices)
        if session is not None:
            page = SessionPage(workspace, session, clock, tasks, notices)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.refresh()
        return page

    return shown


def told(workspace, trying):
    [made] = [p for p in workspace.promises.of_session(trying.session) if p.id == trying.id]
    return [line.words for line in made.log]


def type_line(page, text, *, enter=True):
    line = one(page, "try.line", QLineEdit)
    QTest.keyClicks(line, text)
    if enter:
        QTest.keyClick(line, Qt.Key.Key_Return)
    return line


@pytest.fixture(params=["today", "its session", "the next session"])
def page(request, show, trying, following):
    """Each of the pages that show the log."""
    keys = {"today": None, "its session": trying.session, "the next session": following.id}
    return show(keys[request.param])


@pytest.fixture
def today(show, trying, following):
    return show()


def test_enter_keeps_a_line_with_its_day_and_stays_in_the_line(page, workspace, trying):
    assert every(page, "try.line") == []
    press(page, "try.log")
    for text in ("It was odd", "Better"):
        line = type_line(page, text)
        assert line.text() == ""
        assert line.hasFocus()
    assert told(workspace, trying) == ["It was odd", "Better"]
    shown = words(page)
    assert f"{DAY}: It was odd\n{DAY}: Better" in shown
    assert "To try · 2 notes" in shown
    assert "Amara sees it at the close of your next session." in shown


def test_the_line_is_in_sight_however_small_the_window(page, qtbot):
    page.resize(600, 220)
    press(page, "try.log")
    line = one(page, "try.line", QLineEdit)
    for text in ("It was odd", "Better"):
        qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())
        type_line(page, text)


def test_what_is_typed_is_there_when_the_page_is_shown_anew(page, workspace, trying):
    press(page, "try.log")
    type_line(page, "It was", enter=False)
    page.refresh()
    line = one(page, "try.line", QLineEdit)
    assert line.text() == "It was"
    text = Unsaved(Place.TRIED, trying.session, "It was", promise=trying.id)
    assert page.has_unsaved()
    assert page.unsaved_texts() == (text,)
    page.save_now()
    assert told(workspace, trying) == ["It was"]
    assert not page.has_unsaved()
    assert line.text() == ""


@pytest.mark.parametrize("before", ["", "It was odd"], ids=["new", "of a note"])
def test_words_that_nobody_entered_go_back_into_their_line(page, workspace, trying, before):
    workspace.tries.log(trying.id, "It was odd")
    text = Unsaved(Place.TRIED, trying.session, "It was odd, but", before, promise=trying.id)
    page.refresh()
    other = Unsaved(Place.ASK, trying.session, "Elsewhere")
    assert page.take_back([other, text]) == (text,)
    assert page.take_back([text]) == ()
    name = "try.better" if before else "try.line"
    assert one(page, name, QLineEdit).text() == "It was odd, but"
    assert page.unsaved_texts() == (text,)
    assert told(workspace, trying) == ["It was odd"]


def test_a_line_is_put_better_in_its_place(page, workspace, trying):
    workspace.tries.log(trying.id, "It was odd")
    page.refresh()
    press(page, "try.log")
    press(page, "try.change")
    line = one(page, "try.better", QLineEdit)
    assert line.hasFocus()
    QTest.keyClicks(line, ", and new")
    text = Unsaved(
        Place.TRIED, trying.session, "It was odd, and new", "It was odd", promise=trying.id
    )
    page.refresh()
    assert page.unsaved_texts() == (text,)
    line = one(page, "try.better", QLineEdit)
    assert line.text() == "It was odd, and new"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told(workspace, trying) == ["It was odd, and new"]
    assert f"{DAY}: It was odd, and new" in words(page)
    assert every(page, "try.better") == []
    assert one(page, "try.change").hasFocus()
    assert page.unsaved_texts() == ()


def test_escape_leaves_a_line_as_it_was_and_then_the_log(today, workspace, trying):
    workspace.tries.log(trying.id, "It was odd")
    today.refresh()
    press(today, "try.log")
    press(today, "try.change")
    line = one(today, "try.better", QLineEdit)
    QTest.keyClicks(line, ", and")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert every(today, "try.better") == []
    assert not today.has_unsaved()
    one(today, "try.line").setFocus()
    new = type_line(today, "Later", enter=False)
    QTest.keyClick(new, Qt.Key.Key_Escape)
    assert every(today, "try.line") == []
    assert one(today, "try.log").hasFocus()
    press(today, "try.log")
    assert one(today, "try.line", QLineEdit).text() == "Later"
    assert told(workspace, trying) == ["It was odd"]


def test_a_line_can_be_removed(today, workspace, trying):
    workspace.tries.log(trying.id, "It was odd")
    today.refresh()
    press(today, "try.log")
    press(today, "try.remove")
    QCoreApplication.sendPostedEvents()
    assert told(workspace, trying) == []
    assert DAY + ":" not in words(today)
    assert one(today, "try.line").hasFocus()


def test_words_that_the_desk_refuses_stay(today, workspace, trying, notices, monkeypatch):
    press(today, "try.log")
    line = type_line(today, "x" * 301)
    assert notices.errors == [TextTooLongError]
    assert line.text() == "x" * 301

    def full(*_):
        raise DeskFullError(folder="the desk")

    monkeypatch.setattr(type(workspace.tries), "log", full)
    line.clear()
    type_line(today, "It was odd")
    assert notices.errors[-1] is DeskFullError
    assert [text.text for text in today.unsaved_texts()] == ["It was odd"]
    monkeypatch.undo()
    today.save_now()
    assert told(workspace, trying) == ["It was odd"]


@pytest.fixture
def slow(qtbot, workspace, clock, notices, trying, following):
    """Today on a desk that answers later, and its tasks."""
    tasks = FullDisk(workspace)
    page = TodayPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    press(page, "try.log")
    return page, tasks


def test_a_line_is_kept_once_and_what_was_typed_meanwhile_stays(slow, workspace, trying):
    page, tasks = slow
    tasks.hold()
    line = type_line(page, "It was odd")
    QTest.keyClicks(line, " and new")
    page.save_now()
    tasks.let_go()
    assert told(workspace, trying) == ["It was odd"]
    assert line.text() == " and new"
    assert [text.text for text in page.unsaved_texts()] == [" and new"]
    page.save_now()
    assert told(workspace, trying) == ["It was odd", "and new"]
    assert not page.has_unsaved()


def test_a_new_day_leaves_the_keyboard_in_the_line_that_is_typed_in(
    qtbot, today, workspace, trying, clock
):
    other = workspace.promises.make(trying.session, trying.mentor, "Speak first", try_it=True)
    today.refresh()
    for log in every(today, "try.log"):
        log.click()
    before = every(today, "try.line", QLineEdit)[1]
    before.setFocus()
    QTest.keyClicks(before, "It odd")
    before.setCursorPosition(3)
    clock.forward(days=1)
    today.follow_clock()
    line = every(today, "try.line", QLineEdit)[1]
    assert line is not before
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "was ")
    assert line.text() == "It was odd"
    for promise in (trying, other):
        workspace.promises.strike(promise.id)
    clock.forward(days=1)
    today.follow_clock()
    qtbot.waitUntil(lambda: today.first_focus().hasFocus())


def test_a_full_log_offers_no_further_line(today, workspace, trying):
    for number in range(20):
        workspace.tries.log(trying.id, f"Note {number}")
    today.refresh()
    press(today, "try.log")
    assert every(today, "try.line") == []
    QTest.mouseClick(every(today, "try.remove")[0], Qt.MouseButton.LeftButton)
    assert len(every(today, "try.line")) == 1


def test_the_log_is_closed_once_the_next_session_began(show, workspace, trying, following, clock):
    workspace.tries.log(trying.id, "It was odd")
    clock.forward(days=14)
    workspace.sessions.start(following.id)
    workspace.closes.close(following.id)
    for key in (None, trying.session, following.id):
        page = show(key)
        press(page, "try.log")
        assert f"{DAY}: It was odd" in words(page)
        for gone in ("try.line", "try.change", "try.remove"):
            assert every(page, gone) == []


def test_a_promise_that_is_nothing_to_try_has_no_log(show, workspace, live_promise):
    for key in (None, live_promise.session):
        assert every(show(key), "try.log") == []


@pytest.fixture
def live_promise(workspace, amara, clock):
    held = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    made = workspace.promises.make(held.id, amara.id, "Ask Ines")
    workspace.closes.close(held.id)
    return made
