"""What the leader borrows becomes an ask, and never a topic of the mentor's."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from mentordesk.services.content import default_clauses, shipped_content
from mentordesk.ui.dialogs.cards import CardsDialog
from mentordesk.ui.dialogs.formats import FormatsDialog
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.widgets.row_list import RowList
from seen import one, press, words
from support import PASSPHRASE

SHIPPED = shipped_content()


@pytest.fixture
def planned(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock.at + timedelta(days=3))


@pytest.fixture
def page(qtbot, workspace, planned, clock, tasks, notices):
    page = SessionPage(workspace, planned.id, clock, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


def _asks(workspace, session):
    return [ask.text for ask in workspace.agendas.of(session.id).asks]


def _choose(dialog, *rows):
    shown = one(dialog, "entries.rows", RowList)
    for row in rows:
        shown.enter(row)
        QTest.keyClick(shown, Qt.Key.Key_Space)


def test_borrowed_questions_wait_for_the_mentor(page, workspace, planned, amara):
    press(page, "session.borrow_cards")
    dialog = page.findChild(CardsDialog)
    _choose(dialog, 1, 6)
    press(dialog, "question.yes")
    texts = [SHIPPED.cards[1].text, SHIPPED.cards[6].text]
    assert _asks(workspace, planned) == texts
    assert workspace.agendas.of(planned.id).topics == ()
    assert all(text in words(page) for text in texts)
    day = planned.planned_at.astimezone().date()
    asked = workspace.library.of(amara.id).asked
    assert asked == {SHIPPED.cards[1].key: day, SHIPPED.cards[6].key: day}


def test_a_format_is_suggested_in_one_sentence(page, workspace, planned):
    press(page, "session.suggest_format")
    dialog = page.findChild(FormatsDialog)
    one(dialog, "entries.rows", RowList).enter(3)
    press(dialog, "question.yes")
    assert _asks(workspace, planned) == [SHIPPED.formats[3].ask]
    assert SHIPPED.formats[3].ask in words(page)
    assert page.findChild(FormatsDialog) is None


def test_what_is_being_typed_stays_while_something_is_borrowed(page, workspace, planned):
    line = one(page, "session.ask_line", QLineEdit)
    line.setText("The office rule")
    press(page, "session.borrow_cards")
    dialog = page.findChild(CardsDialog)
    _choose(dialog, 0)
    press(dialog, "question.yes")
    assert line.text() == "The office rule"
    assert _asks(workspace, planned) == [SHIPPED.cards[0].text]


def test_a_question_that_waits_already_is_not_asked_twice(page, workspace, planned):
    workspace.agendas.ask(planned.id, SHIPPED.cards[0].text)
    press(page, "session.borrow_cards")
    dialog = page.findChild(CardsDialog)
    _choose(dialog, 0, 1)
    press(dialog, "question.yes")
    assert _asks(workspace, planned) == [SHIPPED.cards[0].text, SHIPPED.cards[1].text]


def test_on_a_shared_agenda_it_is_said_that_nobody_decides_first(page, workspace, planned, amara):
    assert "Amara takes it in, moves it or leaves it." in words(page)
    workspace.people.agree(amara.id, default_clauses())
    workspace.hand_over(planned.id)
    workspace.agendas.share(amara.id, shared=True)
    workspace.seats.take_back(PASSPHRASE)
    page.refresh()
    assert "takes it in" not in words(page)
    assert "What you ask for stands on your shared agenda at once." in words(page)


def test_what_was_chosen_stays_when_the_desk_refuses(page, workspace, planned):
    press(page, "session.borrow_cards")
    dialog = page.findChild(CardsDialog)
    _choose(dialog, 0)
    workspace.store.close()
    press(dialog, "question.yes")
    assert one(dialog, "question.problem", QLabel).text()
    assert len(dialog.panel.picks) == 1
    dialog.reject()
