"""The prompts before a session: each once, in their order, whatever the clock does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import arriving
from mentordesk.domain.arriving import LATE, PROMPTS

PLAN = datetime(2026, 4, 14, 12, tzinfo=UTC)
MOMENTS = st.lists(st.integers(-1_500, 1_500), max_size=40).map(
    lambda seconds: [PLAN + timedelta(seconds=second) for second in seconds]
)


def before(minutes: float) -> datetime:
    return PLAN - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "said", "due"),
    [
        (10.1, None, None),
        (10, None, 10),
        (7, None, 10),
        (7, 10, None),
        (5, 10, 5),
        (5, None, 5),
        (1, 10, 1),
        (0.5, 1, None),
        (-14.9, None, 1),
        (-15, None, None),
        (7, 1, None),
    ],
)
def test_a_prompt_is_due_once_it_is_reached_and_was_not_said(minutes, said, due):
    assert arriving.prompt(PLAN, before(minutes), said) == due


@given(MOMENTS)
def test_each_is_said_once_and_in_order_whatever_the_clock_does(moments):
    said: list[int] = []
    for now in moments:
        due = arriving.prompt(PLAN, now, said[-1] if said else None)
        if due is not None:
            assert before(due) <= now < PLAN + LATE
            said.append(due)
    assert said == sorted(set(said), reverse=True)


@given(st.integers(-1_500, 1_500))
def test_whoever_waits_for_the_next_change_misses_none(seconds):
    now, met = PLAN + timedelta(seconds=seconds), []
    while (wait := arriving.next_change(PLAN, now)) is not None:
        assert wait > timedelta(0)
        now += wait
        met.append(now)
    ahead = [before(minutes) for minutes in PROMPTS]
    start = PLAN + timedelta(seconds=seconds)
    assert met == [moment for moment in (*ahead, PLAN + LATE) if moment > start]


@pytest.mark.parametrize(
    ("minutes", "left"), [(10, 10), (9.99, 10), (4.4, 4), (0.99, 1), (0.2, 0), (0, 0), (-3, 0)]
)
def test_minutes_are_rounded_until_it_begins(minutes, left):
    assert arriving.minutes_left(PLAN, before(minutes)) == left


@pytest.mark.parametrize(
    ("minutes", "near"), [(11.1, False), (11, True), (0, True), (-14.9, True), (-15, False)]
)
def test_only_what_is_near_is_looked_at(minutes, near):
    assert arriving.is_near(PLAN, before(minutes)) is near
