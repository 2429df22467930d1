"""Who sits there decides what the desk keeps of an agenda."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from mentordesk.domain.agenda import Agenda, AskState, Hand, TopicState
from mentordesk.domain.agenda_bounds import MOST_ENTRIES
from mentordesk.domain.seat import Seat
from mentordesk.error_words import words_for
from mentordesk.errors import (
    AgendaChangedError,
    AgendaFullError,
    NotFoundError,
    NotYourSeatError,
    PresentPassphraseError,
    SessionStateError,
)
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import lock, sample
from support import PASSPHRASE

SEAT = Hand.MENTOR_SEAT
LATER = timedelta(days=14)


@pytest.fixture
def session(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + LATER)
    new = [NewTopic("one", 5, "a note"), NewTopic("two"), NewTopic("three")]
    workspace.agendas.receive(planned.id, new)
    workspace.agendas.ask(planned.id, "the office rule")
    return planned


@pytest.fixture
def before(workspace, session) -> Agenda:
    return workspace.agendas.of(session.id)


def edited(before: Agenda) -> Agenda:
    one, two, three = before.topics
    after = before.changed(SEAT, replace(two, text="second", minutes=7, notes="bring the phone"))
    after = after.put(SEAT, one.id, TopicState.DROPPED).reordered(SEAT, three.id, 0)
    return after.answered(SEAT, before.asks[0].id, AskState.TAKEN)


def test_what_the_mentor_edits_is_kept_and_can_be_taken_back(workspace, session, before):
    workspace.seats.hand_over(session)
    after = edited(before)
    assert workspace.agendas.keep(before, after) == workspace.agendas.of(session.id) == after
    workspace.agendas.keep(after, before)
    assert workspace.agendas.of(session.id) == before


def test_the_leaders_seat_keeps_none_of_it_and_undoes_none_of_it(workspace, session, before):
    with pytest.raises(NotYourSeatError):
        workspace.agendas.keep(before, edited(before))
    workspace.seats.hand_over(session)
    workspace.agendas.keep(before, edited(before))
    workspace.seats.take_back(PASSPHRASE)
    with pytest.raises(NotYourSeatError):
        workspace.agendas.keep(edited_now := workspace.agendas.of(session.id), before)
    assert workspace.agendas.of(session.id) == edited_now


def test_the_mentors_seat_asks_nothing_in_the_leaders_name(workspace, session, before):
    workspace.seats.hand_over(session)
    with pytest.raises(NotYourSeatError):
        workspace.agendas.ask(session.id, "more")
    with pytest.raises(NotYourSeatError):
        workspace.agendas.withdraw(session.id, before.asks[0].id)
    with pytest.raises(NotYourSeatError):
        workspace.agendas.keep(before, before.asked("more"))
    assert workspace.agendas.of(session.id) == before


def test_no_message_of_the_leaders_is_read_as_the_mentors(workspace, session):
    chat = "[12.05.26, 09:15:01] Amara: - Canteen\n[12.05.26, 09:16:11] Helen: - Great!\n"
    read = workspace.agendas.read(session.id, chat)
    assert [topic.text for topic in read.topics] == ["Canteen"]


def test_only_the_list_of_this_session_is_the_whole_list(workspace, session):
    titles = {"Topics for Tuesday 28 April:": True, "Topics for Tuesday 21 April:": False}
    for title, whole in titles.items():
        read = workspace.agendas.read(session.id, f"{title}\n\n- two\n- Gym\n")
        assert [topic.text for topic in read.topics] == ["two", "Gym"]
        assert read.whole is whole


def test_no_file_is_read_in_the_mentors_seat(workspace, session, tmp_path):
    private = tmp_path / "private.md"
    private.write_text("- what nobody is to read")
    assert workspace.agendas.read_file(private).text
    workspace.seats.hand_over(session)
    with pytest.raises(NotYourSeatError):
        workspace.agendas.read_file(private)


def test_the_leader_takes_an_ask_back(workspace, session, before):
    assert workspace.agendas.withdraw(session.id, before.asks[0].id).asks == ()
    assert workspace.agendas.of(session.id).asks == ()


def test_only_the_passphrase_brings_the_leader_back(workspace, session):
    assert workspace.seats.taken is Seat.LEADER
    workspace.seats.hand_over(session)
    with pytest.raises(PresentPassphraseError):
        workspace.seats.take_back("a guess")
    assert workspace.seats.taken is Seat.MENTOR
    workspace.seats.take_back(PASSPHRASE)
    assert workspace.seats.taken is Seat.LEADER


def test_a_sample_whose_passphrase_nobody_knows_asks_for_none(clock):
    opened = sample(clock)
    opened.seats.hand_over(opened.sessions.planned()[0])
    opened.seats.take_back("")
    assert opened.seats.taken is Seat.LEADER
    lock(opened)


def test_only_the_mentor_gives_the_lead_away_and_anybody_gives_it_back(
    workspace, amara, session, before
):
    agendas = workspace.agendas
    workspace.people.agree(amara.id, default_clauses())
    with pytest.raises(NotYourSeatError):
        agendas.share(amara.id, shared=True)
    workspace.seats.hand_over(session)
    agendas.share(amara.id, shared=True)
    workspace.seats.take_back(PASSPHRASE)
    workspace.people.agree(amara.id, default_clauses()[:3])
    shared = agendas.of(session.id)
    assert shared.terms.shared
    after = shared.reordered(Hand.LEADER_SEAT, shared.topics[2].id, 0)
    assert agendas.keep(shared, after).topics[0].text == "three"
    assert agendas.ask(session.id, "at once").topics[-1].from_ask
    agendas.share(amara.id, shared=False)
    with pytest.raises(NotYourSeatError):
        agendas.keep(now := agendas.of(session.id), replace(now, topics=before.topics))


def test_what_the_leader_asked_for_is_a_topic_once_both_write(workspace, amara, session, before):
    workspace.people.agree(amara.id, default_clauses())
    other = workspace.sessions.plan(amara.id, session.planned_at + LATER)
    workspace.agendas.ask(other.id, "the canteen")
    workspace.seats.hand_over(session)
    after = before.answered(SEAT, before.asks[0].id, AskState.LATER)
    workspace.agendas.keep(before, after)
    workspace.agendas.share(amara.id, shared=True)
    workspace.seats.take_back(PASSPHRASE)
    topic = workspace.agendas.of(other.id).topics[-1]
    assert (topic.text, topic.hand, topic.from_ask) == ("the canteen", Hand.LEADER_SEAT, True)
    assert workspace.agendas.of(session.id).asks[0].state is AskState.LATER
    workspace.sessions.miss(session.id)
    texts = [topic.text for topic in workspace.agendas.of(other.id).topics]
    assert texts == ["one", "two", "three", "the canteen", "the office rule"]
    assert workspace.agendas.of(other.id).waiting == ()


def test_asking_again_for_several_things_asks_for_the_rest(workspace, amara, session):
    workspace.people.agree(amara.id, default_clauses())
    agenda = workspace.agendas.ask_for(session.id, ["one", "the office rule", "the canteen"])
    assert [ask.text for ask in agenda.asks] == ["the office rule", "the canteen"]
    workspace.seats.hand_over(session)
    workspace.agendas.share(amara.id, shared=True)
    workspace.seats.take_back(PASSPHRASE)
    for _ in range(2):
        agenda = workspace.agendas.ask_for(session.id, ["the canteen", "the gym"])
    texts = [topic.text for topic in agenda.topics]
    assert texts == ["one", "two", "three", "the office rule", "the canteen", "the gym"]


def test_a_pair_without_an_agreement_shares_nothing(workspace, amara, session):
    workspace.seats.hand_over(session)
    with pytest.raises(NotFoundError):
        workspace.agendas.share(amara.id, shared=True)


def test_what_something_else_changed_meanwhile_is_not_written_over(workspace, session, before):
    workspace.agendas.receive(session.id, [NewTopic("meanwhile")])
    workspace.seats.hand_over(session)
    with pytest.raises(AgendaChangedError):
        workspace.agendas.keep(before, edited(before))
    assert workspace.agendas.of(session.id).topics[-1].text == "meanwhile"


def test_an_agenda_is_edited_until_its_session_begins(workspace, session, before):
    workspace.sessions.start(session.id)
    workspace.seats.hand_over(session)
    with pytest.raises(SessionStateError):
        workspace.agendas.keep(before, edited(before))


def test_what_is_too_much_for_an_agenda_is_refused_whole(workspace, session, before):
    more = [NewTopic(f"topic {number}") for number in range(MOST_ENTRIES)]
    with pytest.raises(AgendaFullError) as refused:
        workspace.agendas.receive(session.id, more)
    assert "room for 200 topics" in words_for(refused.value).what
    assert workspace.agendas.of(session.id) == before


@pytest.mark.parametrize("over", ["closed", "missed", "moved"])
def test_nothing_comes_to_a_session_that_is_over(workspace, session, before, clock, over):
    sessions, agendas = workspace.sessions, workspace.agendas
    if over == "closed":
        sessions.start(session.id)
        assert agendas.ask(session.id, "in the midst of it").asks
        workspace.closes.close(session.id)
    elif over == "missed":
        sessions.miss(session.id)
    else:
        sessions.move(session.id, clock() + 2 * LATER)
    then = agendas.of(session.id)
    with pytest.raises(SessionStateError):
        agendas.ask(session.id, "too late")
    with pytest.raises(SessionStateError):
        agendas.withdraw(session.id, before.asks[0].id)
    with pytest.raises(SessionStateError):
        agendas.receive(session.id, [NewTopic("too late")])
    assert agendas.of(session.id) == then


def test_an_ask_of_the_last_day_is_urgent_until_the_session_moves_away(
    workspace, amara, session, clock
):
    clock.forward(days=13)
    agenda = workspace.agendas.ask(session.id, "late")
    assert [(a.text, agenda.terms.is_urgent(a)) for a in agenda.waiting] == [
        ("late", True),
        ("the office rule", False),
    ]
    person = workspace.people.of_id(amara.id)
    unlocked = replace(person, pairing=replace(person.pairing, agenda_lock=False))
    workspace.people.change(unlocked)
    now = workspace.agendas.of(session.id)
    assert not any(map(now.terms.is_urgent, now.waiting))
    workspace.people.change(person)
    moved = workspace.sessions.move(session.id, clock() + LATER)
    now = workspace.agendas.of(moved.id)
    assert not any(map(now.terms.is_urgent, now.waiting))


def test_moving_and_missing_and_moving_again_loses_nothing(workspace, amara, session, clock):
    texts = {"one", "two", "three"}
    moved = workspace.sessions.move(session.id, clock() + LATER)
    workspace.seats.hand_over(moved)
    before = workspace.agendas.of(moved.id)
    after = before.put(SEAT, before.topics[1].id, TopicState.PARKED)
    workspace.agendas.keep(before, after.answered(SEAT, before.asks[0].id, AskState.LATER))
    workspace.seats.take_back(PASSPHRASE)
    again = workspace.sessions.move(moved.id, clock() + 2 * LATER)
    workspace.sessions.miss(again.id)
    following = workspace.sessions.plan(amara.id, clock() + 3 * LATER)
    there = workspace.agendas.of(following.id)
    assert {t.text for t in there.topics} == texts
    assert {t.carried_from for t in there.topics} == {again.planned_at.date()}
    assert [a.text for a in there.waiting] == ["the office rule"]
    assert [t.state for t in there.topics] == [TopicState.OPEN, TopicState.PARKED, TopicState.OPEN]


def test_a_topic_that_moves_in_a_long_list_costs_no_statement_for_each(workspace, session):
    more = [NewTopic(f"topic {number}") for number in range(197)]
    workspace.agendas.receive(session.id, more)
    workspace.seats.hand_over(session)
    before = workspace.agendas.of(session.id)
    statements = []
    with workspace.store.transaction() as tx:
        bind = tx.get_bind()
    event.listen(bind.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    after = before.reordered(SEAT, before.topics[-1].id, 0)
    assert workspace.agendas.keep(before, after) == workspace.agendas.of(session.id)
    assert len([one for one in statements if one.startswith("UPDATE")]) == 1
