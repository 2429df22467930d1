"""When a pair meets: against dateutil, over clock changes, and for series that moved together."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil import rrule
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mentordesk.domain import person
from mentordesk.domain import session as meeting
from mentordesk.domain.person import Pairing, Rhythm
from mentordesk.domain.place_clock import at_wall, same, wall, zone_name, zone_of
from mentordesk.domain.rhythm import MOST, WEEKS, count_until, next_date, times, week_of_month
from mentordesk.domain.series import (
    SeriesPlan,
    Special,
    ended,
    half_time_place,
    moved_later,
    place_of,
    planned,
    rearranged,
    resumed,
)
from mentordesk.domain.session import SessionState
from mentordesk.errors import NoZoneError
from wall_clock import shown_as

ZONES = sorted(name for name in available_timezones() if "/" in name)
AMARA = person.mentor("Amara Okafor", Pairing(rhythm=Rhythm.WEEKLY))
BERLIN = ZoneInfo("Europe/Berlin")
REPEATING = [rhythm for rhythm in Rhythm if rhythm is not Rhythm.ONCE]

rhythms = st.sampled_from(REPEATING)
zones = st.sampled_from(ZONES)
walls = st.datetimes(shown_as(1990, 1, 1), shown_as(2060, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


def rule_of(rhythm: Rhythm, first: datetime, count: int) -> rrule.rrule:
    """Return the rule as dateutil has it, by its own means."""
    if rhythm is not Rhythm.MONTHLY:
        return rrule.rrule(rrule.WEEKLY, first, WEEKS[rhythm], count=count)
    which = week_of_month(first.date())
    day = rrule.weekday(first.weekday(), -1 if which == 5 else which)
    return rrule.rrule(rrule.MONTHLY, first, count=count, byweekday=day)


@given(rhythms, walls, st.integers(1, MOST))
@example(Rhythm.MONTHLY, shown_as(2026, 6, 30, 14), 30)
def test_each_rhythm_is_that_of_dateutil(rhythm, first, count):
    told = list(islice(times(rhythm, first), count))
    assert told == list(rule_of(rhythm, first, count))


@given(rhythms, walls, zones, st.integers(2, 30))
def test_the_wall_clock_counts_and_a_gap_moves_on(rhythm, first, zone, count):
    place = ZoneInfo(zone)
    plan = SeriesPlan(AMARA.id, at_wall(first, zone), rhythm, count)
    assume(wall(plan.first, zone) == first)  # else the first itself was left out by a clock change
    _, sessions = planned(plan, 1)
    for shown, session in zip(rule_of(rhythm, first, count), sessions, strict=True):
        aware = shown.replace(tzinfo=place)
        there = session.planned_at.astimezone(place).replace(tzinfo=None)
        if there == shown:
            twice = aware.utcoffset() != aware.replace(fold=1).utcoffset()
            assert not (twice and session.planned_at.astimezone(place).fold)
        else:  # the clock jumps over it: RFC 5545 takes the offset from before
            assert session.planned_at == shown.replace(tzinfo=UTC) - aware.utcoffset()
            assert there > shown


@pytest.mark.parametrize(
    ("shown", "utc"),
    [
        (shown_as(2026, 3, 29, 2, 30), shown_as(2026, 3, 29, 1, 30)),  # is left out: 03:30
        (shown_as(2026, 10, 25, 2, 30), shown_as(2026, 10, 25, 0, 30)),  # is there twice
        (shown_as(2026, 7, 1, 14), shown_as(2026, 7, 1, 12)),
        (shown_as(2026, 12, 1, 14), shown_as(2026, 12, 1, 13)),
    ],
)
def test_a_wall_clock_that_is_changed(shown, utc):
    at = at_wall(shown, "Europe/Berlin")
    assert same(at, utc.replace(tzinfo=UTC))
    assert zone_name(at) == "Europe/Berlin"


@pytest.mark.parametrize("name", ["", "Nowhere/At_All", "../../etc/passwd", "Europe", "\0"])
def test_a_zone_that_nobody_knows_is_none(name):
    assert zone_of(name) is None
    assert at_wall(shown_as(2026, 4, 14, 14), name).utcoffset() is not None


@given(rhythms, walls, st.integers(1, MOST), st.integers(0, 6))
def test_as_many_as_there_are_up_to_a_day(rhythm, first, count, over):
    told = list(islice(times(rhythm, first), count))
    last = told[-1].date() + timedelta(days=over)
    assert count_until(rhythm, first, last) == count
    assert count_until(rhythm, first, first.date() - timedelta(days=1)) == 0
    assert count_until(rhythm, first, date(9000, 1, 1)) == MOST


def series(count=6, **changes):
    plan = SeriesPlan(
        AMARA.id,
        datetime(2026, 10, 6, 14, tzinfo=BERLIN),
        Rhythm.EVERY_2_WEEKS,
        count,
        45,
        " Room   4 ",
        "listening",
    )
    return planned(replace(plan, **changes), 3)


def test_a_series_holds_half_time_and_closing():
    whole, sessions = series(half_time=Special("half-time", 30), closing=Special("closing", 60))
    assert [one.number for one in sessions] == [3, 4, 5, 6, 7, 8]
    assert [one.format for one in sessions] == [
        *("listening", "listening", "half-time", "listening", "listening", "closing")
    ]
    assert [one.minutes for one in sessions] == [45, 45, 30, 45, 45, 60]
    assert {(one.series, one.zone, one.place) for one in sessions} == {
        (whole.id, "Europe/Berlin", "Room 4")
    }
    assert len({one.id for one in sessions}) == 6
    assert [one.planned_at.astimezone(BERLIN).time() for one in sessions] == [time(14)] * 6
    assert sessions[2].planned_at.utcoffset() != sessions[1].planned_at.utcoffset()


@pytest.mark.parametrize(("count", "place"), [(2, 0), (3, 1), (6, 2), (7, 3), (104, 51)])
def test_half_time_is_in_the_middle(count, place):
    assert half_time_place(count) == place


def test_nothing_comes_back_where_nobody_knows_whose_clock_counts():
    with pytest.raises(NoZoneError):
        series(first=datetime(2026, 10, 6, 14, tzinfo=UTC))


def test_later_sessions_follow_the_one_that_moved_and_what_was_before_stays():
    whole, sessions = series()
    held = replace(sessions[0], state=SessionState.CLOSED)
    off = sessions[3].missed()
    alone = replace(sessions[4], planned_at=sessions[4].planned_at + timedelta(days=3))
    known = (held, sessions[1], sessions[2], off, alone, sessions[5])
    to = datetime(2026, 11, 5, 9, 30, tzinfo=BERLIN)
    (before, after), changed = moved_later(whole, known, 2, to)
    assert (before.id, before.count, before.sequence) == (whole.id, 2, 1)
    assert (after.follows, after.count, after.sequence) == (whole.id, 4, 0)
    assert after.zone == "Europe/Berlin"
    assert [one.id for one in changed] == [sessions[2].id, alone.id, sessions[5].id]
    assert [one.planned_at for one in changed] == [
        to + timedelta(weeks=weeks) for weeks in (0, 4, 6)
    ]
    assert [one.series_place for one in changed] == [0, 2, 3]
    assert {one.series for one in changed} == {after.id}


def test_a_series_that_moves_as_a_whole_stays_one():
    whole, sessions = series()
    to = datetime(2026, 10, 7, 14, tzinfo=ZoneInfo("Asia/Tokyo"))
    (moved,), changed = moved_later(whole, sessions, 0, to)
    assert (moved.id, moved.sequence, moved.count) == (whole.id, 1, 6)
    assert [one.planned_at for one in changed] == list(moved.times())
    assert {one.zone for one in changed} == {"Asia/Tokyo"}
    assert {second - first for first, second in pairwise(moved.times())} == {timedelta(weeks=2)}


@given(st.sampled_from(list(WEEKS)), walls, zones)
def test_the_next_date_is_the_first_of_the_rhythm_that_is_ahead(rhythm, first, zone):
    session = meeting.plan(AMARA.id, 1, at_wall(first, zone))
    mentor = person.mentor("Amara", Pairing(rhythm=rhythm))
    now = session.planned_at + timedelta(days=30)
    shown = rrule.rrule(rrule.WEEKLY, wall(session.planned_at, zone), WEEKS[rhythm], count=9)
    expected = next(at for at in shown if at > wall(now, zone))
    assert same(next_date(session, mentor, now), at_wall(expected, zone))


def test_the_zone_of_the_place_counts_wherever_the_computer_is():
    session = meeting.plan(AMARA.id, 1, datetime(2026, 10, 20, 14, tzinfo=BERLIN))
    now = datetime(2026, 10, 20, 16, tzinfo=UTC)
    assert next_date(session, AMARA, now) == datetime(2026, 10, 27, 13, tzinfo=UTC)


def test_a_last_weekday_stays_the_last_one_through_months_of_four():
    session = meeting.plan(AMARA.id, 1, datetime(2026, 3, 31, 14, tzinfo=BERLIN))
    mentor = person.mentor("Amara", Pairing(rhythm=Rhythm.MONTHLY))
    ahead = [
        next_date(session, mentor, datetime(2026, month, day, tzinfo=UTC))
        for month, day in ((4, 1), (4, 29), (5, 27), (12, 30))
    ]
    assert [at.astimezone(BERLIN).strftime("%d.%m. %H") for at in ahead] == [
        *("28.04. 14", "26.05. 14", "30.06. 14", "26.01. 14")
    ]


def test_the_place_in_a_series_stays_right_whatever_happens_to_it():
    whole, sessions = series(half_time=Special("half-time", 30), closing=Special("closing", 60))
    known = {whole.id: whole}

    def told(one):
        place = place_of(one, known)
        return one.format, place.number, place.count

    assert [told(one)[1:] for one in sessions] == [(n, 6) for n in range(1, 7)]
    assert told(sessions[2].missed()) == ("half-time", 3, 6)
    to = sessions[1].planned_at + timedelta(days=1)
    parts, moved = moved_later(whole, sessions, 1, to)
    known |= {part.id: part for part in parts}
    assert [told(one) for one in (sessions[0], *moved)] == [
        *(("listening", 1, 6), ("listening", 2, 6), ("half-time", 3, 6)),
        *(("listening", 4, 6), ("listening", 5, 6), ("closing", 6, 6)),
    ]
    over, off = ended(parts[1], moved, 3)
    known[over.id] = over
    assert [one.number for one in off] == [sessions[4].number, sessions[5].number]
    assert {told(one) for one in off} == {("listening", None, 4), ("closing", None, 4)}
    assert told(moved[2]) == ("listening", 4, 4)
    back, again = resumed(over, off)
    known[back.id] = back
    assert [told(one) for one in again] == [("listening", 5, 6), ("closing", 6, 6)]
    assert [one.planned_at for one in again] == [one.planned_at for one in moved[3:]]


@given(rhythms, walls, zones, st.integers(2, 20), st.data())
def test_a_series_that_ends_and_goes_on_is_what_it_was(rhythm, first, zone, count, data):
    plan = SeriesPlan(AMARA.id, at_wall(first, zone), rhythm, count)
    whole, sessions = planned(plan, 1)
    place = data.draw(st.integers(0, count - 1))
    held = data.draw(st.integers(0, place))
    known = [one.missed() if at < held else one for at, one in enumerate(sessions)]
    over, off = ended(whole, known, place)
    assert [one.series_place for one in off] == list(range(place, count))
    assert over.times()[:place] == whole.times()[:place]
    back, again = resumed(over, off)
    assert replace(back, sequence=0) == whole
    assert [replace(one, sequence=0) for one in again] == list(sessions[place:])


def test_later_sessions_take_over_the_place_and_length_that_were_theirs_too():
    whole, sessions = series(half_time=Special("half-time", 30), closing=Special("closing", 60))
    held = replace(sessions[0], state=SessionState.CLOSED)
    cafe = sessions[3].arranged(45, " The  café ")
    off = sessions[4].missed()
    known = (held, sessions[1], sessions[2], cafe, off, sessions[5])
    new = sessions[1].arranged(90, "Room 7")
    (before, after), changed = rearranged(whole, known, sessions[1], new)
    assert (before.id, before.count, before.sequence) == (whole.id, 1, 1)
    assert (before.minutes, before.place) == (45, "Room 4")
    assert (after.follows, after.count, after.sequence) == (whole.id, 5, 0)
    assert (after.minutes, after.place) == (90, "Room 7")
    assert [(one.id, one.minutes, one.place) for one in changed] == [
        (sessions[1].id, 90, "Room 7"),
        (sessions[2].id, 30, "Room 7"),
        (cafe.id, 90, "The café"),
        (sessions[5].id, 60, "Room 7"),
    ]
    assert [one.series_place for one in changed] == [0, 1, 2, 4]
    alone = sessions[2].arranged(50, "Room 4")
    (same_one,), changed = rearranged(whole, sessions, sessions[2], alone)
    assert same_one == whole.changed()  # half-time is longer by itself: the rule stays
    assert [one.minutes for one in changed] == [50, 45, 45, 60]
    assert sessions[1].arranged(45, " Room 4") is sessions[1]
    assert [sessions[1].arranged(minutes, "").minutes for minutes in (1, 1000)] == [5, 480]


@given(rhythms, walls, zones, st.integers(2, 30), st.data())
@example(Rhythm.MONTHLY, shown_as(2026, 3, 31, 14), "Europe/Berlin", 12, None)
@example(Rhythm.WEEKLY, shown_as(2026, 3, 22, 2, 30), "Europe/Berlin", 4, None)
def test_another_place_changes_no_time_and_no_number(rhythm, first, zone, count, data):
    whole, sessions = planned(SeriesPlan(AMARA.id, at_wall(first, zone), rhythm, count), 1)
    place = 1 if data is None else data.draw(st.integers(0, count - 1))
    parts, changed = rearranged(whole, sessions, sessions[place], sessions[place].arranged(9, "A"))
    assert [one.planned_at for one in changed] == [one.planned_at for one in sessions[place:]]
    assert {(one.minutes, one.place) for one in changed} == {(9, "A")}
    known = {whole.id: whole} | {part.id: part for part in parts}
    told = [place_of(one, known) for one in (*sessions[:place], *changed)]
    assert [(one.number, one.count) for one in told] == [(n + 1, count) for n in range(count)]
    for one in changed:
        part = known[one.series]
        assert same(part.times()[one.series_place], one.planned_at)
