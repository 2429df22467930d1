"""Values that are lost with the end of a row become what does the least harm."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from mentordesk.domain.person import Role
from mentordesk.domain.session import SessionState
from mentordesk.services.clock import now
from mentordesk.services.lost_values import give_values


def lose(workspace, table: str, column: str) -> None:
    """Take a value out of every row of a table, and let the desk be mended."""
    with workspace.store.transaction() as tx:
        tx.execute(text(f"UPDATE {table} SET {column} = ''"))
        give_values(tx)


def roles(workspace) -> dict[str, Role]:
    return {person.name: person.role for person in workspace.people.everybody()}


def test_who_has_sessions_is_a_mentor_and_who_alone_is_left_the_leader(workspace, amara):
    leader = workspace.people.leader()
    lose(workspace, "person", "role")
    assert roles(workspace) == {amara.name: Role.MENTOR, leader.name: Role.LEADER}


def test_where_several_are_left_nobody_is_made_the_leader(workspace, amara):
    workspace.people.named("Jonas Weber")
    lose(workspace, "person", "role")
    assert set(roles(workspace).values()) == {Role.MENTOR, Role.OTHER}


@pytest.mark.parametrize(("days", "state"), [(-1, SessionState.CLOSED), (1, SessionState.PLANNED)])
def test_a_session_whose_day_is_over_is_not_prompted_again(workspace, amara, days, state):
    planned = workspace.sessions.plan(amara.id, now() + timedelta(days=days))
    lose(workspace, "session", "state")
    assert workspace.sessions.of_id(planned.id).state is state
