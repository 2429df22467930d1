"""Series on a real encrypted desk: planned, carried on to the next alone, moved together."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentordesk.domain.floor import Side
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import SeriesPlan, Special
from mentordesk.domain.session import SessionState
from mentordesk.errors import NoZoneError, SessionStateError, TextTooLongError
from mentordesk.services.agendas import NewTopic

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 4, 28, 14, tzinfo=BERLIN)


@pytest.fixture
def plan(amara):
    half, end = Special("half-time", 30), Special("closing", 60)
    weeks = Rhythm.EVERY_2_WEEKS
    return SeriesPlan(amara.id, FIRST, weeks, 6, 45, "Room 4", "listening", half, end)


@pytest.fixture
def sessions(workspace, plan):
    return workspace.series.plan(plan)


def topics(workspace, session):
    return [topic.text for topic in workspace.agendas.of(session.id).topics]


def test_a_series_is_kept_as_it_was_planned(workspace, amara, sessions, plan):
    assert [one.id for one in workspace.sessions.planned()] == [one.id for one in sessions]
    kept = [workspace.sessions.of_id(one.id) for one in sessions]
    assert [one.planned_at for one in kept] == [one.planned_at for one in sessions]
    assert [(one.zone, one.series, one.series_place) for one in kept] == [
        ("Europe/Berlin", sessions[0].series, place) for place in range(6)
    ]
    assert [one.format for one in kept][2::3] == ["half-time", "closing"]
    (series,) = workspace.series.all(amara.id).values()
    assert (series.count, series.rhythm, series.sequence) == (6, plan.rhythm, 0)
    assert [at.astimezone(UTC) for at in series.times()] == [one.planned_at for one in kept]


def test_what_is_left_open_goes_to_the_next_one_alone(workspace, amara, clock, plan):
    before = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.receive(before.id, [NewTopic("left open")])
    workspace.sessions.start(before.id)
    workspace.closes.close(before.id)
    first, second, third, *_ = workspace.series.plan(plan)
    assert [topics(workspace, one) for one in (first, second)] == [["left open"], []]
    workspace.agendas.receive(third.id, [NewTopic("later")])
    workspace.sessions.miss(first.id)
    assert [topics(workspace, one) for one in (second, third)] == [["left open"], ["later"]]
    workspace.sessions.start(second.id)
    workspace.closes.close(second.id)
    assert topics(workspace, third) == ["left open", "later"]


def test_one_that_moves_leaves_the_others_and_takes_its_agenda_along(workspace, amara, sessions):
    workspace.agendas.receive(sessions[1].id, [NewTopic("mine")])
    new = workspace.sessions.move(sessions[1].id, FIRST + timedelta(days=15), Side.MENTOR)
    assert (new.series, new.series_place, new.zone) == (sessions[1].series, 1, "Europe/Berlin")
    assert topics(workspace, new) == ["mine"]
    ahead = workspace.sessions.planned()
    assert [one.id for one in ahead] == [one.id for one in (sessions[0], new, *sessions[2:])]
    (series,) = workspace.series.all(amara.id).values()
    assert series.sequence == 1


def test_later_ones_move_along_with_their_agendas(workspace, amara, sessions):
    for one in sessions:
        workspace.agendas.receive(one.id, [NewTopic(f"of {one.number}")])
    to = datetime(2026, 5, 28, 9, tzinfo=BERLIN)
    new = workspace.series.move_later(sessions[2].id, to, Side.LEADER)
    old = workspace.sessions.of_id(sessions[2].id)
    assert (old.state, old.called_off_by) == (SessionState.MOVED, Side.LEADER)
    ahead = workspace.sessions.planned()
    assert [one.number for one in ahead] == [1, 2, 3, 4, 5, 6]
    assert [one.planned_at for one in ahead[2:]] == [
        (to + timedelta(weeks=weeks)).astimezone(UTC) for weeks in (0, 2, 4, 6)
    ]
    assert (new.planned_at, new.series_place) == (to.astimezone(UTC), 0)
    assert [topics(workspace, one) for one in ahead] == [[f"of {n}"] for n in range(1, 7)]
    held = workspace.series.all(amara.id)
    assert sorted(one.count for one in held.values()) == [2, 4]
    assert held[new.series].follows == sessions[0].series


def test_the_whole_series_moves_from_its_first_on(workspace, amara, sessions):
    workspace.series.move_later(sessions[0].id, FIRST + timedelta(hours=1))
    (series,) = workspace.series.all(amara.id).values()
    assert (series.count, series.starts_at) == (6, (FIRST + timedelta(hours=1)).astimezone(UTC))
    ahead = workspace.sessions.planned()
    assert [one.planned_at for one in ahead] == [at.astimezone(UTC) for at in series.times()]


def test_a_session_outside_any_series_moves_alone(workspace, amara, clock):
    first, second = (
        workspace.sessions.plan(amara.id, clock() + timedelta(days=days)) for days in (1, 8)
    )
    workspace.series.move_later(first.id, clock() + timedelta(days=2))
    assert workspace.sessions.of_id(second.id) == second


def test_what_is_over_does_not_move_and_nothing_changes(workspace, sessions):
    workspace.sessions.miss(sessions[1].id)
    before = workspace.sessions.all()
    with pytest.raises(SessionStateError):
        workspace.series.move_later(sessions[1].id, FIRST)
    assert workspace.sessions.all() == before


def test_a_series_without_a_zone_is_not_planned(workspace, amara, clock):
    plan = SeriesPlan(amara.id, clock(), Rhythm.WEEKLY, 3)
    with pytest.raises(NoZoneError):
        workspace.series.plan(plan)
    assert workspace.sessions.all() == ()


def test_a_title_for_the_calendar_is_that_of_the_whole_series(workspace, amara, sessions, clock):
    alone = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    workspace.sessions.entitle(sessions[3].id, "  Tea \n with A. ")
    assert {workspace.sessions.of_id(one.id).title for one in sessions} == {"Tea with A."}
    assert workspace.sessions.of_id(alone.id).title == ""
    with pytest.raises(TextTooLongError):
        workspace.sessions.entitle(alone.id, "x" * 81)


def test_calendars_learn_of_what_is_called_off(workspace, amara, sessions):
    workspace.sessions.miss(sessions[0].id)
    (series,) = workspace.series.all(amara.id).values()
    assert series.sequence == 1
