"""Calendar files as other programs write them, and as nobody should."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentordesk.errors import CalendarFileError
from mentordesk.exchange.calendar_events import calendar_events

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
END = "END:VCALENDAR\r\n"
OUTLOOK = """BEGIN:VTIMEZONE\r
TZID:Our Own Time\r
BEGIN:STANDARD\r
DTSTART:16010101T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010101T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r
END:DAYLIGHT\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
DTSTART;TZID="Our Own Time":20260714T140000\r
DTEND;TZID="Our Own Time":20260714T143000\r
DTSTAMP:20260401T000000Z\r
UID:abc\r
SEQUENCE:3\r
SUMMARY;LANGUAGE=en-us:A tit\r
 le\\, folded\r
RRULE:FREQ=WEEKLY;COUNT=3\r
EXDATE;TZID="Our Own Time":20260721T140000\r
BEGIN:VALARM\r
TRIGGER:-PT15M\r
ACTION:DISPLAY\r
DESCRIPTION:Reminder\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
RECURRENCE-ID;TZID="Our Own Time":20260728T140000\r
DTSTART;VALUE=DATE:20260729\r
UID:abc\r
STATUS:CANCELLED\r
END:VEVENT\r
"""


def test_an_event_is_read_with_the_rules_that_its_file_brings():
    whole, one = calendar_events(HEAD + OUTLOOK + END)
    assert whole.start.astimezone(UTC) == datetime(2026, 7, 14, 12, tzinfo=UTC)
    assert (whole.uid, whole.sequence, whole.minutes, whole.repeats) == ("abc", 3, 30, True)
    assert whole.title == "A title, folded"
    assert [at.astimezone(UTC).day for at in whole.left_out] == [21]
    assert (one.start, one.cancelled, one.minutes) == (date(2026, 7, 29), True, None)
    assert one.instead_of.astimezone(UTC) == datetime(2026, 7, 28, 12, tzinfo=UTC)


def test_the_rules_of_one_file_do_not_hold_in_the_next():
    calendar_events(HEAD + OUTLOOK + END)
    other = OUTLOOK.replace("+0200", "+0900").replace("+0100", "+0800")
    whole, _ = calendar_events(HEAD + other + END)
    assert whole.start.astimezone(UTC) == datetime(2026, 7, 14, 5, tzinfo=UTC)


def test_the_zone_of_an_event_keeps_its_name():
    event = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Berlin:20260714T140000\r\nEND:VEVENT\r\n"
    [found] = calendar_events("\ufeff" + HEAD + event + END)
    assert found.start == datetime(2026, 7, 14, 14, tzinfo=ZoneInfo("Europe/Berlin"))
    assert found.start.tzinfo.key == "Europe/Berlin"


@pytest.mark.parametrize(
    "start",
    ["2026xx", "00010101T000000Z", "99991231T235959Z", "20261301", "", "20260714T250000Z"],
)
def test_an_event_without_a_readable_time_is_left_out(start):
    good = OUTLOOK + f"BEGIN:VEVENT\r\nUID:bad\r\nDTSTART:{start}\r\nEND:VEVENT\r\n"
    assert {event.uid for event in calendar_events(HEAD + good + END)} == {"abc"}


LINES = (HEAD + OUTLOOK + END).split("\r\n")
ODD = st.sampled_from(
    [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VTIMEZONE",
        "DTSTART:",
        "DTSTART;VALUE=PERIOD:20260714T140000Z/PT1H",
        "DTSTART;TZID=:20260714T140000",
        "DTSTART;TZID=/x/Nowhere:20260714T140000",
        "DTEND:20260714",
        "DURATION:P99999999999W",
        "EXDATE:20260714T140000Z,x,99991231T000000Z",
        "EXDATE;VALUE=DATE:20260714",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260714T140000Z",
        "SEQUENCE:-1",
        "SEQUENCE:99999999999999999999",
        "TZOFFSETTO:+9900",
        "TZOFFSETFROM:x",
        "RRULE:FREQ=YEARLY;UNTIL=x",
        "RDATE:20260714T140000",
        "UID",
        ":",
        " folded",
        "\x00",
    ]
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.none() | ODD | st.text(max_size=20))),
    st.integers(0, 2000),
)
@example([(20, "EXDATE:20260714T140000Z,x,99991231T000000Z")], 1)
def test_a_spoiled_file_is_read_or_refused(changes, cut):
    lines = list(LINES)
    for place, line in changes:
        lines[place] = line
    text = "\r\n".join(line for line in lines if line is not None)
    try:
        found = calendar_events(text[: len(text) - cut] if cut % 3 == 0 else text)
    except CalendarFileError:
        return
    for event in found:
        assert event.start is not None
        assert event.sequence >= 0
