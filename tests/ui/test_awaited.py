"""The prompts of a locked desk: when the next session begins, and nothing else of it."""

from datetime import timedelta

import pytest

from mentordesk.ui.awaited import Awaited


@pytest.fixture
def locked(house, outside):
    """A window without a desk that awaits two sessions, the first in eleven minutes."""
    now = house.parts.now()
    house.starts = [now + timedelta(minutes=minutes) for minutes in (11, 60)]
    house.awaited = Awaited(house.window, house.parts, house.starts)
    return house


def later(house, minutes: float) -> None:
    house.parts.now.forward(minutes=minutes)
    house.awaited.look()
    house.rest()
    house.awaited._timer.stop()


def test_the_gate_says_each_prompt_once_and_names_nobody(locked, outside):
    banner = locked.window.arriving
    for minutes in (0, 1, 1, 4, 4):
        later(locked, minutes)
    assert banner.words.text() == "Your session begins in 1 minute."
    assert not banner.action.isVisible()
    assert outside == [
        "MentorDesk: Your session begins in 10 minutes.",
        "MentorDesk: Your session begins in 5 minutes.",
        "MentorDesk: Your session begins in 1 minute.",
    ]


def test_what_was_said_before_the_lock_is_not_said_again(locked, outside):
    locked.awaited.stop()
    locked.parts.now.forward(minutes=2)
    locked.awaited = Awaited(locked.window, locked.parts, locked.starts)
    later(locked, 1)
    assert outside == []
    later(locked, 3)
    assert outside == ["MentorDesk: Your session begins in 5 minutes."]


def test_the_second_of_two_is_said_as_well_and_the_first_put_away(locked, outside):
    later(locked, 10)
    later(locked, 16)
    assert not locked.window.arriving.isVisible()
    later(locked, 24)
    assert outside[-1] == "MentorDesk: Your session begins in 10 minutes."


def test_once_the_desk_is_open_the_gate_has_nothing_to_say(locked, outside):
    later(locked, 6)
    locked.awaited.stop()
    locked.rest()
    later(locked, 4)
    assert not locked.window.arriving.isVisible()
    assert outside[1:] == [""]


def test_it_looks_at_the_clock_by_itself(locked, outside):
    locked.parts.now.forward(minutes=6)
    locked.until(lambda: bool(outside))
    assert locked.awaited._timer.isActive()
