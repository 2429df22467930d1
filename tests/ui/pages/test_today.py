"""Today says what is next and what is owed, and ticks what was kept."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMenu

from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.idea import Application, Stage
from mentordesk.domain.person import Pairing
from mentordesk.domain.promise import PromiseState
from mentordesk.errors import DeskLockedError
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.move_promise import MovePromiseDialog
from mentordesk.ui.dialogs.reason import ReasonDialog
from mentordesk.ui.pages.today import TodayPage
from mentordesk.ui.widgets.day_time_field import DayField
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


def test_a_wish_to_end_it_leads_to_the_mentor_s_page(qtbot, page, workspace, amara, clock):
    workspace.endings.ask(amara.id)
    page.refresh()
    assert "Amara would like to end this pairing" in words(page)
    step = every(page, "owed.step")[0]
    assert step.accessibleDescription() == "Amara would like to end this pairing"
    with qtbot.waitSignal(page.pair_asked) as asked:
        step.click()
    assert asked.args == [amara.id]
    workspace.endings.end(amara.id)
    page.refresh()
    assert "end this pairing" not in words(page)
    assert page.first_focus() is one(page, "today.mentor")


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


def test_a_session_whose_time_passed_leads_to_where_it_is_moved_or_called_off(
    qtbot, page, workspace, amara, clock
):
    session = _plan(workspace, amara, clock, hours=1)
    page.refresh()
    agenda = one(page, "today.agenda")
    clock.forward(minutes=60 + session.minutes - 1)
    page.follow_clock()
    assert "Amara leads today" in words(page)
    assert agenda.text() == "Read the agenda"
    assert agenda.accessibleDescription() == ""
    clock.forward(minutes=1)
    page.follow_clock()
    assert "Amara was to lead today" in words(page)
    assert agenda.text() == "Move or call off"
    assert "did not take place" in agenda.accessibleDescription()
    with qtbot.waitSignal(page.session_asked) as asked:
        agenda.click()
    assert asked.args == [session.id]


def test_what_passed_gives_way_to_what_is_due_today_and_is_marked(page, workspace, amara, clock):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing())
    old = _plan(workspace, amara, clock, days=-3)
    due = _plan(workspace, jonas, clock, hours=2)
    tomorrow = _plan(workspace, amara, clock, days=1)
    page.refresh()
    assert "Jonas leads today" in words(page)
    held = [one.session.id for one in page.coming.values()]
    assert held == [old.id, tomorrow.id]
    facts = [[fact.words for fact in page.coming.row_of(one).facts] for one in page.coming.values()]
    assert facts == [["its time passed"], ["agenda not here yet"]]
    clock.forward(minutes=120 + due.minutes)
    page.follow_clock()  # nothing is left today: what passed first asks what became of it
    assert "Amara was to lead" in words(page)
    held = [one.session.id for one in page.coming.values()]
    assert held == [due.id, tomorrow.id]


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


def test_a_place_whose_clock_differs_only_later_in_the_year_is_followed(
    page, workspace, amara, clock, zone
):
    zone("Africa/Lagos")
    for days in (1, 290):
        _plan(workspace, amara, clock, days=days)
    page.refresh()
    before = one(page, "today.coming")
    zone("Europe/London")  # as far from other places in April, and not in January
    page.follow_clock()
    rows = one(page, "today.coming")
    assert rows is not before  # painted anew
    assert "09:00" in rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_page_that_was_out_of_sight_is_true_at_once(page, workspace, amara, clock):
    _plan(workspace, amara, clock, hours=26)
    page.refresh()
    page.hide()
    clock.forward(hours=25)
    page.show()
    assert "Amara leads today" in words(page)
    assert "in 1 h" in words(page)


def test_what_did_not_change_is_not_made_anew(page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, hours=2)
    made = workspace.promises.make(session.id, amara.id, "Ask Legal")
    page.refresh()
    cards = one(page, "today.promises"), one(page, "today.next")
    clock.forward(minutes=30)
    page.refresh()
    assert (one(page, "today.promises"), one(page, "today.next")) == cards
    assert "in 1 h 30 min" in words(page)
    QTest.keyClick(one(page, "promise.tick"), Qt.Key.Key_Space)
    page.refresh()
    workspace.promises.reopen(made.id)
    page.refresh()
    assert one(page, "today.promises") is not cards[0]
    assert not one(page, "promise.tick", Tick).isChecked()


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


@pytest.fixture
def owing(page, workspace, amara, clock):
    """Today with two ideas to credit and two to answer."""
    session = _plan(workspace, amara, clock, hours=2)
    capture = workspace.ideas.capture
    used = [capture(session.id, amara.id, words) for words in ("Clips", "Demos")]
    for idea in used:
        workspace.ideas.apply(idea.id, Application("the all-hands", clock.at.date()))
    waiting = [capture(session.id, amara.id, words) for words in ("Badges", "Maps")]
    clock.forward(days=15)
    page.refresh()
    page.activateWindow()
    return used, waiting


def _step(page, about):
    (found,) = [step for step in every(page, "owed.step") if step.accessibleDescription() == about]
    return found


def test_giving_credit_takes_one_key_and_leads_on_to_the_next(qtbot, page, workspace, owing):
    assert "Amara’s idea · you applied it 15 days ago: the all-hands" in words(page)
    first = _step(page, "Clips")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(GiveCreditDialog)
    QTest.keyClicks(one(dialog, "credit.where", QLineEdit), "the all-hands")
    with qtbot.waitSignal(page.owed_changed) as owed:
        press(dialog, "question.yes")
    assert owed.args == [3]
    assert workspace.ideas.of_id(owing[0][0].id).recognitions
    qtbot.waitUntil(lambda: _step(page, "Demos").hasFocus())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_answering_takes_one_key_a_choice_and_can_be_undone(qtbot, page, workspace, owing):
    waiting = owing[1][0]
    step = _step(page, "Badges")
    step.setFocus()
    QTest.keyClick(step, Qt.Key.Key_Space)
    menu = page.findChild(QMenu, "ideas.steps")
    qtbot.waitUntil(menu.isVisible)
    assert menu.activeAction().text() == "Try it"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert workspace.ideas.of_id(waiting.id).stage is Stage.TRYING
    qtbot.waitUntil(lambda: _step(page, "Maps").hasFocus())
    press(page, "ideas.undo")
    assert workspace.ideas.of_id(waiting.id).stage is Stage.HEARD
    assert _step(page, "Badges")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_before_answering_the_story_can_be_read(qtbot, page, owing):
    _step(page, "Maps").click()
    menu = page.findChild(QMenu, "ideas.steps")
    with qtbot.waitSignal(page.idea_asked) as asked:
        menu.actions()[-1].trigger()
    assert asked.args == [owing[1][1].id]
    menu.close()


def test_one_more_answer_is_owed_the_minute_it_is(page, workspace, amara, clock):
    session = _plan(workspace, amara, clock, days=30)
    workspace.ideas.capture(session.id, amara.id, "Badges")
    clock.forward(days=13, hours=23, minutes=59)
    page.refresh()
    assert not every(page, "today.answers")
    clock.forward(minutes=2)
    page.follow_clock()
    assert one(page, "today.answers")


def _promised(workspace, amara, clock, *due):
    """Let a session be over in which so much was promised, and another one be planned."""
    last = _plan(workspace, amara, clock, hours=0)
    workspace.sessions.start(last.id)
    make = partial(workspace.promises.make, last.id, amara.id)
    made = [make(f"Promise {number}", day) for number, day in enumerate(due)]
    workspace.closes.close(last.id)
    clock.forward(days=1)
    return made, _plan(workspace, amara, clock, days=1)


def test_a_promise_goes_to_another_day_in_place_and_back(page, workspace, amara, clock):
    (made,), _ = _promised(workspace, amara, clock, date(2026, 4, 16))
    page.refresh()
    press(page, "promise.move")
    (dialog,) = page.findChildren(MovePromiseDialog)
    assert one(dialog, "movePromise.day", DayField).day() == date(2026, 4, 23)
    press(dialog, "question.yes")
    (moved,) = workspace.promises.not_closed()
    assert (moved.due, moved.moved) == (date(2026, 4, 23), 1)
    assert "by Thu 23 Apr" in words(page)
    assert "Not closed yet, by Thu 23 Apr: Promise 0" in words(page)
    press(page, "promises.undo")
    assert workspace.promises.not_closed() == (made,)
    assert "by Thu 16 Apr" in words(page) or "due tomorrow" in words(page)


def test_what_was_let_go_comes_back_by_one_key(qtbot, page, workspace, amara, clock):
    (made,), _ = _promised(workspace, amara, clock, None)
    page.refresh()
    page.activateWindow()
    press(page, "promise.let_go")
    (dialog,) = page.findChildren(ReasonDialog)
    QTest.keyClicks(one(dialog, "reason.line", QLineEdit), "The pilot was stopped")
    press(dialog, "question.yes")
    qtbot.waitUntil(one(page, "promise.tick").hasFocus)
    QTest.keyClick(one(page, "promise.tick"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.promises.not_closed() == (made,)
    assert one(page, "promise.let_go")
    assert "Undone: Promise 0" in words(page)


def test_what_was_kept_stays_on_top_as_done_until_the_next_session_begins(
    page, workspace, amara, clock
):
    made, following = _promised(workspace, amara, clock, None, None, None)
    for promise in made[1:]:
        workspace.promises.keep(promise.id)
    page.refresh()
    ticks = every(page, "promise.tick", Tick)
    assert [(tick.accessibleName(), tick.isChecked()) for tick in ticks] == [
        ("Promise 1", True),
        ("Promise 2", True),
        ("Promise 0", False),
    ]
    assert "2 of your 3 promises kept" in words(page)
    ticks[2].click()
    assert "3 of your 3 promises kept" in words(page)
    clock.forward(days=1)
    workspace.sessions.start(following.id)
    page.refresh()
    assert not every(page, "promise.tick")


def test_what_slips_repeatedly_is_said_in_a_plain_line(page, workspace, amara, clock):
    (made, _), _ = _promised(workspace, amara, clock, date(2026, 4, 14), date(2026, 4, 14))
    page.refresh()
    assert one(page, "today.slips", QLabel).text() == (
        "2 promises to Amara are past their day. Only you see this."
    )
    every(page, "promise.tick", Tick)[0].click()
    assert not every(page, "today.slips")
    for day in (20, 24):
        workspace.promises.move(made.id, date(2026, 4, day))
    workspace.promises.reopen(made.id)
    page.refresh()
    assert "“Promise 0” has been put off 2 times. Only you see this." in words(page)


def test_all_that_is_coming_goes_to_a_calendar_by_one_key(
    qtbot, page, workspace, amara, clock, tmp_path
):
    for days in (1, 15):
        _plan(workspace, amara, clock, days=days)
    page.refresh()
    press(page, "today.calendar")
    page.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "ours.ics"))
    qtbot.waitUntil((tmp_path / "ours.ics").exists)
    told = (tmp_path / "ours.ics").read_text("utf-8")
    assert told.count("BEGIN:VEVENT") == 2
    assert "Amara" not in told
    assert workspace.exports.all()[0].what.kind is ExportKind.CALENDAR


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
