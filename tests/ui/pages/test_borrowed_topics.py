"""In the mentor's seat, what is borrowed goes on the agenda at once."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.agenda import Hand
from mentordesk.services.content import shipped_content
from mentordesk.ui.dialogs.cards import CardsDialog
from mentordesk.ui.dialogs.formats import FormatsDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.widgets.row_list import RowList
from seen import one, press

SHIPPED = shipped_content()


@pytest.fixture
def session(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock() + timedelta(days=14))


@pytest.fixture
def page(workspace, session, clock, tasks, notices, shown):
    page = AgendaPage(workspace.hand_over(session.id), clock, tasks, notices)
    page.resize(1000, 900)
    return shown(page)


def _topics(workspace, session):
    return workspace.agendas.of(session.id).topics


def _pick(page, dialog, *rows):
    shown = one(dialog, "entries.rows", RowList)
    for row in rows:
        shown.enter(row)
        QTest.keyClick(shown, Qt.Key.Key_Space)
    press(dialog, "question.yes")


def test_borrowed_cards_are_topics_of_the_mentor_s_with_their_follow_ups(
    page, workspace, session, amara
):
    press(page, "agenda.cards")
    _pick(page, page.findChild(CardsDialog), 0, 5)
    cards = (SHIPPED.cards[0], SHIPPED.cards[5])
    topics = _topics(workspace, session)
    assert [topic.text for topic in topics] == [card.text for card in cards]
    assert [topic.notes for topic in topics] == ["\n".join(card.follow_ups) for card in cards]
    assert {topic.hand for topic in topics} == {Hand.MENTOR_SEAT}
    assert set(workspace.library.of(amara.id).asked) == {card.key for card in cards}


def test_a_format_puts_its_topics_on_with_their_minutes_in_one_step(page, workspace, session):
    press(page, "agenda.format")
    _pick(page, page.findChild(FormatsDialog), 3)
    said = [(topic.text, topic.minutes) for topic in _topics(workspace, session)]
    assert said == [(topic.text, topic.minutes) for topic in SHIPPED.formats[3].topics]
    page.board.undo()
    assert _topics(workspace, session) == ()


def test_words_are_changed_in_the_mentor_s_seat_too(page, workspace, amara):
    press(page, "agenda.cards")
    dialog = page.findChild(CardsDialog)
    one(dialog, "entries.rows", RowList).enter(0)
    press(dialog, "entries.leave_out")
    assert workspace.library.of(amara.id).left_out == (SHIPPED.cards[0],)
    dialog.reject()
