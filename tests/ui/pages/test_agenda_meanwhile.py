"""What comes to the desk while its agenda is being edited: neither is written over the other."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.agenda_bounds import MOST_ENTRIES
from mentordesk.errors import AgendaChangedError, AgendaFullError, DeskFullError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.agenda import AgendaPage
from seen import press


@pytest.fixture
def session(workspace, amara, clock):
    workspace.people.agree(amara.id, default_clauses())
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    workspace.agendas.ask(planned.id, "the office rule")
    return planned


@pytest.fixture
def page(workspace, session, clock, tasks, notices, shown) -> AgendaPage:
    return shown(AgendaPage(workspace.hand_over(session.id), clock, tasks, notices))


def texts(agenda) -> list[str]:
    return [topic.text for topic in agenda.topics]


def test_what_was_asked_for_stands_among_the_topics_once_both_write(page, workspace, session):
    QTest.keyClicks(page.board.new, "mine")
    QTest.keyClick(page.board.new, Qt.Key.Key_Return)
    press(page, "agenda.share")
    press(page.findChild(ConfirmDialog), "question.yes")
    assert texts(page.board.agenda) == ["mine", "the office rule"]
    assert not page.board.asks.isVisible()
    QTest.keyClicks(page.board.new, "more")
    QTest.keyClick(page.board.new, Qt.Key.Key_Return)
    assert texts(workspace.agendas.of(session.id)) == ["mine", "the office rule", "more"]
    assert not page.has_unsaved()


def test_what_came_stays_on_the_desk_where_the_draft_has_no_room_for_it(
    page, workspace, session, notices, monkeypatch
):
    page.board.borrow(NewTopic(f"topic {number}") for number in range(MOST_ENTRIES - 8))
    keep = page._keeper._keep
    monkeypatch.setattr(page._keeper, "_keep", _full)
    page.board.borrow(NewTopic(f"unsaved {number}") for number in range(6))
    came = workspace.agendas.receive(session.id, [NewTopic(f"came {n}") for n in range(5)])
    page._take_in(came)
    assert notices.errors == [DeskFullError, AgendaFullError]
    monkeypatch.setattr(page._keeper, "_keep", keep)
    for _ in range(2):
        page.save_now()
        assert notices.errors.pop() is AgendaChangedError
    assert texts(workspace.agendas.of(session.id))[-5:] == [f"came {n}" for n in range(5)]
    assert page.has_unsaved()
    assert len(page.unsaved_texts()) == 6


def _full(*_):
    raise DeskFullError("desk")
