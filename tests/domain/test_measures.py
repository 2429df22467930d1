"""What is counted of a session."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from mentordesk.domain.agenda import Topic, TopicState
from mentordesk.domain.idea import Contribution, Part, Weight, raise_idea
from mentordesk.domain.ids import PersonId, SessionId, TopicId
from mentordesk.domain.measures import Measures, late, measured, out_of_focus
from mentordesk.domain.person import Consent
from mentordesk.domain.saying_back import restated
from mentordesk.domain.session import Timing, plan

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
HERE, AMARA = SessionId(uuid4()), PersonId(uuid4())


def _topic(state, spent=0):
    return Topic(TopicId(uuid4()), "First words", state=state, spent=spent)


def test_topics_are_talked_about_or_left_for_another_time():
    topics = (
        _topic(TopicState.DISCUSSED),
        _topic(TopicState.CARRIED, 90),
        _topic(TopicState.CARRIED),
        _topic(TopicState.OPEN),
        _topic(TopicState.PARKED),
        _topic(TopicState.DROPPED, 90),
    )
    assert measured(topics, ()) == Measures(done=2, carried=3, ideas=0, answered=0)


def test_an_idea_is_answered_once_it_went_further_than_being_heard():
    heard = raise_idea(HERE, AMARA, "Short clips", NOW, ())
    said_back = restated(heard, NOW, HERE)
    counts = measured((), (heard, said_back, heard.declined(NOW, "too dear")))
    assert (counts.ideas, counts.answered, counts.named) == (3, 1, 0)


def test_an_idea_bears_a_name_once_somebody_had_a_part_in_it():
    part = Contribution(AMARA, Part.PROPOSED, Weight.LEAD, Consent.ASK)
    ideas = [raise_idea(HERE, AMARA, "Short clips", NOW, parts) for parts in ((), (part,))]
    assert measured((), ideas).named == 1


def test_a_session_is_late_or_early_by_whole_minutes():
    planned = plan(AMARA, 1, NOW)
    assert late(planned) is None
    for minutes, said in ((-5, -5), (-3, -3), (-2, 0), (0, 0), (2, 0), (3, 3), (12, 12)):
        begun = planned.started(NOW + timedelta(minutes=minutes, seconds=10))
        assert late(begun) == said
    assert late(replace(planned, planned_at=NOW + timedelta(days=1)).started(NOW)) == -1440


@pytest.mark.parametrize(
    ("lengths", "away", "said"),
    [
        ((), 0, ()),
        ((150,), 150, (2,)),
        ((5, 90, 200), 295, (0, 2, 3)),
        ((60,) * 5, 300, (5,)),
    ],
)
def test_each_exit_from_focus_has_its_length_until_there_are_too_many(lengths, away, said):
    assert out_of_focus(Timing(exits=len(lengths), away=away, lengths=lengths)) == said


def test_exits_whose_lengths_are_not_known_are_told_together():
    assert out_of_focus(Timing(exits=2, away=200, lengths=(60,))) == (3,)


def test_time_outside_focus_makes_the_last_exit_longer():
    timing = Timing(exits=2, away=70, lengths=(60, 10)).out_for(25)
    assert (timing.away, timing.lengths) == (95, (60, 35))
    assert Timing().out_for(3).lengths == ()
