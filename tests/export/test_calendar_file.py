"""Calendar files: read back by the programs and libraries that others read them with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
import recurring_ical_events
import vobject
from dateutil import rrule
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentordesk.domain import session as meeting
from mentordesk.domain.calendar_change import ChangeKind
from mentordesk.domain.calendar_entry import BEFORE_KEPT, entries_of
from mentordesk.domain.calendar_news import news_of
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import at_wall, same, wall
from mentordesk.domain.series import (
    SeriesPlan,
    Special,
    come_back,
    ended,
    moved_later,
    planned,
    rearranged,
)
from mentordesk.domain.session import SessionState
from mentordesk.exchange.calendar_events import calendar_events
from mentordesk.export.calendar_file import calendar_file
from wall_clock import shown_as

NOW = datetime(2026, 4, 2, 8, 0, tzinfo=UTC)
MENTOR = PersonId(UUID(int=5))
AT = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
SESSION = meeting.plan(MENTOR, 9, AT, 45, "Room 4, <b>ground</b> floor; bring; a\\pen")
ZONES = sorted(name for name in available_timezones() if "/" in name)


def written(session=SESSION, pair=None, series=()):
    known = {one.id: one for one in series}
    return calendar_file(entries_of(session, pair or (session,), known))


def events(data):
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["METHOD"] == "PUBLISH"
    assert not calendar.errors
    assert not list(chain.from_iterable(event.errors for event in calendar.events))
    return calendar.events


def event(session=SESSION, pair=None):
    [found] = events(written(session, pair))
    return found


def a_series(count=6, rhythm=Rhythm.EVERY_2_WEEKS, first=None):
    first = first or datetime(2026, 10, 6, 14, tzinfo=BERLIN)
    half, end = Special("half-time", 30), Special("closing", 60)
    plan = SeriesPlan(MENTOR, first, rhythm, count, 45, "Room 4", "", half, end)
    return planned(plan, 1)


def shown(data, first, last):
    """Return when a calendar shows something, as another library works it out."""
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(first, last)
    ahead = [one for one in found if one.get("STATUS") != "CANCELLED"]
    return sorted((one.start.astimezone(UTC), (one.end - one.start)) for one in ahead)


def test_a_calendar_shows_the_meeting_and_not_what_it_is():
    found = event()
    assert found.start == AT
    assert found.end - found.start == timedelta(minutes=45)
    assert (found["SUMMARY"], found["CLASS"]) == ("Conversation", "PRIVATE")
    assert (found["STATUS"], found["TRANSP"]) == ("CONFIRMED", "OPAQUE")
    assert found["LOCATION"] == SESSION.place
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == BEFORE_KEPT
    assert not {"ORGANIZER", "ATTENDEE", "DESCRIPTION", "RRULE"} & set(found)
    [alarm] = found.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(minutes=-15))


def test_an_own_title_is_told_wherever_a_title_stands():
    titled = replace(SESSION, title="Amara, 14:00")
    assert event(titled)["SUMMARY"] == "Amara, 14:00"
    assert event(titled).walk("VALARM")[0]["DESCRIPTION"] == "Amara, 14:00"
    assert b"Conversation" not in written(titled)


def test_a_moved_session_is_the_same_entry_and_a_newer_one():
    old, new = SESSION.moved(AT + timedelta(days=1))
    again = new.moved(AT + timedelta(days=2))
    another = replace(SESSION, number=8, state=SessionState.MOVED)
    found = event(again[1], (old, *again, another))
    assert found["UID"] == event()["UID"]
    assert (event()["SEQUENCE"], found["SEQUENCE"]) == (0, 2)
    assert event(replace(SESSION, number=10))["UID"] != found["UID"]


def test_what_is_called_off_is_cancelled_and_newer_than_what_it_was():
    found = event(SESSION.missed())
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", 1)
    assert found["TRANSP"] == "TRANSPARENT"
    assert found["UID"] == event()["UID"]
    assert not found.walk("VALARM")


def test_a_session_without_a_place_has_none_in_the_calendar():
    assert "LOCATION" not in event(replace(SESSION, place=""))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


@settings(deadline=None)
@given(WORDS.map(lambda text: " ".join(text.split())), WORDS)
def test_any_words_survive_and_no_line_is_too_long(place, title):
    title = " ".join(title.split())[:80]
    data = written(replace(SESSION, place=place, title=title))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    [found] = events(data)
    assert str(found.get("LOCATION", "")) == place
    assert str(found["SUMMARY"]) == title or not title
    assert vobject.readOne(data.decode()).vevent.summary.value == (title or "Conversation")


def test_words_cannot_add_lines_to_the_calendar():
    evil = "Room\r\nATTENDEE:mailto:x@y.org\nSUMMARY:other"
    found = event(replace(SESSION, place=evil))
    assert found["SUMMARY"] == "Conversation"
    assert "ATTENDEE" not in found
    assert "ATTENDEE" not in event(replace(SESSION, title=evil))


def test_a_series_is_one_entry_that_comes_back_and_says_what_differs():
    series, sessions = a_series()
    old, moved = sessions[1].moved(sessions[1].planned_at + timedelta(days=1))
    pair = (sessions[0], old, moved, sessions[2], sessions[3].missed(), *sessions[4:])
    whole, *others = events(written(moved, pair, [series.changed()]))
    assert {one["UID"] for one in (whole, *others)} == {whole["UID"]}
    assert {one["SEQUENCE"] for one in (whole, *others)} == {1}
    assert {one["CLASS"] for one in (whole, *others)} == {"PRIVATE"}
    assert dict(whole["RRULE"]) == {"FREQ": ["WEEKLY"], "INTERVAL": [2], "COUNT": [6]}
    assert whole["DTSTART"].params["TZID"] == "Europe/Berlin"
    instead = {one["RECURRENCE-ID"].dt: one for one in others}
    assert list(instead) == [sessions[place].planned_at for place in (1, 2, 3, 5)]
    told = list(instead.values())
    assert told[0].start == moved.planned_at
    assert [one.duration for one in told] == [timedelta(minutes=m) for m in (45, 30, 45, 60)]
    assert [one["STATUS"] for one in told] == [
        *("CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED")
    ]


def test_a_series_that_moved_from_some_day_on_brings_the_one_before_along():
    series, sessions = a_series()
    (before, after), changed = moved_later(
        series, sessions, 2, sessions[2].planned_at + timedelta(days=2)
    )
    old = sessions[3].moved(sessions[3].planned_at)[0]  # it had moved by itself before
    pair = (*sessions[:2], *changed, old)
    for one in (sessions[0], changed[0]):
        data = written(one, pair, [after, before])
        found = [e for e in events(data) if "RRULE" in e]
        assert [e["RRULE"]["COUNT"] for e in found] == [[2], [4]]
        # What a calendar kept beside the old rule, half-time and closing, is taken away there.
        off = [e for e in events(data) if e["STATUS"] == "CANCELLED"]
        assert {(e["UID"], e["SEQUENCE"]) for e in off} == {(found[0]["UID"], 1)}
        assert [e["RECURRENCE-ID"].dt for e in off] == [sessions[at].planned_at for at in (2, 3, 5)]
        at = [when for when, _ in shown(data, shown_as(2026, 1, 1), shown_as(2028, 1, 1))]
        assert at == [one.planned_at.astimezone(UTC) for one in (*sessions[:2], *changed)]


def test_a_series_that_moved_as_a_whole_takes_away_what_differed_at_its_old_times():
    series, sessions = a_series()
    to = datetime(2026, 10, 8, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    (moved,), there = moved_later(series, sessions, 0, to)
    old = [sessions[0].moved(to)[0], sessions[4].moved(sessions[4].planned_at)[0]]
    data = written(there[0], (*old, *there), [moved])
    off = [e for e in events(data) if e["STATUS"] == "CANCELLED"]
    assert [e["RECURRENCE-ID"].dt for e in off] == [sessions[at].planned_at for at in (2, 4, 5)]
    assert {e["RECURRENCE-ID"].params["TZID"] for e in off} == {"Europe/Berlin"}
    at = [when for when, _ in shown(data, shown_as(2026, 1, 1), shown_as(2028, 1, 1))]
    assert at == [one.planned_at.astimezone(UTC) for one in there]
    assert not news_of(calendar_events(data.decode()), there, {moved.id: moved}, NOW).changes
    to = sessions[2].planned_at  # what was half-time is a first session there: it takes place
    (moved,), there = moved_later(series, sessions, 0, to)
    data = written(there[0], (sessions[0].moved(to)[0], *there), [moved])
    off = [e for e in events(data) if e["STATUS"] == "CANCELLED"]
    assert [e["RECURRENCE-ID"].dt for e in off] == []
    at = [when for when, _ in shown(data, shown_as(2026, 1, 1), shown_as(2028, 1, 1))]
    assert at == [one.planned_at.astimezone(UTC) for one in there]
    alone = sessions[0].moved(to)  # one that moves by itself takes nothing away
    data = written(alone[1], (*alone, *sessions[1:]), [series.changed()])
    assert not [e for e in events(data) if e["STATUS"] == "CANCELLED"]


def test_a_series_that_is_called_off_as_a_whole_is_one_cancelled_entry():
    series, sessions = a_series()
    off = [one.missed() for one in sessions]
    [found] = events(written(off[0], off, [series]))
    assert (found["STATUS"], "RRULE" in found) == ("CANCELLED", True)


rhythms = st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.ONCE])
walls = st.datetimes(shown_as(2000, 1, 1), shown_as(2036, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@settings(deadline=None)
@given(
    *(rhythms, walls, st.sampled_from(ZONES), st.integers(2, 30)),
    st.lists(st.tuples(st.integers(0, 29), st.sampled_from(["moved", "missed", "lost"]))),
)
@example(Rhythm.WEEKLY, shown_as(2026, 3, 22, 2, 30), "Europe/Berlin", 4, [])
@example(Rhythm.WEEKLY, shown_as(2026, 10, 18, 2, 30), "Europe/Berlin", 4, [(1, "moved")])
@example(Rhythm.MONTHLY, shown_as(2025, 3, 30, 1, 30), "Europe/London", 30, [(12, "missed")])
def test_other_libraries_see_each_session_when_it_is(rhythm, first, zone, count, happened):
    first = at_wall(first, zone)
    series, sessions = a_series(count, rhythm, first)
    there = dict(enumerate(sessions))
    for place, what in happened:
        one = there.get(place)
        if one is None or one.state is not SessionState.PLANNED:
            continue
        if what == "lost":
            del there[place]
        elif what == "missed":
            there[place] = one.missed()
        else:
            there[place] = one.moved(one.planned_at + timedelta(hours=25))[1]
    if not there:
        return
    pair = tuple(there.values())
    data = written(pair[0], pair, [series])
    ahead = [one for one in pair if one.state is SessionState.PLANNED]
    expected = sorted(
        (one.planned_at.astimezone(UTC), timedelta(minutes=one.minutes)) for one in ahead
    )
    if ahead:
        span = shown_as(1999, 1, 1), shown_as(2040, 1, 1)
        assert shown(data, *span) == expected
    # What we read back of our own file is nothing new.
    news = news_of(calendar_events(data.decode()), pair, {series.id: series}, NOW)
    assert not news.changes
    assert not news.others
    assert not news.otherwise
    # dateutil works the rule out by itself, and so does vobject with it.
    text = data.decode()
    rule = next(line for line in text.splitlines() if line.startswith("RRULE"))
    start = first.replace(tzinfo=None)
    walls = list(rrule.rrulestr(rule, dtstart=start))
    assert len(walls) == count
    assert all(same(at_wall(at, zone), one) for at, one in zip(walls, series.times(), strict=True))
    vevent = vobject.readOne(text).vevent
    assert vevent.uid.value == str(events(data)[0]["UID"])


STEPS = st.tuples(
    *(
        st.sampled_from(["moved", "later", "arranged", "weekly", "monthly", "off", "end"]),
        st.integers(0, 9),
        st.integers(-60, 900),
    )
)


@settings(deadline=None, max_examples=60)
@given(
    *(rhythms, walls, st.sampled_from(ZONES), st.integers(2, 10)),
    st.lists(STEPS, min_size=1, max_size=4),
)
@example(Rhythm.WEEKLY, shown_as(2026, 1, 6, 14), "Europe/Berlin", 6, [("later", 0, 14 * 24)])
def test_other_libraries_see_each_session_through_every_change(rhythm, first, zone, count, steps):
    series, sessions = a_series(count, rhythm, at_wall(first, zone))
    known, there, old = {series.id: series}, {one.number: one for one in sessions}, []
    for step, (what, place, hours) in enumerate(steps):
        one = there[1 + place % count]
        if one.state is not SessionState.PLANNED:
            continue
        mine = [other for other in there.values() if other.series == one.series]
        if what == "arranged":
            new = one.arranged(50 + step, f"Room {step}")
            parts, changed = rearranged(known[one.series], mine, one, new)
        elif what in {"weekly", "monthly"}:
            wanted, every = Rhythm(what), there.values()
            parts, changed = come_back(known[one.series], known, every, one, wanted)
        elif what == "off":
            parts, changed = (known[one.series].changed(),), (one.missed(),)
        elif what == "end":
            over, changed = ended(known[one.series], mine, one.series_place)
            parts = (over,)
        else:  # no two at one moment, whose order readers may choose
            to = at_wall(
                wall(one.planned_at, zone) + timedelta(hours=hours, minutes=step + 1), zone
            )
            gone, new = one.moved(to)
            old.append(gone)
            parts, changed = (known[one.series].changed(),), (new,)
            if what == "later":
                mine = [new if other is one else other for other in mine]
                parts, changed = moved_later(known[one.series], mine, one.series_place, to)
        known |= {part.id: part for part in parts}
        there |= {other.number: other for other in changed}
    pair = (*old, *there.values())
    data = written(there[1], pair, known.values())
    ahead = [one for one in there.values() if one.state is SessionState.PLANNED]
    expected = sorted((one.planned_at.astimezone(UTC), one.minutes) for one in ahead)
    found = shown(data, shown_as(1999, 1, 1), shown_as(2040, 1, 1))
    assert [(at, long // timedelta(minutes=1)) for at, long in found] == expected
    assert not news_of(calendar_events(data.decode()), pair, known, NOW).changes


@settings(deadline=None)
@given(st.sampled_from(ZONES), walls)
@example("Africa/Addis_Ababa", shown_as(2000, 1, 1))
@example("Europe/Dublin", shown_as(2026, 1, 1, 2, 30))
def test_a_reader_without_zones_of_its_own_knows_when_it_is(zone, first):
    series, sessions = a_series(12, Rhythm.MONTHLY, at_wall(first, zone))
    alone = [replace(one, planned_at=one.planned_at + timedelta(hours=3)) for one in sessions]
    data = written(alone[0], alone, [series]).decode().replace("\r\n ", "")
    calendars = (
        e
        for e in calendar_events(
            data.replace(f"TZID={zone}", "TZID=Nobody").replace(f"TZID:{zone}", "TZID:Nobody")
        )
    )
    told = [one for one in calendars if one.instead_of is not None]
    assert len(told) == 12
    for place, one in enumerate(told):
        if wall_is_plain(one.start):
            assert same(one.start, alone[place].planned_at)


def wall_is_plain(at):
    """Say whether a clock shows this once: readers differ in what they make of all else."""
    return all(
        (at + timedelta(hours=hours)).utcoffset() == at.utcoffset()
        for hours in (-3, -2, -1, 1, 2, 3)
    )


def test_a_change_in_the_calendar_is_read_back_as_that_change():
    series, sessions = a_series()
    data = written(sessions[0], sessions, [series]).decode()
    known = {series.id: series}
    later = data.replace("20261006T140000", "20261007T150000")
    [change] = news_of(calendar_events(later), sessions, known, NOW).changes
    assert (change.kind, change.later) == (ChangeKind.MOVED, True)
    assert change.session == sessions[0]
    assert change.to == datetime(2026, 10, 7, 15, tzinfo=BERLIN)


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All"])
def test_a_file_can_be_written_where_the_zone_is_not_known(zone):
    series, sessions = a_series()
    lost = [replace(one, zone=zone) for one in sessions]
    data = written(lost[0], lost, [replace(series, zone=zone)])
    assert shown(data, shown_as(2026, 1, 1), shown_as(2028, 1, 1))


@pytest.mark.parametrize("here", ["UTC", "America/St_Johns", "Pacific/Apia"])
def test_a_laptop_in_another_zone_writes_and_reads_the_same_file(zone, here):
    """Through both changes of the clocks, from October to May."""
    series, sessions = a_series(9, Rhythm.EVERY_4_WEEKS)
    at_home = written(sessions[0], sessions, [series])
    zone(here)
    assert written(sessions[0], sessions, [series]) == at_home
    news = news_of(calendar_events(at_home.decode()), sessions, {series.id: series}, NOW)
    assert (news.changes, news.otherwise, news.same) == ((), 0, 9)
    found = shown(at_home, shown_as(2026, 1, 1), shown_as(2028, 1, 1))
    assert [at.astimezone(BERLIN).hour for at, _ in found] == [14] * 9
    assert {at.hour for at, _ in found} == {12, 13}


def test_a_series_that_ended_takes_what_a_calendar_kept_by_itself_away():
    """Half-time and closing stand beside the rule; a calendar that merges has to hear of them."""
    series, sessions = a_series()
    over, off = ended(series, sessions, 2)
    pair = (*sessions[:2], *off)
    whole, *others = events(written(sessions[0], pair, [over]))
    assert (whole["RRULE"]["COUNT"], whole["SEQUENCE"]) == ([2], 1)
    assert [(str(one["STATUS"]), one["RECURRENCE-ID"].dt) for one in others] == [
        ("CANCELLED", sessions[place].planned_at) for place in (2, 5)
    ]
    data = written(sessions[0], pair, [over])
    at = [when for when, _ in shown(data, shown_as(2026, 1, 1), shown_as(2028, 1, 1))]
    assert at == [one.planned_at.astimezone(UTC) for one in sessions[:2]]
    before = written(sessions[0], sessions, [series])
    news = news_of(calendar_events(before.decode()), pair, {over.id: over}, NOW)
    assert not news.changes
