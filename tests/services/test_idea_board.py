"""The board counts every idea and reads only those that are shown."""

from collections import Counter
from datetime import timedelta

import pytest

from mentordesk.domain.board import Stand, stand_of
from mentordesk.domain.person import Pairing
from mentordesk.domain.today import answers_owed, credit_owed
from mentordesk.services import demo
from mentordesk.services.agendas import NewTopic
from mentordesk.services.sessions import ahead
from support import START

MANY = dict.fromkeys(Stand, 1000)


@pytest.fixture
def full(workspace):
    demo.fill(workspace, START)
    return workspace


def test_every_idea_stands_in_its_column_newest_first(full):
    board, ideas = full.ideas.board(None, MANY), full.ideas.all()
    assert {stand: column.ideas for stand, column in board.columns.items()} == {
        stand: tuple(idea for idea in ideas if stand_of(idea) is stand) for stand in Stand
    }
    assert board.count(*Stand) == len(ideas)


def test_a_pair_has_a_board_of_its_own(full):
    for mentor in full.people.mentors():
        counts = Counter(stand_of(i) for i in full.ideas.all() if i.mentor == mentor.id)
        board = full.ideas.board(mentor.id, MANY)
        assert {stand: board.count(stand) for stand in Stand if board.count(stand)} == counts
        shown = [idea for column in board.columns.values() for idea in column.ideas]
        assert {idea.mentor for idea in shown} == {mentor.id}


def test_a_column_is_counted_whole_and_read_in_part(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, START)
    for number in range(5):
        clock.forward(minutes=1)
        workspace.ideas.capture(session.id, amara.id, f"idea {number}")
    column = workspace.ideas.board(None, MANY | {Stand.HEARD: 2}).columns[Stand.HEARD]
    assert (column.count, [i.text for i in column.ideas]) == (5, ["idea 4", "idea 3"])


def test_what_waits_for_a_step_is_told_for_all_pairs(full, clock):
    now, ideas = clock(), full.ideas.all()
    waiting = full.ideas.unsettled()
    assert answers_owed(waiting, now) == answers_owed(ideas, now)
    assert credit_owed(waiting) == credit_owed(ideas)
    owed = sum(idea.credit_owed or idea.answer_owed(now) for idea in ideas)
    nobody = full.people.add_mentor("Nobody Yet", Pairing())
    assert owed == full.ideas.board(None, MANY).owed == full.ideas.board(nobody.id, MANY).owed > 0


def test_the_earlier_sessions_are_read_a_few_at_a_time(full):
    over = [s for s in full.sessions.all() if s not in ahead(full.sessions)]
    assert full.sessions.earlier(3) == tuple(over[:3])
    assert full.sessions.earlier(1000) == tuple(over)


def test_what_was_left_open_long_ago_still_carries_over(workspace, amara):
    first = workspace.sessions.plan(amara.id, START - timedelta(days=3))
    workspace.agendas.receive(first.id, [NewTopic("left open")])
    workspace.sessions.miss(first.id)
    asked = workspace.sessions.plan(amara.id, START - timedelta(days=2))
    workspace.agendas.ask(asked.id, "not answered")
    workspace.sessions.miss(asked.id)
    new = workspace.agendas.of(workspace.sessions.plan(amara.id, START).id)
    assert [topic.text for topic in new.topics] == ["left open"]
    assert [ask.text for ask in new.asks] == ["not answered"]
