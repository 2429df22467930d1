"""Planning, and calendar files out and in, for scripts."""

import json
from datetime import UTC, datetime

import icalendar
import pytest

from command_line import end_pair, what_left
from mentordesk.domain.export_record import ExportKind


@pytest.fixture
def planned(mentordesk, own_desk):
    answer = mentordesk.unlocked(
        *("plan", "Amara", "--at", "2041-10-13T14:00", "--zone", "Europe/Berlin"),
        *("--every", "2-weeks", "--count", "4", "--half-time", "--closing", "--place", "Room 4"),
        desk=own_desk,
    )
    assert answer.returncode == 0, answer.stderr
    return [line.split()[0] for line in answer.stdout.splitlines()]


def listed(mentordesk, desk):
    told = json.loads(mentordesk.unlocked("sessions", "--json", desk=desk).stdout)
    return {one["id"][:8]: one for one in told}


def test_a_series_is_planned_by_the_clock_of_its_place(mentordesk, own_desk, planned):
    sessions = [listed(mentordesk, own_desk)[key] for key in planned]
    at = [datetime.fromisoformat(one["planned_at"]).astimezone(UTC) for one in sessions]
    assert [(one.day, one.hour) for one in at] == [(13, 12), (27, 13), (10, 13), (24, 13)]
    assert [one["minutes"] for one in sessions] == [45, 30, 45, 60]
    assert {one["zone"] for one in sessions} == {"Europe/Berlin"}
    assert len({one["series"] for one in sessions}) == 1


def test_a_file_goes_out_and_what_a_calendar_changed_comes_in(
    mentordesk, own_desk, planned, tmp_path
):
    file = tmp_path / "series.ics"
    save = ("calendar", "save", planned[1], "--out", file, "--title", "Tea")
    assert mentordesk.unlocked(*save, desk=own_desk).returncode == 0
    again = mentordesk.unlocked(*save, desk=own_desk)
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    events = icalendar.Calendar.from_ical(file.read_bytes()).events
    assert {str(one["SUMMARY"]) for one in events} == {"Tea"}
    assert what_left(own_desk)[0].what.kind is ExportKind.CALENDAR
    read = ("calendar", "read", file)
    assert mentordesk.unlocked(*read, desk=own_desk).stdout == "Nothing new.\n"
    file.write_bytes(file.read_bytes().replace(b"20411013T140000", b"20411014T160000"))
    before = listed(mentordesk, own_desk)
    looked = mentordesk.unlocked(*read, desk=own_desk)
    assert "moved to 2041-10-14 16:00+02:00, and all later ones along" in looked.stdout
    assert listed(mentordesk, own_desk) == before
    taken = mentordesk.unlocked(*read, "--take", desk=own_desk)
    assert taken.stdout.endswith("Taken over.\n")
    after = listed(mentordesk, own_desk)
    late = [one for one in after.values() if one["series"] and one["state"] == "planned"]
    assert len(late) == 4
    assert {datetime.fromisoformat(one["planned_at"]).weekday() for one in late} == {0}
    longer = file.read_bytes().replace(b"DURATION:PT45M", b"DURATION:PT50M")
    file.write_bytes(longer.replace(b"SEQUENCE:", b"SEQUENCE:9"))
    looked = mentordesk.unlocked(*read, "--take", desk=own_desk)
    assert "now 50 minutes, Room 4, and all later ones along" in looked.stdout
    assert mentordesk.unlocked(*read, desk=own_desk).stdout == "Nothing new.\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ("Nobody", "--at", "2041-10-13T14:00"),
        ("Amara", "--at", "2041-10-13T14:00+02:00"),
        ("Amara", "--at", "2041-10-13T14:00", "--zone", "Nowhere"),
        ("Amara", "--at", "2041-10-13T14:00", "--count", "4"),
        ("Amara", "--at", "2041-10-13T14:00", "--every", "week"),
        ("Amara", "--at", "2041-10-13T14:00", "--every", "week", "--until", "2041-10-14"),
        ("Amara", "--at", "2041-10-13T14:00", "--every", "week", "--count", "9999"),
    ],
)
def test_a_wrong_plan_is_refused_and_nothing_is_planned(mentordesk, demo_desk, wrong):
    answer = mentordesk.unlocked("plan", *wrong, desk=demo_desk)
    assert answer.returncode == 2
    assert answer.stderr
    assert not answer.stdout


def test_nothing_is_planned_with_a_pair_that_is_over(mentordesk, own_desk):
    end_pair(own_desk, "Amara")
    answer = mentordesk.unlocked("plan", "Amara", "--at", "2041-10-13T14:00", desk=own_desk)
    assert (answer.returncode, answer.stdout) == (1, "")
    (told,) = answer.stderr.splitlines()
    assert "This pairing is over" in told
    assert "Nothing was changed" in told
    assert "2041" not in mentordesk.unlocked("sessions", desk=own_desk).stdout


def test_a_series_ends_and_goes_on_and_calendars_remind_as_chosen(
    mentordesk, own_desk, planned, tmp_path
):
    file = tmp_path / "series.ics"
    save = ("calendar", "save", planned[0], "--out", file, "--replace")

    def event():
        assert mentordesk.unlocked(*save, desk=own_desk).returncode == 0
        return icalendar.Calendar.from_ical(file.read_bytes()).events[0]

    chosen = mentordesk.unlocked("calendar", "remind", "--before", "1d", desk=own_desk)
    assert chosen.stdout == "Calendars remind 1d before.\n"
    ended = mentordesk.unlocked("series", "end", planned[2], desk=own_desk)
    assert [line.split()[0] for line in ended.stdout.splitlines()] == planned[2:]
    short = event()
    assert (short["RRULE"]["COUNT"], short["SEQUENCE"]) == ([2], 2)
    assert [one["TRIGGER"].dt.days for one in short.walk("VALARM")] == [-1]
    back = mentordesk.unlocked("series", "go-on", planned[3], desk=own_desk)
    assert [line.split()[0] for line in back.stdout.splitlines()] == planned[2:]
    assert event()["RRULE"]["COUNT"] == [4]
    none = mentordesk.unlocked("calendar", "remind", "--before", "none", desk=own_desk)
    assert none.stdout == "Calendars do not remind.\n"
    assert not event().walk("VALARM")
    again = mentordesk.unlocked("series", "go-on", planned[3], desk=own_desk)
    assert (again.returncode, again.stdout) == (1, "")
