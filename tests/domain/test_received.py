"""What the mentor sent, on the agenda: an ask that comes back as a topic is taken in."""

from datetime import UTC, datetime

import pytest

from mentordesk.domain.agenda import Agenda, AskState, Hand, topic
from mentordesk.domain.ids import SessionId, new_id
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
    after = agenda("The office rule", "Parking").received(
        Hand.MENTOR_SENT, sent("Night shift", "the OFFICE rule")
    )
    assert [(t.text, t.from_ask) for t in after.topics] == [
        ("Night shift", False),
        ("the OFFICE rule", True),
    ]
    assert [ask.state for ask in after.asks] == [AskState.TAKEN, AskState.OPEN]


def test_an_ask_that_was_answered_stays_so():
    before = agenda("Parking")
    left = before.answered(Hand.MENTOR_SEAT, before.asks[0].id, AskState.LEFT)
    after = left.received(Hand.MENTOR_SENT, sent("Parking"))
    assert after.asks == left.asks
    assert not after.topics[0].from_ask


def test_the_leader_cannot_send_topics():
    with pytest.raises(NotYourSeatError):
        agenda("Parking").received(Hand.LEADER_SEAT, sent("Parking"))
