"""The end of a pair on one page: nothing private on it, nothing lost by a step on it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mentordesk.domain.keeping import DataKind
from mentordesk.domain.note import NoteKind
from mentordesk.domain.period import Period, PeriodKind
from mentordesk.ui.dialogs.destroy_kinds import DestroyKindsDialog
from mentordesk.ui.pages.closing import ClosingPage
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.owed_card import OwedCard
from mentordesk.ui.widgets.tick import Tick
from mentordesk.ui.widgets.try_log import TryLog

PRIVATE = "Between me and me"


@pytest.fixture
def held(workspace, amara, clock):
    """A closing session with a private note, an open idea and a promise that slips."""
    met = workspace.sessions.plan(amara.id, clock(), 60)
    workspace.sessions.choose_format(met.id, "closing")
    workspace.sessions.start(met.id)
    workspace.notes.write(met.id, None, NoteKind.PRIVATE, PRIVATE)
    workspace.ideas.capture(met.id, amara.id, "Badges")
    day = clock().date()
    tried = workspace.promises.make(met.id, amara.id, "Wait", day, try_it=True)
    workspace.tries.log(tried.id, PRIVATE)
    read = workspace.promises.make(met.id, amara.id, "Read the survey", day)
    workspace.closes.close(met.id)
    for days in (1, 2, 3):
        for promise in (tried, read):
            workspace.promises.move(promise.id, day + timedelta(days=days))
    clock.forward(days=9)
    return met.id


@pytest.fixture
def page(shown, workspace, amara, held, clock, tasks, notices):
    page = shown(ClosingPage(workspace, amara.id, clock, tasks, notices))
    page.refresh()
    return page


def said(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_promise_of_a_pair_that_is_over_is_kept_or_let_go_on_its_day(
    page, workspace, amara, qtbot
):
    def offered():
        names = ("promise.move", "promise.let_go")
        return [
            name for name in names for one in page.findChildren(Button, name) if one.isVisible()
        ]

    assert offered() == ["promise.move"] * 2 + ["promise.let_go"] * 2
    workspace.endings.end(amara.id)
    page.refresh()
    qtbot.waitUntil(lambda: offered() == ["promise.let_go"] * 2)
    next(one for one in page.findChildren(Tick, "promise.tick") if one.isVisible()).click()
    assert len(workspace.promises.not_closed()) == 1
    assert offered() == ["promise.let_go"]


def test_both_may_read_all_of_it(page, workspace, clock):
    assert workspace.today.of(clock()).slips
    assert "Badges" in said(page)
    assert "put off" not in said(page)
    assert PRIVATE not in said(page)
    assert not page.findChildren(TryLog)
    page.findChild(Tick).click()
    assert "put off" not in said(page)
    assert len(workspace.promises.not_closed()) == 1


def test_what_is_chosen_stays_chosen_while_an_idea_is_answered(page, workspace):
    (idea,) = workspace.ideas.all()
    page.keep.choices[DataKind.PRIVATE_NOTES].choose(True)
    page._debts.steps.take(idea, idea.stage.TRYING)
    assert not page.findChildren(OwedCard, "today.answers")[-1].isVisible()
    assert page.keep.chosen() == (DataKind.PRIVATE_NOTES,)


def test_what_goes_is_shown_and_asked_once(qtbot, page, workspace, amara, notices):
    page.keep.choices[DataKind.PRIVATE_NOTES].choose(True)
    page.keep.go.click()
    question = page.findChild(DestroyKindsDialog)
    assert "Private notes: 1 note" in question.accessibleDescription()
    assert question.focusWidget() is question.no
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert workspace.keeping.look(amara.id).private_notes == 1
    page.keep.go.click()
    question = page.findChildren(DestroyKindsDialog)[-1]
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(question.yes, Qt.Key.Key_Space)
    assert workspace.keeping.look(amara.id).private_notes == 0
    choice = page.keep.choices[DataKind.PRIVATE_NOTES]
    assert choice.isHidden()  # nothing is kept beside the day on which it was destroyed
    assert said(page).count("destroyed on ") == 1
    assert not page.keep.choices[DataKind.RECORDS].isHidden()
    assert page.keep.chosen() == ()


def test_a_closing_session_and_a_pair_that_ends_lead_there(
    shown, workspace, amara, held, clock, tasks, notices
):
    asked = []
    session = shown(SessionPage(workspace, held, clock, tasks, notices))
    session.closing_asked.connect(asked.append)
    session.refresh()
    session.findChild(Button, "session.settle").click()
    people = shown(PeoplePage(workspace, clock, tasks, notices))
    people.closing_asked.connect(asked.append)
    files = []
    people.lead_to(*[lambda _: None] * 3, files.append)
    people.refresh()
    people.findChildren(Button, "ending.settle")[-1].click()
    people.findChildren(Button, "ending.file")[-1].click()
    assert asked == [amara.id, amara.id]
    assert files == [Period(amara.id, PeriodKind.HAND_OVER)]


def test_escape_leads_back_from_it_and_from_the_file(
    shown, page, workspace, amara, tasks, notices, qtbot
):
    period = Period(amara.id, PeriodKind.HAND_OVER)
    for way in (page, shown(ExportPage(workspace, period, tasks, notices))):
        way.window().activateWindow()
        qtbot.waitUntil(way.isActiveWindow)
        with qtbot.waitSignal(way.left):
            qtbot.keyClick(way, Qt.Key.Key_Escape)


def test_another_session_does_not_lead_there(shown, workspace, amara, clock, tasks, notices):
    met = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.start(met.id)
    workspace.closes.close(met.id)
    session = shown(SessionPage(workspace, met.id, clock, tasks, notices))
    session.refresh()
    assert session.findChild(Button, "session.settle") is None
    people = shown(PeoplePage(workspace, clock, tasks, notices))
    people.refresh()
    assert people.findChild(Button, "ending.settle").isHidden()
    workspace.endings.ask(amara.id)
    people.refresh()
    assert not people.findChildren(Button, "ending.settle")[-1].isHidden()


def test_what_is_left_of_a_pair_can_still_be_looked_at(
    shown, workspace, amara, held, clock, tasks, notices
):
    workspace.keeping.destroy(amara.id, DataKind)
    session = shown(SessionPage(workspace, held, clock, tasks, notices))
    people = shown(PeoplePage(workspace, clock, tasks, notices))
    file = shown(ExportPage(workspace, Period(amara.id, PeriodKind.HAND_OVER), tasks, notices))
    for page in (session, people, file):
        page.refresh()
    assert notices.errors == []
    assert "Session 1" in said(session)
    for told in ("focus never left", "12:00", "45 min", "0 min"):  # its day alone is kept
        assert told not in said(session)
    gone = people.findChild(QLabel, "ending.gone")
    assert "Private notes: destroyed on " in gone.text()
    assert [idea.text for idea in file._rendered.summary.ideas] == ["Badges"]
    planned = workspace.sessions.plan(amara.id, clock(), 45)
    workspace.sessions.start(planned.id)
    assert workspace.sessions.of_id(planned.id).number == 2
