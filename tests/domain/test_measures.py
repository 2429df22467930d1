"""What is counted of a session."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from mentordesk.domain.agenda import Agenda, Topic, TopicState
from mentordesk.domain.idea import raise_idea
from mentordesk.domain.ids import PersonId, SessionId, TopicId
from mentordesk.domain.measures import Measures, late, measured
from mentordesk.domain.session import plan

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
HERE, AMARA = SessionId(uuid4()), PersonId(uuid4())


def _topic(state, spent=0):
    return Topic(TopicId(uuid4()), "First words", state=state, spent=spent)


def test_topics_are_talked_about_or_left_for_another_time():
    agenda = Agenda(
        HERE,
        (
            _topic(TopicState.DISCUSSED),
            _topic(TopicState.CARRIED, 90),
            _topic(TopicState.CARRIED),
            _topic(TopicState.OPEN),
            _topic(TopicState.PARKED),
            _topic(TopicState.DROPPED, 90),
        ),
    )
    assert measured(agenda, ()) == Measures(done=2, carried=3, ideas=0, answered=0)


def test_an_idea_is_answered_once_it_went_further_than_being_heard():
    heard = raise_idea(HERE, AMARA, "Short clips", NOW, ())
    said_back = heard.restated(NOW, HERE)
    counts = measured(Agenda(HERE), (heard, said_back, heard.declined(NOW, "too dear")))
    assert (counts.ideas, counts.answered) == (3, 1)


def test_a_session_is_late_or_early_by_whole_minutes():
    planned = plan(AMARA, 1, NOW)
    assert late(planned) is None
    for minutes in (-5, 0, 12):
        begun = planned.started(NOW + timedelta(minutes=minutes, seconds=10))
        assert late(begun) == minutes
    assert late(replace(planned, planned_at=NOW + timedelta(days=1)).started(NOW)) == -1440
