"""Series on a real encrypted desk: planned, carried on to the next alone, moved together."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from mentordesk.domain.agenda import CARRIES, WAITING, TopicState
from mentordesk.domain.floor import Side
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import SeriesPlan, Special
from mentordesk.domain.session import SessionState
from mentordesk.errors import NotFoundError, NoZoneError, SessionStateError, TextTooLongError
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


def test_another_place_and_length_keep_agendas_and_what_later_ones_have_by_themselves(
    workspace, amara, sessions
):
    for one in sessions:
        workspace.agendas.receive(one.id, [NewTopic(f"of {one.number}")])
    workspace.sessions.arrange(sessions[4].id, 45, " The\n café ")
    workspace.series.arrange_later(sessions[1].id, 90, "Room 7")
    workspace.series.arrange_later(sessions[1].id, 90, " Room 7 ")  # nothing new
    ahead = workspace.sessions.planned()
    assert [one.id for one in ahead] == [one.id for one in sessions]
    assert [one.planned_at for one in ahead] == [one.planned_at for one in sessions]
    assert [(one.minutes, one.place) for one in ahead] == [
        *((45, "Room 4"), (90, "Room 7"), (30, "Room 7")),
        *((90, "Room 7"), (90, "The café"), (60, "Room 7")),
    ]
    assert [topics(workspace, one) for one in ahead] == [[f"of {n}"] for n in range(1, 7)]
    before, after = sorted(workspace.series.all(amara.id).values(), key=lambda one: one.count)
    assert (before.count, before.sequence, before.place) == (1, 2, "Room 4")
    assert (after.count, after.sequence, after.place) == (5, 0, "Room 7")
    assert told(workspace, ahead[0]) == [one.planned_at for one in ahead]
    workspace.sessions.miss(sessions[2].id)
    before = workspace.sessions.all(), workspace.series.all()
    for arrange in (workspace.sessions.arrange, workspace.series.arrange_later):
        with pytest.raises(SessionStateError):
            arrange(sessions[2].id, 50, "")
    assert (workspace.sessions.all(), workspace.series.all()) == before


def test_from_some_session_on_they_come_back_by_another_rhythm(workspace, amara, sessions):
    for one in sessions:
        workspace.agendas.receive(one.id, [NewTopic(f"of {one.number}")])
    late = workspace.series.move_later(sessions[4].id, sessions[4].planned_at + timedelta(days=1))
    workspace.sessions.miss(sessions[3].id)
    at = workspace.sessions.of_id(sessions[1].id).planned_at
    back = workspace.series.come_back(sessions[1].id, Rhythm.EVERY_4_WEEKS)
    assert [one.id for one in back] == [sessions[1].id, sessions[2].id, late.id, sessions[5].id]
    start = at.astimezone(BERLIN)
    assert [one.planned_at for one in back] == [
        (start + timedelta(weeks=weeks)).astimezone(UTC) for weeks in (0, 4, 12, 16)
    ]
    assert [(one.format, one.minutes) for one in back][1::2] == [("half-time", 30), ("closing", 60)]
    assert shown(workspace, *back) == [["of 2"], ["of 3"], ["of 5"], ["of 6"]]
    held = workspace.series.all(amara.id)
    assert sorted((one.count, one.rhythm) for one in held.values()) == [
        *((0, Rhythm.EVERY_2_WEEKS), (1, Rhythm.EVERY_2_WEEKS), (5, Rhythm.EVERY_4_WEEKS))
    ]
    assert {one.series for one in back} == {back[0].series}
    ahead = workspace.sessions.planned()
    assert told(workspace, sessions[0]) == [one.planned_at for one in ahead]
    calendar = icalendar.Calendar.from_ical(workspace.calendars.file(back[0].id))
    off = [event for event in calendar.events if event["STATUS"] == "CANCELLED"]
    whole = [event for event in off if "RECURRENCE-ID" not in event]
    assert len(whole) == 1  # what had moved apart is one with the others again
    gone = {event["RECURRENCE-ID"].dt for event in off if "RECURRENCE-ID" in event}
    assert {
        sessions[2].planned_at,
        sessions[5].planned_at,
    } <= gone  # half-time and closing of before
    again = workspace.series.come_back(sessions[0].id, Rhythm.WEEKLY)
    assert [one.planned_at - again[0].planned_at for one in again] == [
        timedelta(weeks=weeks) for weeks in (0, 1, 2, 4, 5)
    ]
    assert told(workspace, again[0]) == [one.planned_at for one in workspace.sessions.planned()]
    empty = [one for one in workspace.series.all(amara.id).values() if not one.count]
    workspace.series.arrange_later(sessions[0].id, 50, "Room 9")
    after = workspace.series.all(amara.id)
    assert [after[one.id] for one in empty] == empty  # who has no session has no place either
    before = workspace.sessions.all(), workspace.series.all()
    assert workspace.series.come_back(sessions[5].id, Rhythm.MONTHLY) == ()  # none follows
    with pytest.raises(SessionStateError):
        workspace.series.come_back(sessions[3].id, Rhythm.MONTHLY)
    assert (workspace.sessions.all(), workspace.series.all()) == before


def test_a_session_outside_any_series_moves_alone(workspace, amara, clock):
    first, second = (
        workspace.sessions.plan(amara.id, clock() + timedelta(days=days)) for days in (1, 8)
    )
    moved = workspace.series.move_later(first.id, clock() + timedelta(days=2))
    arranged = workspace.series.arrange_later(moved.id, 50, "Room 4")
    assert (arranged.minutes, arranged.place, arranged.sequence) == (50, "Room 4", 2)
    assert workspace.sessions.of_id(second.id) == second


def test_of_two_at_one_moment_the_lower_number_is_next_everywhere(workspace, amara, clock):
    first, second, third = (
        workspace.sessions.plan(amara.id, clock() + timedelta(days=days)) for days in (1, 2, 1)
    )
    moved = workspace.sessions.move(first.id, second.planned_at)
    workspace.agendas.receive(third.id, [NewTopic("left open")])
    workspace.sessions.miss(third.id)
    assert topics(workspace, moved) == ["left open"]
    assert [one.id for one in workspace.sessions.planned()] == [moved.id, second.id]
    assert workspace.today.of(clock()).following.session.id == moved.id


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


def test_a_title_holds_on_both_sides_of_where_later_ones_moved(workspace, sessions):
    first, _, third, *_ = sessions
    workspace.series.move_later(third.id, third.planned_at + timedelta(days=1))

    def told():
        (of_one, of_other) = map(workspace.calendars.file, (first.id, third.id))
        assert set(of_one.splitlines()) == set(of_other.splitlines())
        return {event["UID"]: event for event in icalendar.Calendar.from_ical(of_one).events}

    before = told()
    workspace.sessions.entitle(third.id, "Tea")
    after = told()
    assert {str(event["SUMMARY"]) for event in after.values()} == {"Tea"}
    for uid, event in after.items():
        assert event["SEQUENCE"] == before[uid]["SEQUENCE"] + 1


def test_calendars_learn_of_what_is_called_off(workspace, amara, sessions):
    workspace.sessions.miss(sessions[0].id)
    (series,) = workspace.series.all(amara.id).values()
    assert series.sequence == 1


def shown(workspace, *sessions):
    """What waits on each of these agendas: topics, and asks."""
    return [
        [t.text for t in agenda.topics if t.state in CARRIES]
        + [a.text for a in agenda.asks if a.state in WAITING]
        for agenda in (workspace.agendas.of(one.id) for one in sessions)
    ]


def told(workspace, session):
    """When calendars show a session of a file, by a library that is not ours."""
    calendar = icalendar.Calendar.from_ical(workspace.calendars.file(session.id))
    found = recurring_ical_events.of(calendar).between(FIRST, FIRST + timedelta(days=900))
    return sorted(one.start.astimezone(UTC) for one in found if str(one["STATUS"]) != "CANCELLED")


def test_a_series_ends_and_what_was_prepared_goes_to_the_pairs_next_one(workspace, sessions):
    for one in sessions:
        workspace.agendas.receive(one.id, [NewTopic(f"of {one.number}")])
    workspace.agendas.ask(sessions[4].id, "an ask")
    workspace.sessions.miss(sessions[3].id)  # goes along to the first, and stays as it is
    before = shown(workspace, *sessions)
    ended = workspace.series.end(sessions[2].id, Side.MENTOR)
    assert [one.number for one in ended.off] == [3, 5, 6]
    assert {(one.state, one.called_off_by) for one in ended.off} == {
        (SessionState.MISSED, Side.MENTOR)
    }
    assert (ended.prepared, ended.to.id) == (True, sessions[0].id)
    assert shown(workspace, *sessions) == [
        *(["of 3", "of 5", "of 6", "of 4", "of 1", "an ask"], ["of 2"]),
        *([] for _ in range(4)),
    ]
    assert [one.number for one in workspace.sessions.planned()] == [1, 2]
    assert told(workspace, sessions[0]) == [one.planned_at for one in sessions[:2]]
    assert [one.number for one in workspace.sessions.earlier(9)] == [4, 3]  # one for all that end
    assert workspace.histories.of(sessions[0].mentor, 9).count == 4
    back = workspace.series.resume(sessions[2].id, ended)
    assert [one.number for one in back] == [3, 5, 6]
    assert shown(workspace, *sessions) == before
    assert workspace.sessions.of_id(sessions[3].id).state is SessionState.MISSED
    assert told(workspace, sessions[0]) == [
        one.planned_at for place, one in enumerate(sessions) if place != 3
    ]


def test_without_a_next_session_what_was_prepared_waits_for_it(workspace, sessions, clock, amara):
    workspace.agendas.receive(sessions[1].id, [NewTopic("prepared")])
    ended = workspace.series.end(sessions[0].id)
    assert (ended.prepared, ended.to, len(ended.off)) == (True, None, 6)
    assert told(workspace, sessions[0]) == []
    assert b"STATUS:CANCELLED" in workspace.calendars.file(sessions[0].id)
    assert [one.number for one in workspace.sessions.earlier(9)] == [1]
    new = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    assert shown(workspace, new, sessions[1]) == [["prepared"], []]
    workspace.series.resume(sessions[5].id)
    assert shown(workspace, new, sessions[1]) == [[], ["prepared"]]
    assert told(workspace, sessions[0]) == [one.planned_at for one in sessions]


def test_what_was_left_open_since_a_series_ended_waits_where_it_goes_on(
    workspace, sessions, clock, amara
):
    workspace.series.end(sessions[0].id)
    alone = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.receive(alone.id, [NewTopic("left open")])
    workspace.sessions.start(alone.id)
    workspace.closes.close(alone.id)
    workspace.series.resume(sessions[0].id)
    assert shown(workspace, alone, *sessions[:2]) == [[], ["left open"], []]


def test_what_was_taken_up_meanwhile_stays_where_it_is(workspace, sessions):
    workspace.agendas.receive(sessions[3].id, [NewTopic("talked about"), NewTopic("open")])
    workspace.agendas.ask(sessions[3].id, "an ask")
    ended = workspace.series.end(sessions[3].id)
    first = workspace.agendas.of(sessions[0].id).topics[0]
    workspace.sessions.start(sessions[0].id)
    workspace.series.resume(sessions[3].id, ended)
    assert shown(workspace, sessions[0], sessions[3]) == [
        ["talked about", "open", "an ask"],
        [],
    ]
    ended = workspace.series.end(sessions[3].id)
    workspace.agendas.spend(sessions[0].id, first.id, 60, TopicState.DISCUSSED)
    workspace.closes.close(sessions[0].id)  # and the other one goes on to the second
    workspace.series.resume(sessions[3].id, ended)
    assert shown(workspace, *sessions[1:4]) == [["open", "an ask"], [], []]


def test_a_series_that_ended_moves_and_goes_on_with_all_of_its_sessions(workspace, sessions):
    workspace.series.end(sessions[4].id)
    to = FIRST + timedelta(weeks=4, days=1)
    new = workspace.series.move_later(sessions[2].id, to)
    assert told(workspace, new) == [one.planned_at for one in workspace.sessions.planned()]
    back = workspace.series.resume(sessions[4].id)
    assert [one.planned_at for one in back] == [
        (to + timedelta(weeks=weeks)).astimezone(UTC) for weeks in (4, 6)
    ]
    assert told(workspace, new) == [one.planned_at for one in workspace.sessions.planned()]
    assert len(told(workspace, new)) == 6


def test_a_series_ends_only_at_a_planned_session_and_goes_on_only_after_an_end(
    workspace, sessions, amara, clock
):
    alone = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.miss(sessions[1].id)
    before = workspace.sessions.all()
    for ask in (workspace.series.end, workspace.series.resume):
        with pytest.raises(NotFoundError):
            ask(alone.id)
        with pytest.raises(SessionStateError):
            ask(sessions[1].id)
    assert workspace.sessions.all() == before


@pytest.mark.parametrize("of_series", [False, True])
def test_calendars_learn_of_each_change_and_of_nothing_else(
    workspace, amara, sessions, clock, of_series
):
    alone = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    key = (sessions[0] if of_series else alone).id

    def told():
        clock.forward(hours=1)
        data = workspace.calendars.file(key)
        event = icalendar.Calendar.from_ical(data).events[0]
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
        alarms = [alarm["TRIGGER"].dt // timedelta(minutes=-1) for alarm in event.walk("VALARM")]
        return data, event["SEQUENCE"], event["DTSTAMP"].dt, str(event["STATUS"]), alarms

    before, alarms = told(), []
    for change in (
        lambda: workspace.sessions.entitle(key, "Tea"),
        lambda: workspace.calendars.choose_alarm(None),
        lambda: workspace.calendars.choose_alarm(24 * 60),
        lambda: workspace.sessions.entitle(key, ""),
        lambda: workspace.sessions.arrange(key, 50, "Room 7"),
        lambda: workspace.series.arrange_later(key, 60, "Room 7"),
        lambda: (workspace.series.end if of_series else workspace.sessions.miss)(key),
    ):
        change()
        after = told()
        assert after[1] == before[1] + 1
        assert after[2] > before[2]
        assert told() == after
        with suppress(SessionStateError):
            change()
        assert told() == after
        before = after
        alarms.append(after[4])
    assert alarms == [[15], [], [1440], [1440], [1440], [1440], []]
    assert before[3] == "CANCELLED"
