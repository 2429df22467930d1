"""The two lanes: what each hand may do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import agenda as lanes
from mentordesk.domain.agenda import Agenda, Ask, AskState, Hand, Terms, TopicState
from mentordesk.domain.agenda_bounds import MOST_ENTRIES
from mentordesk.domain.ids import AskId, SessionId, TopicId
from mentordesk.errors import (
    AgendaFullError,
    BlankTextError,
    NotFoundError,
    NotYourSeatError,
    TextTooLongError,
)

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
SEAT = Hand.MENTOR_SEAT
HANDS = (Hand.MENTOR_SEAT, Hand.MENTOR_SENT)


def filled(*texts: str) -> Agenda:
    topics = [lanes.topic(text, 10, Hand.MENTOR_SEAT, NOW) for text in texts]
    return Agenda(SessionId(uuid4())).with_topics(Hand.MENTOR_SEAT, topics)


def operations(agenda: Agenda, hand: Hand):
    """Every change of the mentor's lane, as something to call."""
    first = agenda.topics[0].id
    ask = agenda.asks[0].id
    yield lambda: agenda.with_topics(hand, agenda.topics[:1])
    yield lambda: agenda.changed(hand, replace(agenda.topics[0], text="other words"))
    yield lambda: agenda.reordered(hand, first, 1)
    yield lambda: agenda.put(hand, first, TopicState.DROPPED)
    yield lambda: agenda.put(hand, first, TopicState.PARKED)
    yield lambda: agenda.answered(hand, ask, AskState.TAKEN)
    yield lambda: agenda.answered(hand, ask, AskState.LEFT)
    yield lambda: agenda.answered(hand, ask, AskState.LATER)


def test_the_leaders_seat_changes_nothing_in_the_mentors_lane():
    agenda = filled("one", "two").asked("the office rule")
    for operation in operations(agenda, Hand.LEADER_SEAT):
        with pytest.raises(NotYourSeatError):
            operation()


@pytest.mark.parametrize("hand", HANDS)
def test_the_mentors_hand_may_do_all_of_it(hand):
    agenda = filled("one", "two").asked("the office rule")
    for operation in operations(agenda, hand):
        assert operation() != agenda


@given(st.lists(st.integers(-3, 8), max_size=12))
def test_no_order_of_moves_loses_or_doubles_a_topic(places):
    agenda = filled("one", "two", "three", "four")
    for turn, place in enumerate(places):
        topic = agenda.topics[turn % 4].id
        agenda = agenda.reordered(Hand.MENTOR_SEAT, topic, place)
    assert sorted(t.text for t in agenda.topics) == ["four", "one", "three", "two"]


@pytest.mark.parametrize("hand", Hand)
def test_nothing_stands_on_an_agenda_twice(hand):
    agenda = filled("one", "two").asked("the office rule")
    ask, topic = agenda.asks[0], agenda.topics[0]
    for twice in (
        replace(agenda, asks=(replace(ask, text="other words"), ask)),
        replace(agenda, topics=(*agenda.topics, topic)),
    ):
        with pytest.raises(NotYourSeatError):
            agenda.turned(hand, twice)


def test_no_time_that_was_spent_is_taken_back():
    agenda = filled("one")
    key = agenda.topics[0].id
    agenda = agenda.spent(key, 300, TopicState.OPEN).spent(key, -500, TopicState.DISCUSSED)
    assert (agenda.topic(key).spent, agenda.topic(key).state) == (300, TopicState.DISCUSSED)


def test_an_agenda_is_full_at_a_count_and_refuses_what_would_be_more():
    full = filled(*(f"topic {number}" for number in range(MOST_ENTRIES)))
    asked = replace(full.asked("one more"), topics=full.topics)
    more = [lanes.topic("one more", None, SEAT, NOW)]
    for add in (
        lambda: full.with_topics(SEAT, more),
        lambda: asked.answered(SEAT, asked.asks[0].id, AskState.TAKEN),
        lambda: full.turned(SEAT, replace(full, topics=(*full.topics, *more))),
        lambda: replace(full, terms=Terms(shared=True)).asked("one more"),
    ):
        with pytest.raises(AgendaFullError):
            add()
    assert asked.answered(SEAT, asked.asks[0].id, AskState.LEFT).asks[0].state is AskState.LEFT


def test_the_leader_asks_for_so_much_and_no_more():
    asks = tuple(Ask(AskId(uuid4()), f"ask {number}") for number in range(MOST_ENTRIES))
    full = replace(filled("one"), asks=asks)
    with pytest.raises(AgendaFullError):
        full.asked("one more")
    with pytest.raises(AgendaFullError):
        full.turned(Hand.LEADER_SEAT, replace(full, asks=(*asks, Ask(AskId(uuid4()), "more"))))


def test_more_that_carried_over_can_still_be_put_in_order_and_away():
    many = filled(*(f"topic {number}" for number in range(MOST_ENTRIES)))
    over = replace(many, topics=(*many.topics, *filled("carried").topics))
    last = over.topics[-1].id
    after = over.reordered(SEAT, last, 0).put(SEAT, last, TopicState.DROPPED)
    assert over.turned(SEAT, after) == after


def test_an_ask_that_is_taken_becomes_the_last_topic_and_stays_an_ask():
    agenda = filled("one").asked("the office rule")
    taken = agenda.answered(Hand.MENTOR_SEAT, agenda.asks[0].id, AskState.TAKEN)
    assert (taken.topics[-1].text, taken.topics[-1].from_ask) == ("the office rule", True)
    assert taken.asks[0].state is AskState.TAKEN
    again = taken.answered(Hand.MENTOR_SEAT, agenda.asks[0].id, AskState.TAKEN)
    assert len(again.topics) == 2


