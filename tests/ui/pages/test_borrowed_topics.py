"""In the mentor's seat, what is borrowed goes on the agenda at once."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.domain.agenda import Hand
from mentordesk.domain.agenda_bounds import MOST_ENTRIES
from mentordesk.domain.library import offered
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import shipped_content
from mentordesk.ui.agenda.to_borrow import THEMES
from mentordesk.ui.dialogs.cards import CardsDialog
from mentordesk.ui.dialogs.formats import FormatsDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.widgets.row_list import RowList
from seen import one, press, words

SHIPPED = shipped_content()


@pytest.fixture
def session(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock() + timedelta(days=14))


@pytest.fixture
def open_page(workspace, clock, tasks, notices, shown):
    def opened(session) -> AgendaPage:
        page = AgendaPage(workspace.hand_over(session.id), clock, tasks, notices)
        page.resize(1280, 900)
        page.refresh()
        return shown(page)

    return opened


@pytest.fixture
def page(open_page, session):
    return open_page(session)


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


def test_a_card_that_has_no_room_is_not_asked_and_stays_chosen(page, workspace, session, amara):
    page.board.borrow(NewTopic(f"topic {number}") for number in range(MOST_ENTRIES))
    press(page, "agenda.cards")
    dialog = page.findChild(CardsDialog)
    _pick(page, dialog, 0)
    assert "200" in one(dialog, "question.problem", QLabel).text()
    assert len(dialog.panel.picks) == 1
    dialog.reject()
    assert workspace.library.of(amara.id).asked == {}
    assert len(_topics(workspace, session)) == MOST_ENTRIES


def test_a_card_is_asked_as_long_as_it_stands_on_the_agenda(page, workspace, amara):
    card = offered(workspace.library.of(amara.id), THEMES[0], 1)[0]
    press(page, "borrow.card.0")
    for name, asked in (("undo", []), ("redo", [card.key]), ("undo", [])):
        press(page, f"agenda.{name}")
        assert list(workspace.library.of(amara.id).asked) == asked


def test_words_are_changed_in_the_mentor_s_seat_too(page, workspace, amara):
    card = offered(workspace.library.of(amara.id), THEMES[0], 1)[0]
    press(page, "agenda.cards")
    dialog = page.findChild(CardsDialog)
    one(dialog, "entries.rows", RowList).enter(SHIPPED.cards.index(card))
    press(dialog, "entries.leave_out")
    assert workspace.library.of(amara.id).left_out == (card,)
    beside = one(page, "borrow.card.0", QPushButton).accessibleName()
    assert beside != f"Put on the agenda: {card.text}"
    dialog.reject()


def test_a_question_beside_the_agenda_is_borrowed_with_one_press(page, workspace, session, amara):
    card = offered(workspace.library.of(amara.id), THEMES[0], 1)[0]
    plus = one(page, "borrow.card.0", QPushButton)
    assert plus.accessibleName() == f"Put on the agenda: {card.text}"
    plus.setFocus()
    press(page, "borrow.card.0")
    topic = _topics(workspace, session)[-1]
    assert (topic.text, topic.hand) == (card.text, Hand.MENTOR_SEAT)
    assert card.key in workspace.library.of(amara.id).asked
    assert not plus.isEnabled()
    assert plus.accessibleName() == f"On the agenda: {card.text}"
    assert one(page, "borrow.card.1", QPushButton).hasFocus()
    press(page, "agenda.undo")
    assert plus.isEnabled()


def test_another_theme_shows_its_own_questions(page, workspace, amara):
    press(page, "borrow.theme.1")
    cards = offered(workspace.library.of(amara.id), THEMES[1], 5)
    names = [one(page, f"borrow.card.{n}", QPushButton).accessibleName() for n in range(5)]
    assert names == [f"Put on the agenda: {card.text}" for card in cards]
    assert not one(page, "borrow.theme.0", QPushButton).isChecked()


def test_a_format_beside_the_agenda_puts_its_topics_on(page, workspace, session, announced):
    press(page, "borrow.format.0")
    assert [t.text for t in _topics(workspace, session)] == [
        topic.text for topic in SHIPPED.formats[0].topics
    ]
    assert announced[-1] == f"Added: {len(SHIPPED.formats[0].topics)} topics"
    press(page, "agenda.undo")
    assert _topics(workspace, session) == ()


def test_the_format_the_leader_suggests_is_put_on_or_left(workspace, amara, clock, open_page):
    suggested = SHIPPED.formats[2]
    session = workspace.sessions.plan(amara.id, clock(), format=suggested.key)
    page = open_page(session)
    assert f"Helen suggests: {suggested.name}" in words(page)
    press(page, "agenda.suggested")
    kept = [topic.text for topic in _topics(workspace, session)]
    assert kept == [topic.text for topic in suggested.topics]
    assert not page.suggested.isVisible()
    assert page.focusWidget() is page.board.new
    press(page, "agenda.undo")
    assert page.suggested.isVisible()


def test_without_a_suggested_format_nothing_is_said_of_one(page):
    assert not page.suggested.isVisible()
