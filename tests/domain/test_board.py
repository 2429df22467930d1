"""Where an idea stands and may go is said for every history, with a reason where it may not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.board import (
    ASIDE,
    Barred,
    IdeaQuery,
    SortKey,
    Stand,
    barred,
    column_beside,
    stage_at,
    stand_of,
)
from mentordesk.domain.credit_due import owes_credit
from mentordesk.domain.idea import (
    NEXT,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import PersonId, SessionId, new_id
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.errors import IdeaStageError

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
AMARA = PersonId(new_id())
PEOPLE = {AMARA: Person(AMARA, "Amara Okafor", Role.OTHER)}


@st.composite
def ideas(draw) -> Idea:
    """An idea that went any way the rules allow."""
    had = Contribution(AMARA, Part.PROPOSED, Weight.LEAD, draw(st.sampled_from(Consent)))
    idea = raise_idea(SessionId(new_id()), AMARA, "Clips", NOW - timedelta(days=40), (had,))
    for _ in range(draw(st.integers(0, 4))):
        ways = sorted(NEXT[idea.stage])
        if not ways:
            break
        idea = idea.moved(draw(st.sampled_from(ways)), NOW, reason="because", until=NOW.date())
    if not NEXT[idea.stage] and draw(st.booleans()):
        idea = idea.recognised(Recognition(RecognitionForm.IN_WRITING, NOW.date()))
    return idea


@settings(max_examples=40)
@given(ideas(), st.sampled_from(Stand))
def test_an_idea_goes_where_nothing_bars_it_and_nowhere_else(idea, to):
    why, stage = barred(idea, to, PEOPLE), stage_at(to)
    if why is Barred.THERE:
        assert stand_of(idea, PEOPLE) is to
    elif to is Stand.HEARD:
        assert why is Barred.HEARD_ONCE
    elif stage is not None and why is None:
        assert stand_of(idea.moved(stage, NOW, reason="because", until=NOW.date()), PEOPLE) is to
    elif stage is not None:
        with pytest.raises(IdeaStageError):
            idea.moved(stage, NOW, reason="because", until=NOW.date())
    elif to is Stand.CREDITED and why is None:
        # Who wants no credit at all leads there as well: that is kept then.
        credited = idea.recognised(Recognition(RecognitionForm.NONE_WANTED, NOW.date()))
        assert stand_of(credited, PEOPLE) is to
        assert not owes_credit(credited, PEOPLE)
    else:
        assert why is Barred.NOT_IN_USE
        assert not owes_credit(idea, PEOPLE)


@settings(max_examples=20)
@given(ideas())
def test_the_columns_beside_an_idea_are_those_on_the_same_side_of_the_board(idea):
    here, before, after = (
        stand_of(idea, PEOPLE),
        column_beside(idea, -1, PEOPLE),
        column_beside(idea, 1, PEOPLE),
    )
    if here in ASIDE:
        assert before is Stand.TRYING
        assert after is (Stand.DECLINED if here is Stand.PARKED else None)
    else:
        assert (before is None) is (here is Stand.HEARD)
        assert (after is None) is (here is Stand.CREDITED)
        assert before not in ASIDE
        assert after not in ASIDE


def test_a_column_asked_for_again_turns_the_order_round_and_then_lets_it_go():
    query = IdeaQuery(AMARA, words="clips")
    by_name = query.sorted_by(SortKey.MENTOR)
    assert by_name == replace(query, key=SortKey.MENTOR, descending=False)
    falling = by_name.sorted_by(SortKey.MENTOR)
    assert falling == replace(by_name, descending=True)
    assert falling.sorted_by(SortKey.MENTOR) == query
    assert [query.sorted_by(key).descending for key in (SortKey.SINCE, SortKey.OWED)] == [True] * 2


def test_a_mentor_alone_narrows_nothing():
    assert not IdeaQuery(AMARA, key=SortKey.IDEA).is_narrow
    narrow = IdeaQuery(AMARA, stands=(Stand.HEARD,), owed=True, since=NOW, words="clips")
    assert narrow.is_narrow
    assert narrow.widened == IdeaQuery(AMARA)
