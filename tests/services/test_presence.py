"""Focus for the live session: in, out, back in, and what is counted."""

import pytest

from mentordesk.errors import GuardError
from mentordesk.focus.base import Event, Kind, Own
from mentordesk.services.presence import Presence
from session_room import RememberingFocus


@pytest.fixture
def session(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock())
    return workspace.sessions.start(planned.id)


@pytest.fixture
def focus():
    return RememberingFocus()


@pytest.fixture
def presence(workspace, focus, session):
    return Presence(focus, workspace.sessions, workspace.timings)


def test_an_exit_is_counted_at_once(presence, workspace, session, focus):
    presence.begin(Own())
    presence.step_out()
    assert (presence.on, presence.out) == (False, True)
    assert workspace.sessions.of_id(session.id).timing.exits == 1
    assert focus.asked == ["enter", "leave"]


def test_no_second_is_out_of_focus_before_its_exit_is_counted(presence, workspace, session, focus):
    presence.begin(Own())
    meanwhile = []
    focus.leave = lambda: meanwhile.append(presence.out)
    presence.step_out()
    assert (meanwhile, presence.out) == ([False], True)


def test_stepping_out_twice_is_one_exit(presence, workspace, session):
    presence.begin(Own())
    presence.step_out()
    presence.step_out()
    assert workspace.sessions.of_id(session.id).timing.exits == 1


def test_going_back_in_is_not_out_any_more(presence):
    presence.begin(Own())
    presence.step_out()
    presence.step_in(Own())
    assert (presence.on, presence.out) == (True, False)


def test_the_end_of_a_session_is_no_exit(presence, workspace, session, focus):
    presence.begin(Own())
    presence.end()
    assert workspace.sessions.of_id(session.id).timing.exits == 0
    assert focus.asked == ["enter", "leave"]
    assert not presence.on


def test_the_end_asks_focus_to_leave_even_where_it_is_thought_to_be_off(presence, focus):
    focus.fails = True
    with pytest.raises(GuardError):
        presence.begin(Own())
    presence.end()
    assert focus.asked == ["leave"]


def test_a_focus_that_does_not_come_leaves_presence_off(presence, focus):
    focus.fails = True
    with pytest.raises(GuardError):
        presence.begin(Own())
    assert (presence.on, presence.out) == (False, False)


def test_a_guard_that_died_is_no_exit_of_the_leader(presence, workspace, session, focus):
    presence.begin(Own())
    focus.events.append(Event(Kind.GONE))
    assert presence.read() == (Event(Kind.GONE),)
    assert (presence.on, presence.out) == (False, False)
    assert workspace.sessions.of_id(session.id).timing.exits == 0


def test_an_exit_without_a_live_session_is_not_counted(presence, workspace, session):
    presence.begin(Own())
    workspace.closes.close(session.id)
    assert presence.step_out() is None
    assert workspace.sessions.of_id(session.id).timing.exits == 0
