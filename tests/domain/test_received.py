"""What the mentor sent, on the agenda: an ask that comes back as a topic is taken in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mentordesk.domain.agenda import Agenda, AskState, Hand, Terms, TopicState, topic
from mentordesk.domain.ids import SessionId, new_id
from mentordesk.domain.receiving import received
from mentordesk.errors import NotYourSeatError

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


def test_an_ask_that_was_answered_stays_so():
    before = agenda("Parking")
    left = before.answered(Hand.MENTOR_SEAT, before.asks[0].id, AskState.LEFT)
    after = received(left, Hand.MENTOR_SENT, sent("Parking"))
    assert after.asks == left.asks
    assert not after.topics[0].from_ask


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


def test_the_leader_changes_no_time_by_sending():
    with pytest.raises(NotYourSeatError):
        received(standing(), Hand.LEADER_SEAT, [topic("One", 40, Hand.LEADER_SEAT, NOW)])
    shared = standing(terms=Terms(shared=True))
    after = received(shared, Hand.LEADER_SEAT, [topic("One", 40, Hand.LEADER_SEAT, NOW)])
    assert after.topics[0].minutes == 40
