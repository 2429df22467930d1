"""Today says what is next and what is owed, and ticks what was kept."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mentordesk.domain.idea import Application
from mentordesk.domain.promise import PromiseState
from mentordesk.errors import DeskLockedError
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.dialogs.reason import ReasonDialog
from mentordesk.ui.pages.today import TodayPage
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.tick import Tick
from seen import every, one, press, words


@pytest.fixture
def page(qtbot, workspace, clock, tasks, notices):
    page = TodayPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _plan(workspace, amara, clock, **ahead):
    return workspace.sessions.plan(amara.id, clock.at + timedelta(**ahead), 45, "in person")


def test_a_desk_without_a_mentor_offers_to_add_one(qtbot, page):
    page.refresh()
    assert page.first_focus() is one(page, "today.mentor")
    with qtbot.waitSignal(page.mentor_asked):
        press(page, "today.mentor")


def test_a_desk_with_nothing_planned_offers_to_plan(qtbot, page, amara):
    page.refresh()
    with qtbot.waitSignal(page.plan_asked):
        press(page, "today.plan")


def test_the_next_session_says_who_leads_when_and_about_what(qtbot, page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, hours=5, minutes=12)
    workspace.agendas.receive(session.id, [NewTopic("Town hall")])
    page.refresh()
    shown = words(page)
    assert "Amara leads today at" in shown
    assert "in 5 h 12 min" in shown
    assert "Amara has put 1 topic on the agenda" in shown
    assert "Helen" in shown


def test_the_next_session_leads_on_to_its_start_and_its_agenda(
    qtbot, page, workspace, amara, clock
):
    session = _plan(workspace, amara, clock, hours=1)
    page.refresh()
    with qtbot.waitSignal(page.start_asked) as start:
        press(page, "today.start")
    with qtbot.waitSignal(page.session_asked) as agenda:
        press(page, "today.agenda")
    assert (start.args, agenda.args) == ([session.id], [session.id])


def test_a_session_that_was_left_open_is_offered_to_go_on(qtbot, page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, minutes=0)
    workspace.sessions.start(session.id)
    clock.forward(minutes=7)
    page.refresh()
    assert "Your session with Amara is still open" in words(page)
    assert not every(page, "today.start")
    with qtbot.waitSignal(page.go_on_asked) as go_on:
        press(page, "today.go_on")
    assert go_on.args == [session.id]


def test_relative_words_follow_the_clock_and_a_tick_stays(qtbot, page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, hours=2)
    workspace.promises.make(session.id, amara.id, "Ask Legal")
    page.refresh()
    QTest.keyClick(one(page, "promise.tick"), Qt.Key.Key_Space)
    clock.forward(minutes=90)
    page.follow_clock()
    assert "in 30 min" in words(page)
    assert one(page, "promise.tick", Tick).isChecked()


def test_a_new_day_asks_the_desk_anew(qtbot, page, workspace, amara, clock):
    _plan(workspace, amara, clock, hours=26)
    page.refresh()
    assert "Amara leads tomorrow" in words(page)
    clock.forward(hours=24)
    _plan(workspace, amara, clock, hours=1)
    page.follow_clock()
    assert "Amara leads today" in words(page)
    assert "in 1 h" in words(page)


def test_whoever_travels_is_shown_the_times_of_that_place(page, workspace, amara, clock, zone):
    zone("America/Sao_Paulo")
    for hours in (2, 50):
        _plan(workspace, amara, clock, hours=hours)
    page.refresh()
    before = one(page, "today.coming")
    assert "today at 08:00" in words(page)
    page.follow_clock()
    assert one(page, "today.coming") is before
    zone("Europe/Lisbon")
    page.follow_clock()
    assert "today at 12:00" in words(page)
    rows = one(page, "today.coming")
    assert rows is not before  # painted anew
    spoken = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "12:00" in spoken


def test_a_kept_promise_is_kept_on_the_desk_and_can_be_taken_back(
    qtbot, page, workspace, amara, clock
):
    session = _plan(workspace, amara, clock, hours=2)
    made = workspace.promises.make(session.id, amara.id, "Ask Legal", clock.at.date())
    page.refresh()
    assert "due today" in words(page)
    tick = one(page, "promise.tick", Tick)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert workspace.promises.of_session(session.id)[0].state is PromiseState.KEPT
    assert "kept" in words(page)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert workspace.promises.of_session(session.id) == (made,)


def test_a_tick_that_did_not_reach_the_desk_is_taken_back(
    qtbot, page, workspace, amara, clock, notices
):
    session = _plan(workspace, amara, clock, hours=2)
    workspace.promises.make(session.id, amara.id, "Ask Legal")
    page.refresh()
    workspace.store.close()
    QTest.keyClick(one(page, "promise.tick"), Qt.Key.Key_Space)
    assert notices.errors == [DeskLockedError]
    assert not one(page, "promise.tick", Tick).isChecked()


def test_a_promise_is_let_go_only_with_a_reason(qtbot, page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, hours=2)
    workspace.promises.make(session.id, amara.id, "Ask Legal")
    page.refresh()
    press(page, "promise.let_go")
    dialog = page.findChild(ReasonDialog)
    press(dialog, "question.yes")
    assert dialog.isVisible()
    assert one(dialog, "question.problem")
    QTest.keyClicks(one(dialog, "reason.line", QLineEdit), "The pilot was stopped")
    press(dialog, "question.yes")
    kept = workspace.promises.of_session(session.id)[0]
    assert (kept.state, kept.reason) == (PromiseState.LET_GO, "The pilot was stopped")
    assert "let go" in words(page)


def test_credit_and_answers_owed_lead_to_their_ideas(qtbot, page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, hours=2)
    used = workspace.ideas.capture(session.id, amara.id, "Clips")
    workspace.ideas.apply(used.id, Application("the all-hands", clock.at.date()))
    waiting = workspace.ideas.capture(session.id, amara.id, "Badges")
    clock.forward(days=15)
    page.refresh()
    steps = every(page, "owed.step")
    opened = []
    page.idea_asked.connect(opened.append)
    for step in steps:
        QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert opened == [used.id, waiting.id]
    assert "Amara’s idea · you applied it 15 days ago: the all-hands" in words(page)


def test_what_a_mentor_asked_to_have_struck_leads_to_its_session(
    qtbot, page, workspace, amara, clock
):
    session = _plan(workspace, amara, clock, hours=0)
    workspace.sessions.start(session.id)
    workspace.strike_asks.ask(session.id, "About my son")
    page.refresh()
    assert not every(page, "today.strikes")
    workspace.closes.close(session.id)
    page.refresh()
    assert "Amara asks you to strike something\nsession 1, today" in words(page)
    assert "To be struck\nin 1 session" in words(page)
    assert "About my son" not in words(page)
    with qtbot.waitSignal(page.session_asked) as asked:
        press(one(page, "today.strikes"), "owed.step")
    assert asked.args == [session.id]
    for ask in workspace.strike_asks.of_session(session.id):
        workspace.strike_asks.settle(ask.id)
    page.refresh()
    assert not every(page, "today.strikes")


def test_nothing_owed_shows_no_card_for_it(page, workspace, amara, clock):
    _plan(workspace, amara, clock, hours=2)
    page.refresh()
    assert not every(page, "today.credit")
    assert not every(page, "today.answers")


def test_two_hundred_promises_show_a_few_and_the_rest_on_demand(
    qtbot, page, workspace, amara, clock
):
    session = _plan(workspace, amara, clock, hours=2)
    for number in range(200):
        workspace.promises.make(session.id, amara.id, f"Promise {number}", date(2026, 5, 1))
    page.refresh()
    assert len(every(page, "promise.tick")) < 10
    press(page, "promises.more")
    assert len(every(page, "promise.tick")) == 200


def test_a_coming_session_is_opened_with_the_keyboard(qtbot, page, workspace, amara, clock):
    _plan(workspace, amara, clock, hours=2)
    later = _plan(workspace, amara, clock, days=14)
    page.refresh()
    rows = one(page, "today.coming", RowList)
    rows.enter(0)
    with qtbot.waitSignal(page.session_asked) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [later.id]


@pytest.mark.parametrize("answers", [2, 0])
def test_what_is_coming_is_in_sight_however_much_is_owed(
    qtbot, page, workspace, amara, clock, answers
):
    session = _plan(workspace, amara, clock, days=16)
    for days in (30, 44):
        _plan(workspace, amara, clock, days=days)
    workspace.promises.make(session.id, amara.id, "Ask Legal what blocks the pilot")
    for text in ("Record town halls as 3-minute clips", "Let new joiners run the demo"):
        used = workspace.ideas.capture(session.id, amara.id, text)
        workspace.ideas.apply(used.id, Application("the all-hands of this quarter", clock().date()))
    for number in range(answers):
        workspace.ideas.capture(session.id, amara.id, f"A map of who to ask, number {number}")
    clock.forward(days=15)
    page.resize(1064, 800)
    page.refresh()
    rows, view = one(page, "today.coming", RowList), page.column.viewport()
    assert len(every(page, "owed.step")) == 2 + answers
    qtbot.waitUntil(lambda: rows.mapTo(view, rows.rect().bottomLeft()).y() in range(view.height()))
    assert page.column.verticalScrollBar().maximum() == 0
