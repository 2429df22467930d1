"""The trend of a real desk: closed sessions of one mentor, in the order they closed."""

from datetime import timedelta

import pytest

from mentordesk.domain.person import Pairing
from mentordesk.domain.word import Course, Question
from mentordesk.errors import SessionStateError


def closed(workspace, mentor, clock, tap):
    session = workspace.sessions.plan(mentor.id, clock()).id
    workspace.sessions.start(session)
    workspace.closes.give_word(session, Question.HEARD, tap)
    clock.forward(days=14)
    workspace.closes.close(session)
    return session


def test_it_counts_the_closed_sessions_of_that_mentor(workspace, amara, clock):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing())
    for tap in (3, 3):
        closed(workspace, amara, clock, tap)
        closed(workspace, jonas, clock, 1)
    live = workspace.sessions.plan(amara.id, clock()).id
    workspace.sessions.start(live)
    workspace.closes.give_word(live, Question.HEARD, 1)
    assert workspace.words.trend(amara.id) == {}
    workspace.closes.close(live)
    assert workspace.words.trend(amara.id) == {Question.HEARD: Course(3)}


def test_the_order_is_that_of_closing_whatever_was_planned_or_moved(workspace, amara, clock):
    late = workspace.sessions.plan(amara.id, clock())
    moved = workspace.sessions.move(late.id, clock() + timedelta(days=20))
    for tap in (1, 3, 1):
        closed(workspace, amara, clock, tap)
    shown = workspace.words.trend(amara.id)
    clock.forward(days=14)
    workspace.sessions.start(moved.id)
    workspace.closes.give_word(moved.id, Question.HEARD, 3)
    workspace.closes.close(moved.id)
    assert workspace.words.trend(amara.id) == shown == {Question.HEARD: Course(1)}


def test_what_was_tapped_cannot_be_changed_once_the_session_closed(workspace, amara, clock):
    session = closed(workspace, amara, clock, 3)
    with pytest.raises(SessionStateError):
        workspace.closes.give_word(session, Question.HEARD, 1)
    assert workspace.sessions.of_id(session).word.heard == 3
