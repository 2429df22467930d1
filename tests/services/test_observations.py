"""Observation sheets on the desk: received from the mentor, carried along, and struck."""

from datetime import timedelta

import pytest

from mentordesk.domain.agenda import CameBy, Hand
from mentordesk.domain.content import SheetRow
from mentordesk.errors import NotYourSeatError, SessionStateError, SheetTextError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.observations import NewAnswer

SPOKE = "Who spoke first, and who had not spoken by the end?"


@pytest.fixture
def planned(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock() + timedelta(days=1))


@pytest.fixture
def kept(workspace, planned):
    answers = [
        NewAnswer("Tom", "who-spoke", SPOKE, CameBy.MAIL),
        NewAnswer("a good meeting", came_by=CameBy.MAIL),
    ]
    return workspace.observations.receive(planned.id, answers)


def told(workspace, session):
    return [one.saw for one in workspace.observations.of(session.id).seen]


def test_what_was_received_is_kept_with_how_it_came(workspace, planned, kept, clock):
    assert workspace.observations.of(planned.id) == kept
    first = kept.seen[0]
    assert (first.row, first.asks, first.saw) == ("who-spoke", SPOKE, "Tom")
    assert (first.hand, first.came_by, first.came_at) == (Hand.MENTOR_SENT, CameBy.MAIL, clock())


def test_what_comes_later_takes_its_place(workspace, planned, kept):
    for saw, row in (("three", "pauses"), ("half", "share-of-talk")):
        workspace.observations.receive(planned.id, [NewAnswer(saw, row, "How much?")])
    assert told(workspace, planned) == ["Tom", "half", "three", "a good meeting"]


def test_two_sheets_that_meet_are_one_in_the_order_of_the_questions(
    workspace, planned, kept, amara, clock
):
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=9))
    workspace.observations.receive(following.id, [NewAnswer("half", "share-of-talk", "How much?")])
    workspace.sessions.miss(planned.id)
    assert told(workspace, following) == ["Tom", "half", "a good meeting"]
    workspace.observations.receive(following.id, [NewAnswer("Ines", "who-spoke", SPOKE)])
    assert told(workspace, following) == ["Tom\nInes", "half", "a good meeting"]


def test_a_text_is_read_by_the_questions_of_the_pair_and_those_that_ship(workspace, planned, amara):
    workspace.library.keep(amara.id, SheetRow("who-spoke", "Wer hat geschwiegen?"))
    for question in (SPOKE, "Wer hat geschwiegen?"):
        found = workspace.observations.read(planned.id, f"{question}\nInes")
        assert [(one.row, one.asks, one.saw) for one in found.answers] == [
            ("who-spoke", "Wer hat geschwiegen?", "Ines")
        ]
    assert not workspace.observations.of(planned.id).seen


def test_what_the_leader_wrote_in_a_chat_is_no_answer(workspace, planned):
    with pytest.raises(SheetTextError):
        workspace.observations.read(planned.id, "14.04.26, 09:00 - Helen: 2. half of it")


@pytest.mark.parametrize("what", ["start", "miss"])
def test_nothing_is_received_once_the_session_began_or_is_over(workspace, planned, what):
    getattr(workspace.sessions, what)(planned.id)
    with pytest.raises(SessionStateError):
        workspace.observations.receive(planned.id, [NewAnswer("half")])


def test_the_sheet_goes_along_where_a_session_moves(workspace, planned, kept, clock):
    moved = workspace.sessions.move(planned.id, clock() + timedelta(days=9))
    assert told(workspace, moved) == ["Tom", "a good meeting"]
    assert told(workspace, planned) == []


@pytest.mark.parametrize("first", ["plan", "miss"])
def test_the_sheet_of_a_session_that_was_missed_waits_for_the_next(
    workspace, planned, kept, amara, clock, first
):
    later = clock() + timedelta(days=9)
    if first == "plan":
        following = workspace.sessions.plan(amara.id, later)
        workspace.sessions.miss(planned.id)
    else:
        workspace.sessions.miss(planned.id)
        following = workspace.sessions.plan(amara.id, later)
    assert told(workspace, following) == ["Tom", "a good meeting"]


def test_the_sheet_of_a_session_that_took_place_stays_with_it(
    workspace, planned, kept, amara, clock
):
    workspace.agendas.receive(planned.id, [NewTopic("left open")])
    workspace.sessions.start(planned.id)
    workspace.closes.close(planned.id)
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=9))
    assert (told(workspace, planned), told(workspace, following)) == (
        ["Tom", "a good meeting"],
        [],
    )


def test_one_answer_is_struck_and_the_others_stay(workspace, planned, kept):
    for _ in range(2):
        workspace.observations.strike(kept.seen[0].id)
    assert told(workspace, planned) == ["a good meeting"]


def test_a_sheet_that_came_by_mistake_is_struck_as_a_whole(workspace, planned, kept):
    workspace.observations.strike(*(one.id for one in kept.seen))
    assert told(workspace, planned) == []


def test_in_the_mentors_seat_nothing_of_it_is_there(workspace, planned, kept):
    workspace.hand_over(planned.id)
    for ask in (
        lambda: workspace.observations.of(planned.id),
        lambda: workspace.observations.read(planned.id, "half"),
        lambda: workspace.observations.receive(planned.id, [NewAnswer("half")]),
        lambda: workspace.observations.strike(kept.seen[0].id),
    ):
        with pytest.raises(NotYourSeatError):
            ask()
