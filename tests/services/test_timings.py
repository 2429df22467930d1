"""How the time of a session is added up, stretch by stretch."""

import pytest

from mentordesk.domain.floor import FloorMode, Speaker
from mentordesk.services.timings import Spell


@pytest.fixture
def live(workspace, amara, clock):
    return workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)


def timing(workspace, live):
    return workspace.sessions.of_id(live.id).timing


def test_each_exit_has_the_seconds_that_came_after_it(workspace, live):
    workspace.timings.step_out(live.id)
    workspace.timings.spend(live.id, Spell(5, away=5))
    workspace.timings.step_out(live.id)
    workspace.timings.spend(live.id, Spell(1, away=1))
    kept = timing(workspace, live)
    assert (kept.lengths, kept.away, kept.exits) == ((5, 1), 6, 2)


def test_what_was_not_said_stays_as_it_was(workspace, live):
    workspace.timings.spend(live.id, Spell(speaker=Speaker.LEADER, floor=FloorMode.HIDDEN))
    workspace.timings.spend(live.id, Spell(10, leader_spoke=10, questions=3))
    kept = timing(workspace, live)
    assert (kept.speaker, kept.floor) == (Speaker.LEADER, FloorMode.HIDDEN)
    assert (kept.questions, kept.statements) == (None, None)


def test_two_stretches_are_one_in_which_the_later_word_holds():
    first = Spell(10, 7, 3, 0, 1, 0, Speaker.MENTOR, FloorMode.OFF)
    later = Spell(5, 0, 2, 3, 1, 2, Speaker.LEADER)
    assert first.then(later) == Spell(15, 7, 5, 3, 2, 2, Speaker.LEADER, FloorMode.OFF)


def test_ten_more_are_ten_from_now_on_also_late_after_the_time(workspace, live):
    assert workspace.timings.lengthen(live.id, 10).minutes == live.minutes + 10
    late = 60 * (live.minutes + 25) + 20
    workspace.timings.spend(live.id, Spell(present=late))
    assert workspace.timings.lengthen(live.id, 10).minutes == live.minutes + 36
