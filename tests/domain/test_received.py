"""What the mentor sent, on the agenda: an ask that comes back as a topic is taken in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mentordesk.domain.agenda import Agenda, AskState, Hand, Terms, TopicState, topic
from mentordesk.domain.ids import SessionId, new_id
from mentordesk.domain.receiving import (
    in_order,
    missing,
    received,
    reorders,
    taken_over,
)
from mentordesk.error_words import words_for
from mentordesk.errors import NotYourSeatError, TextTooLongError

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def agenda(*asks: str) -> Agenda:
    whole = Agenda(SessionId(new_id()))
    for ask in asks:
        whole = whole.asked(ask, NOW)
    return whole


def sent(*texts: str):
    return [topic(text, 5, Hand.MENTOR_SENT, NOW) for text in texts]


def test_an_ask_that_comes_back_is_taken_in_and_the_others_wait():
    after = received(
        agenda("The office rule", "Parking"),
        Hand.MENTOR_SENT,
        sent("Night shift", "the OFFICE rule"),
    )
    assert [(t.text, t.from_ask) for t in after.topics] == [
        ("Night shift", False),
        ("the OFFICE rule", True),
    ]
    assert [ask.state for ask in after.asks] == [AskState.TAKEN, AskState.OPEN]


@pytest.mark.parametrize("state", [AskState.LATER, AskState.LEFT])
def test_an_ask_that_was_put_off_is_taken_in_when_its_words_come_after_all(state):
    before = agenda("Parking")
    left = before.answered(Hand.MENTOR_SEAT, before.asks[0].id, state)
    after = received(left, Hand.MENTOR_SENT, sent("Parking"))
    assert [ask.state for ask in after.asks] == [AskState.TAKEN]
    assert after.topics[0].from_ask


def test_an_ask_for_what_stands_there_is_taken_in_when_its_words_come():
    before = standing().asked("one", NOW)
    after = received(before, Hand.MENTOR_SENT, sent("One"))
    assert [ask.state for ask in after.asks] == [AskState.TAKEN]
    assert after.topics == before.topics


def test_the_leader_cannot_send_topics():
    with pytest.raises(NotYourSeatError):
        received(agenda("Parking"), Hand.LEADER_SEAT, sent("Parking"))


def standing(**terms) -> Agenda:
    topics = [topic(text, 5, Hand.MENTOR_SENT, NOW, "by phone") for text in ("One", "Two")]
    return replace(agenda(), **terms).with_topics(Hand.MENTOR_SENT, topics)


def test_a_topic_that_is_sent_again_takes_its_new_time_and_keeps_its_place():
    before = standing()
    came = [topic("two", 15, Hand.MENTOR_SENT, NOW), topic("one", None, Hand.MENTOR_SENT, NOW)]
    after = received(before, Hand.MENTOR_SENT, came)
    assert after.topics == (before.topics[0], replace(before.topics[1], minutes=15))


def test_what_a_note_says_more_stands_below_what_it_said():
    came = topic("One", None, Hand.MENTOR_SENT, NOW, "bring the badge\nby phone")
    after = received(standing(), Hand.MENTOR_SENT, [came, came])
    assert after.topics[0].notes == "by phone\nbring the badge"


def test_a_topic_that_was_put_aside_comes_back_as_a_new_one():
    before = standing()
    dropped = before.put(Hand.MENTOR_SEAT, before.topics[0].id, TopicState.DROPPED)
    after = received(dropped, Hand.MENTOR_SENT, sent("One"))
    assert [t.text for t in after.topics] == ["One", "Two", "One"]
    assert after.topics[0].state is TopicState.DROPPED


def test_a_whole_list_puts_its_topics_in_its_order_and_leaves_the_others_where_they_are():
    before = received(standing(), Hand.MENTOR_SENT, sent("Three", "Four"))
    words = ["four", "Two", "One", "none of them", "two"]
    after = in_order(before, Hand.MENTOR_SENT, words)
    assert [t.text for t in after.topics] == ["Four", "Two", "Three", "One"]
    assert reorders(before.topics, words)
    assert not reorders(after.topics, words)
    with pytest.raises(NotYourSeatError):
        in_order(before, Hand.LEADER_SEAT, words)


def test_what_a_whole_list_leaves_out_is_what_is_open_and_not_in_it():
    before = received(standing(), Hand.MENTOR_SENT, sent("Three"))
    parked = before.put(Hand.MENTOR_SEAT, before.topics[1].id, TopicState.PARKED)
    assert [t.text for t in missing(parked.topics, ["THREE"])] == ["One"]


def test_what_changed_on_the_desk_is_made_in_the_draft_and_nothing_else():
    desk = standing().asked("Parking", NOW)
    one, two = (topic.id for topic in desk.topics)
    seat, by_chat = Hand.MENTOR_SEAT, Hand.MENTOR_SENT
    draft = desk.with_topics(seat, sent("mine")).changed(seat, replace(desk.topics[0], minutes=9))
    came = received(desk, by_chat, sent("Parking")).put(by_chat, one, TopicState.DROPPED)
    came = came.changed(by_chat, replace(came.topics[1], notes="bring it")).reordered(seat, two, 0)
    after = taken_over(draft, seat, desk, came)
    assert [(t.text, t.state) for t in after.topics] == [
        ("Two", TopicState.OPEN),
        ("One", TopicState.DROPPED),
        ("mine", TopicState.OPEN),
        ("Parking", TopicState.OPEN),
    ]
    assert after.topics[0].notes == "bring it"
    assert after.asks == came.asks
    assert taken_over(draft, seat, desk, desk) == draft
    with pytest.raises(NotYourSeatError):
        taken_over(desk, Hand.LEADER_SEAT, desk, came)


def test_a_note_that_grows_too_long_is_refused_as_a_note():
    came = topic("One", None, Hand.MENTOR_SENT, NOW, "n" * 19_999)
    with pytest.raises(TextTooLongError) as refused:
        received(standing(), Hand.MENTOR_SENT, [came])
    assert words_for(refused.value).what == "This note is longer than 20000 characters."
    with pytest.raises(TextTooLongError):
        topic("One", None, Hand.MENTOR_SENT, NOW, "n" * 20_001)


def test_the_leader_changes_no_time_by_sending():
    with pytest.raises(NotYourSeatError):
        received(standing(), Hand.LEADER_SEAT, [topic("One", 40, Hand.LEADER_SEAT, NOW)])
    shared = standing(terms=Terms(shared=True))
    after = received(shared, Hand.LEADER_SEAT, [topic("One", 40, Hand.LEADER_SEAT, NOW)])
    assert after.topics[0].minutes == 40
