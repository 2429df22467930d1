"""The list of sessions opens them by key and plans new ones."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox

from mentordesk.domain.person import Pairing
from mentordesk.ui.dialogs.plan_session import PlanSessionDialog
from mentordesk.ui.pages.sessions import SessionsPage
from mentordesk.ui.widgets.row_list import RowList
from seen import one, press, words


@pytest.fixture
def page(qtbot, workspace, clock, tasks, notices):
    page = SessionsPage(workspace, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_an_empty_list_says_what_will_stand_here(page, amara):
    page.refresh()
    assert "Your sessions will stand here" in words(page)
    assert page.first_focus() is one(page, "sessions.plan")


def test_arrows_go_from_session_to_session_and_return_opens_one(
    qtbot, page, workspace, amara, clock
):
    first = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    second = workspace.sessions.plan(amara.id, clock.at + timedelta(days=2))
    missed = workspace.sessions.plan(amara.id, clock.at - timedelta(days=2))
    workspace.sessions.miss(missed.id)
    page.refresh()
    rows = one(page, "sessions.rows", RowList)
    opened = []
    page.session_asked.connect(opened.append)
    for _ in range(3):
        QTest.keyClick(rows, Qt.Key.Key_Return)
        QTest.keyClick(rows, Qt.Key.Key_Down)
    assert opened == [first.id, second.id, missed.id]


def test_a_session_that_moved_says_to_when(page, workspace, amara, clock):
    old = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    new = workspace.sessions.move(old.id, clock.at + timedelta(days=3))
    page.refresh()
    held = {one.session.id: one for one in page.model.values() if not isinstance(one, str)}
    assert (held[old.id].moved_to, held[new.id].moved_to) == (new, None)


def test_planning_begins_with_what_the_pair_usually_does(qtbot, page, workspace, clock):
    workspace.people.add_mentor("Amara Okafor", Pairing(minutes=30, place="Room 4"))
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing(minutes=60, place="Canteen"))
    page.refresh()
    page.plan(jonas.id)
    dialog = page.findChild(PlanSessionDialog)
    assert dialog.focusWidget() is one(dialog, "plan.mentor")
    assert one(dialog, "plan.minutes", QSpinBox).value() == 60
    assert one(dialog, "plan.place", QLineEdit).text() == "Canteen"


def test_a_planned_session_is_on_the_desk_and_opens(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    dialog.when.day.setDate(QDate(2026, 4, 16))
    dialog.when.time.setTime(QTime(9, 30))
    one(dialog, "plan.minutes", QSpinBox).setValue(30)
    with qtbot.waitSignal(page.session_asked) as asked:
        press(dialog, "question.yes")
    planned = workspace.sessions.of_id(asked.args[0])
    local = planned.planned_at.astimezone()
    assert (local.day, local.hour, local.minute) == (16, 9, 30)
    assert planned.minutes == 30
    assert not dialog.isVisible()


def test_a_session_is_planned_with_a_format_and_its_minutes(qtbot, page, workspace, amara):
    kind = next(f for f in workspace.library.of(amara.id).content.formats if f.minutes != 45)
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    dialog.format.setCurrentText(kind.name)
    with qtbot.waitSignal(page.session_asked) as asked:
        press(dialog, "question.yes")
    planned = workspace.sessions.of_id(asked.args[0])
    assert (planned.format, planned.minutes) == (kind.key, kind.minutes)


def test_a_plan_asked_before_the_page_is_filled_comes_after_it(page, workspace, amara):
    page.plan(amara.id)
    assert page.findChild(PlanSessionDialog) is None
    page.refresh()
    assert page.findChild(PlanSessionDialog).isVisible()


def test_planning_without_a_mentor_asks_for_one(qtbot, page, workspace):
    page.refresh()
    with qtbot.waitSignal(page.mentor_asked):
        press(page, "sessions.plan")


def test_what_was_answered_stays_when_the_desk_refuses(qtbot, page, workspace, amara):
    page.refresh()
    press(page, "sessions.plan")
    dialog = page.findChild(PlanSessionDialog)
    one(dialog, "plan.place", QLineEdit).setText("Room 9")
    workspace.store.close()
    press(dialog, "question.yes")
    assert dialog.isVisible()
    assert one(dialog, "question.problem")
    assert one(dialog, "plan.place", QLineEdit).text() == "Room 9"
    dialog.reject()


def test_what_was_long_ago_waits_until_it_is_asked_for(qtbot, page, workspace, amara, clock):
    held = [
        workspace.sessions.plan(amara.id, clock.at - timedelta(days=day)) for day in range(1, 71)
    ]
    for session in held:
        workspace.sessions.miss(session.id)
    page.refresh()
    rows, more = one(page, "sessions.rows", RowList), one(page, "sessions.more")
    assert (rows.model().rowCount(), more.isVisible()) == (61, True)
    press(page, "sessions.more")
    assert (rows.model().rowCount(), more.isVisible()) == (71, False)
