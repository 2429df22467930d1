"""Sessions, promises, people, agreements: the smaller rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

import pytest

from mentordesk.domain import person
from mentordesk.domain.floor import FloorMode, Side, Speaker
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.person import Pairing
from mentordesk.domain.promise import PromiseState, promise
from mentordesk.domain.session import SessionState, Timing, plan
from mentordesk.errors import BlankTextError, SessionStateError

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
AMARA = PersonId(uuid4())


def planned():
    return plan(AMARA, 9, NOW, 45, "  in   person ")


def test_a_session_goes_from_planned_to_live_to_closed():
    live = planned().started(NOW + timedelta(minutes=2))
    assert (live.state, live.place) == (SessionState.LIVE, "in person")
    assert live.ends_at == NOW + timedelta(minutes=47)
    closed = live.closed(NOW + timedelta(minutes=46))
    assert closed.state is SessionState.CLOSED
    assert closed.timing.ended_at == NOW + timedelta(minutes=46)


def test_a_clock_that_was_put_back_ends_no_session_before_its_time_was_over():
    live = planned().started(NOW)
    sat = replace(live, timing=replace(live.timing, present=2400))
    assert sat.closed(NOW - timedelta(minutes=20)).timing.ended_at == NOW + timedelta(minutes=40)
    assert sat.closed(NOW + timedelta(hours=2)).timing.ended_at == NOW + timedelta(hours=2)


def test_a_session_held_on_another_day_than_planned_is_told_by_the_day_it_was_held():
    east = timezone(timedelta(hours=11))
    late, early = NOW + timedelta(minutes=30), NOW - timedelta(days=14)
    assert planned().met_at(UTC) == planned().started(late).met_at(UTC) == NOW
    assert planned().started(early).met_at(UTC) == early
    # It is another day only where it is one: in the east both are on the 15th.
    over_midnight = planned().started(NOW + timedelta(hours=10))
    assert over_midnight.met_at(UTC).day == over_midnight.met_at(east).day == 15
    assert over_midnight.met_at(east) == NOW


def test_the_wrong_way_round_is_refused():
    live = planned().started(NOW)
    closed = live.closed(NOW)
    for change in (
        planned().closed,
        live.started,
        live.moved,
        closed.started,
        closed.closed,
        closed.moved,
        lambda _: planned().at_step(0),
        lambda _: closed.at_step(None),
    ):
        with pytest.raises(SessionStateError):
            change(NOW)
    for session in (live, closed):
        with pytest.raises(SessionStateError):
            session.missed()


def test_a_moved_session_leaves_one_with_the_same_number_in_its_place():
    old, new = planned().moved(NOW + timedelta(days=1))
    assert (old.state, new.state) == (SessionState.MOVED, SessionState.PLANNED)
    assert old.id != new.id
    assert (new.number, new.planned_at) == (9, NOW + timedelta(days=1))


def test_a_session_begins_as_the_pair_settled_it():
    usual = planned().started(NOW)
    assert (usual.in_focus, usual.timing.floor) == (True, FloorMode.SHOWN)
    assert (usual.timing.questions, usual.timing.statements) == (None, None)
    settled = Pairing(floor=FloorMode.OFF, counts=True)
    own = planned().started(NOW, settled, in_focus=False)
    assert (own.in_focus, own.timing.floor) == (False, FloorMode.OFF)
    assert (own.timing.questions, own.timing.statements) == (0, 0)


def test_where_the_close_stands_is_of_the_live_session_alone():
    live = planned().started(NOW).at_step(3)
    assert live.step == 3
    assert live.at_step(None).step is None
    assert live.closed(NOW).step is None


def test_who_asked_not_to_meet_stays_with_the_session_that_was_called_off():
    old, new = replace(planned(), format="walk").moved(NOW, Side.MENTOR)
    assert (old.called_off_by, new.called_off_by) == (Side.MENTOR, None)
    assert new.format == "walk"
    assert planned().missed(Side.NEITHER).called_off_by is Side.NEITHER
    assert planned().missed().called_off_by is None


@pytest.mark.parametrize(("minutes", "kept"), [(1, 5), (45, 45), (9999, 480)])
def test_a_length_stays_in_bounds(minutes, kept):
    assert plan(AMARA, 1, NOW, minutes).minutes == kept


def test_the_share_of_talk_is_of_what_was_counted():
    assert Timing().mentor_share is None
    assert Timing(mentor_spoke=71, leader_spoke=29).mentor_share == 71


def test_where_counting_was_stopped_before_most_of_the_time_the_share_is_not_known():
    counted = Timing(mentor_spoke=450, leader_spoke=150, present=1200, floor=FloorMode.OFF)
    assert counted.mentor_share == 75
    assert replace(counted, present=1201).mentor_share is None
    assert replace(counted, present=1301, away=101).mentor_share == 75


@pytest.mark.parametrize("floor", [FloorMode.SHOWN, FloorMode.HIDDEN])
def test_a_long_close_takes_no_share_away_from_who_counted_to_the_end(floor):
    at_the_table = Timing(mentor_spoke=90, leader_spoke=30, present=120, floor=floor)
    assert replace(at_the_table, present=600).mentor_share == at_the_table.mentor_share == 75


def test_where_the_floor_never_passed_the_share_is_not_known():
    assert Timing(mentor_spoke=2700).mentor_share is None
    assert Timing(mentor_spoke=2700, speaker=Speaker.LEADER).mentor_share == 100
    assert Timing(mentor_spoke=2699, leader_spoke=1).mentor_share == 100
    assert Timing(leader_spoke=60).mentor_share == 0


def test_a_promise_is_kept_let_go_with_a_reason_or_open_again():
    made = promise(SessionId(uuid4()), AMARA, " ask  Legal ", None)
    assert made.text == "ask Legal"
    at = datetime(2026, 4, 20, 1, tzinfo=timezone(timedelta(hours=2)))
    kept = made.kept(at)
    assert (kept.state, kept.closed_at) == (PromiseState.KEPT, at)
    assert kept.closed_on == date(2026, 4, 20)  # of the leader, while it is the 19th in UTC
    assert kept.reopened() == made
    with pytest.raises(BlankTextError):
        made.let_go(at, " ")
    assert made.let_go(at, "stopped").reason == "stopped"


@pytest.mark.parametrize(
    ("name", "first", "initials"),
    [("Amara Okafor", "Amara", "AO"), ("Cher", "Cher", "C"), ("ana maria  de souza", "ana", "AS")],
)
def test_a_person_is_called_by_the_first_name(name, first, initials):
    who = person.mentor(name, Pairing())
    assert (who.first_name, who.initials) == (first, initials)


def test_a_person_needs_a_name():
    for make in (person.leader, person.other):
        with pytest.raises(BlankTextError):
            make("  ")