def test_what_was_not_discussed_carries_over_with_its_first_date():
    agenda = filled("done", "open")
    agenda = agenda.spent(agenda.topics[0].id, 300, TopicState.DISCUSSED)
    first, second = SessionId(uuid4()), SessionId(uuid4())
    old, new = agenda.carried(first, date(2026, 4, 14))
    assert [t.state for t in old.topics] == [TopicState.DISCUSSED, TopicState.CARRIED]
    assert [(t.text, t.carried_from) for t in new.topics] == [("open", date(2026, 4, 14))]
    _, later = new.carried(second, date(2026, 4, 28))
    assert later.topics[0].carried_from == date(2026, 4, 14)


def test_on_a_shared_agenda_an_ask_put_off_is_opened_again_and_taken_back_in_one_go():
    shared = replace(filled("one"), terms=Terms(shared=True))
    put_off = replace(shared, asks=(Ask(AskId(uuid4()), "the office rule", AskState.LATER),))
    ask = put_off.asks[0].id
    gone = put_off.answered(Hand.LEADER_SEAT, ask, AskState.OPEN).withdrawn(ask)
    assert put_off.turned(Hand.LEADER_SEAT, gone).asks == ()
    assert gone.turned(Hand.LEADER_SEAT, put_off).asks == put_off.asks
    with pytest.raises(NotYourSeatError):
        put_off.turned(Hand.MENTOR_SEAT, gone)


@pytest.mark.parametrize("other", [TopicState.CARRIED, TopicState.PARKED, TopicState.DROPPED])
def test_leading_through_puts_nothing_aside_and_takes_nothing_back(other):
    agenda = filled("one")
    topic = agenda.topics[0].id
    with pytest.raises(NotYourSeatError):
        agenda.spent(topic, 60, other)
    with pytest.raises(NotYourSeatError):
        agenda.put(SEAT, topic, other).spent(topic, 60, TopicState.OPEN)


def test_minutes_count_only_what_is_on_the_table():
    agenda = filled("one", "two")
    assert agenda.minutes == 20
    assert agenda.put(SEAT, agenda.topics[0].id, TopicState.DROPPED).minutes == 10


def test_a_topic_needs_words_that_fit():
    with pytest.raises(BlankTextError):
        lanes.topic(" \t ", None, Hand.MENTOR_SEAT, NOW)
    with pytest.raises(TextTooLongError):
        lanes.topic("x" * 501, None, Hand.MENTOR_SEAT, NOW)


def test_what_is_not_there_is_said_so():
    agenda = filled("one")
    with pytest.raises(NotFoundError):
        agenda.put(SEAT, TopicId(uuid4()), TopicState.DROPPED)
    with pytest.raises(NotFoundError):
        agenda.answered(Hand.MENTOR_SEAT, AskId(uuid4()), AskState.LEFT)


def test_minutes_are_those_a_session_can_have():
    agenda = filled("one")
    for typed, kept in ((0, None), (-5, 1), (10_000, 480), (None, None)):
        changed = agenda.changed(SEAT, replace(agenda.topics[0], minutes=typed))
        assert changed.topics[0].minutes == kept


def test_on_a_shared_agenda_the_leader_leads_too_and_asks_are_topics():
    agenda = replace(filled("one", "two").asked("the office rule"), terms=Terms(shared=True))
    for operation in operations(agenda, Hand.LEADER_SEAT):
        assert operation() != agenda
    asked = agenda.asked("at once")
    assert asked.asks == agenda.asks
    assert (asked.topics[-1].text, asked.topics[-1].from_ask) == ("at once", True)


def test_what_is_parked_or_put_off_carries_over_and_what_is_dropped_does_not():
    agenda = filled("parked", "dropped").asked("later").asked("left")
    parked, dropped = (topic.id for topic in agenda.topics)
    later, left = (ask.id for ask in agenda.asks)
    agenda = agenda.put(SEAT, parked, TopicState.PARKED).put(SEAT, dropped, TopicState.DROPPED)
    agenda = agenda.answered(SEAT, later, AskState.LATER).answered(SEAT, left, AskState.LEFT)
    old, new = agenda.carried(SessionId(uuid4()), date(2026, 4, 14))
    assert [(t.text, t.state) for t in new.topics] == [("parked", TopicState.PARKED)]
    assert [t.state for t in old.topics] == [TopicState.CARRIED, TopicState.DROPPED]
    assert [(a.text, a.state) for a in new.asks] == [("later", AskState.OPEN)]
    assert [a.text for a in old.asks] == ["left"]


def test_an_ask_of_the_last_day_is_urgent_and_comes_first():
    agenda = replace(filled("one"), terms=Terms(locks_at=NOW))
    agenda = agenda.asked("early", NOW - timedelta(seconds=1)).asked("late", NOW).asked("undated")
    assert [a.text for a in agenda.waiting] == ["late", "early", "undated"]
    assert [agenda.terms.is_urgent(a) for a in agenda.waiting] == [True, False, False]
    unlocked = replace(agenda, terms=Terms())
    assert [a.text for a in unlocked.waiting] == ["early", "late", "undated"]


def test_the_leader_takes_back_what_the_mentor_has_not_answered():
    agenda = filled("one").asked("open").asked("left")
    first, other = (ask.id for ask in agenda.asks)
    agenda = agenda.answered(SEAT, other, AskState.LEFT)
    assert [a.text for a in agenda.withdrawn(first).asks] == ["left"]
    with pytest.raises(NotYourSeatError):
        agenda.withdrawn(other)
