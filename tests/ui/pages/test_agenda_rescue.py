"""What the editor could not keep is in the rescue copy whole, and comes back from it whole."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.domain.agenda import CameBy, Hand, TopicState
from mentordesk.domain.seat import Seat
from mentordesk.domain.unsaved import Place
from mentordesk.errors import DeskFullError
from mentordesk.exchange.agenda_text import read_agenda
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.rescue import Brought
from mentordesk.ui.pages.agenda import AgendaPage
from support import PASSPHRASE

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    new = [NewTopic("one", 5, "a note"), NewTopic("two", 10), NewTopic("three")]
    workspace.agendas.receive(planned.id, new)
    return planned


@pytest.fixture
def made(workspace, session, clock, tasks, notices, shown, monkeypatch):
    """Make an editor whose disk is full."""

    def make(seat: Seat) -> AgendaPage:
        open_table = workspace.hand_over if seat is Seat.MENTOR else workspace.table
        page = AgendaPage(open_table(session.id), clock, tasks, notices)
        monkeypatch.setattr(page._keeper, "_keep", _full)
        return shown(page)

    return make


@pytest.fixture
def page(made) -> AgendaPage:
    return made(Seat.MENTOR)


def _full(*_):
    raise DeskFullError("desk")


def write(page: AgendaPage, row: int, words: str, minutes: int, notes: str) -> None:
    topics = page.board.topics
    topics.enter(row)
    QTest.keyClick(topics, Qt.Key.Key_Return)
    topics.form.words.setText(words)
    topics.form.minutes.setValue(minutes)
    topics.form.notes.set_words(notes)


def held(page: AgendaPage) -> list[tuple[str, int | None, str]]:
    """What the copy holds, as the reader takes it back."""
    texts = page.unsaved_texts()
    assert {text.place for text in texts} <= {Place.TOPIC}
    topics = [topic for text in texts for topic in read_agenda(text.text).topics]
    return [(topic.text, topic.minutes, "\n".join(topic.notes)) for topic in topics]


def on_desk(workspace, session) -> list[tuple[str, int | None, str]]:
    topics = workspace.agendas.of(session.id).topics
    return [(t.text, t.minutes, t.notes) for t in topics if t.state is TopicState.OPEN]


def bring_back(workspace, page: AgendaPage) -> Brought:
    workspace.rescue.copies.keep(page.unsaved_texts())
    if workspace.seats.taken is Seat.MENTOR:
        workspace.seats.take_back(PASSPHRASE)
    return workspace.rescue.bring_back(str)


def test_an_agenda_that_is_kept_has_nothing_to_rescue(page):
    assert held(page) == []


def test_minutes_and_notes_that_were_not_kept_are_in_the_copy(page, workspace, session):
    write(page, 1, "two", 25, "bring the phone\nand the charger")
    QTest.keyClick(page.board.topics.form.words, Qt.Key.Key_Return)
    assert held(page) == [("two", 25, "bring the phone\nand the charger")]
    assert bring_back(workspace, page) == Brought(1)
    assert on_desk(workspace, session) == [
        ("one", 5, "a note"),
        ("two", 25, "bring the phone\nand the charger"),
        ("three", None, ""),
    ]


def test_an_order_that_was_not_kept_is_in_the_copy(page, workspace, session):
    page.board.topics.enter(2)
    QTest.keyClick(page.board.topics, Qt.Key.Key_Home, ALT)
    page.board.borrow([NewTopic("new (in 10 min)", None, "- first\n- second")])
    wanted = [
        ("three", None, ""),
        ("one", 5, "a note"),
        ("two", 10, ""),
        ("new (in 10 min)", None, "- first\n- second"),
    ]
    assert held(page) == wanted
    for _ in range(2):
        assert bring_back(workspace, page) == Brought(4)
        assert on_desk(workspace, session) == wanted


def test_what_is_still_being_written_is_in_the_copy(page):
    write(page, 0, "first", 15, "a better note")
    page.board.new.setText("Budget, 20 min")
    assert held(page) == [("first", 15, "a better note"), ("Budget", 20, "")]


def test_a_note_is_in_the_copy_when_its_topic_is_left_without_words(page, workspace, session):
    write(page, 0, "", 5, "a note\nfrom the seat")
    page.save_now()
    assert page.has_unsaved()
    bring_back(workspace, page)
    assert on_desk(workspace, session)[0] == ("one", 5, "a note\nfrom the seat")


def test_what_the_mentor_typed_comes_back_as_typed_by_the_mentor(page, workspace, session):
    page.board.new.setText("Budget, 20 min")
    bring_back(workspace, page)
    topic = workspace.agendas.of(session.id).topics[-1]
    assert (topic.text, topic.minutes) == ("Budget", 20)
    assert (topic.hand, topic.came_by) == (Hand.MENTOR_SEAT, CameBy.TYPED)


@pytest.fixture
def leaders(made, workspace, session, amara) -> AgendaPage:
    """The leader's seat before a shared agenda."""
    workspace.people.agree(amara.id, default_clauses())
    workspace.hand_over(session.id)
    workspace.agendas.share(amara.id, shared=True)
    workspace.seats.take_back(PASSPHRASE)
    return made(Seat.LEADER)


def test_what_the_leader_wrote_on_a_shared_agenda_stays_the_leaders(leaders, workspace, session):
    leaders.board.borrow([NewTopic("mine", 10, "a note")])
    bring_back(workspace, leaders)
    assert on_desk(workspace, session)[-1] == ("mine", 10, "a note")
    assert workspace.agendas.of(session.id).topics[-1].hand is Hand.LEADER_SEAT


def test_once_the_mentor_leads_again_the_leaders_words_come_back_as_an_ask(
    leaders, workspace, session, amara
):
    write(leaders, 0, "one", 45, "")
    leaders.board.borrow([NewTopic("mine", 10, "a note")])
    before = on_desk(workspace, session)
    workspace.agendas.share(amara.id, shared=False)
    for _ in range(2):
        bring_back(workspace, leaders)
        assert on_desk(workspace, session) == before
        asks = workspace.agendas.of(session.id).waiting
        assert [ask.text for ask in asks] == ["mine · a note"]


def test_a_topic_longer_than_a_message_comes_back_uncut(page, workspace, session):
    words = "why " * 100 + "so"
    page.board.borrow([NewTopic(words, 10, "a note")])
    bring_back(workspace, page)
    assert on_desk(workspace, session)[-1] == (words, 10, "a note")


def test_a_note_written_meanwhile_stays_beside_the_one_that_comes_back(page, workspace, session):
    write(page, 0, "one", 10, "a note\nfrom the seat")
    workspace.rescue.copies.keep(page.unsaved_texts())
    workspace.seats.take_back(PASSPHRASE)
    newer = [NewTopic("one", None, "from the chat"), NewTopic("four")]
    workspace.agendas.receive(session.id, newer)
    workspace.rescue.bring_back(str)
    topics = on_desk(workspace, session)
    assert topics[0] == ("one", 10, "a note\nfrom the chat\nfrom the seat")
    assert [text for text, _, _ in topics] == ["one", "two", "three", "four"]
