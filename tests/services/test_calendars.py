"""Calendar files between a real desk and a real CalDAV server, which reads and keeps them."""

import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import icalendar
import pytest

from mentordesk.domain.calendar_change import (
    ChangeKind,
    TakeArranged,
    TakeMove,
    TakeNew,
    TakeOff,
)
from mentordesk.domain.calendar_entry import uid_of
from mentordesk.domain.calendar_event import Doubt
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import SeriesPlan, Special
from mentordesk.domain.session import SessionState
from mentordesk.errors import CalendarFileError, CalendarNotTakenError
from mentordesk.services.agendas import NewTopic

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 10, 6, 14, tzinfo=BERLIN)
COLLECTION = "/helen/desk/"


@dataclass
class Server:
    """A CalDAV server of our own, and what a calendar program asks of one."""

    port: int

    def ask(self, verb: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        login = b64encode(b"helen:helen").decode()
        connection.request(verb, path, body, {"Authorization": f"Basic {login}", **headers})
        answer = connection.getresponse()
        told = answer.status, answer.read()
        connection.close()
        return told

    def put(self, data: bytes) -> None:
        """Keep a file as a calendar program does: each entry with all that has its UID by itself,
        and without a METHOD, which no server may keep (RFC 4791, 4.1)."""
        whole = icalendar.Calendar.from_ical(data)
        for uid in dict.fromkeys(str(event["UID"]) for event in whole.events):
            one = icalendar.Calendar({k: v for k, v in whole.items() if k != "METHOD"})
            for part in whole.subcomponents:
                if part.name == "VTIMEZONE" or str(part.get("UID")) == uid:
                    one.add_component(part)
            status, told = self.ask(
                "PUT", f"{COLLECTION}{uid}.ics", one.to_ical(), **{"Content-Type": "text/calendar"}
            )
            assert status in {200, 201, 204}, told

    def given_back(self) -> bytes:
        """Return the whole calendar as the server exports it."""
        status, told = self.ask("GET", COLLECTION)
        assert status == 200, told
        return told

    def between(self, first: datetime, last: datetime) -> list[datetime]:
        """Return what the server itself finds in a span, worked out by the server."""
        span = f'start="{first:%Y%m%dT%H%M%SZ}" end="{last:%Y%m%dT%H%M%SZ}"'
        query = f"""<?xml version="1.0"?><C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav"
            xmlns:D="DAV:"><D:prop><C:calendar-data><C:expand {span}/></C:calendar-data></D:prop>
            <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
            <C:time-range {span}/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""
        status, told = self.ask("REPORT", COLLECTION, query.encode(), Depth="1")
        assert status == 207, told
        texts = ET.fromstring(told).iter("{urn:ietf:params:xml:ns:caldav}calendar-data")
        found = [e for t in texts for e in icalendar.Calendar.from_ical(t.text or "").events]
        ahead = (e.start.astimezone(UTC) for e in found if e.get("STATUS") != "CANCELLED")
        return sorted(ahead)


@pytest.fixture(scope="module")
def radicale(tmp_path_factory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("radicale")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "server": {"hosts": f"127.0.0.1:{port}"},
        "auth": {"type": "none"},
        "storage": {"filesystem_folder": str(folder)},
        "web": {"type": "none"},
    }
    lines = (
        f"[{part}]\n" + "".join(f"{k} = {v}\n" for k, v in of.items())
        for part, of in settings.items()
    )
    (folder / "config").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "radicale", "--config", folder / "config"]
    log = (folder / "log").open("wb")
    with log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        server = Server(port)
        while True:
            try:
                server.ask("GET", "/")
                break
            except ConnectionRefusedError:
                assert process.poll() is None, (folder / "log").read_text()
        yield server
        process.terminate()


@pytest.fixture
def server(radicale) -> Server:
    radicale.ask("DELETE", COLLECTION)
    assert radicale.ask("MKCALENDAR", COLLECTION)[0] == 201
    return radicale


@pytest.fixture
def sessions(workspace, amara):
    half, end = Special("half-time", 30), Special("closing", 60)
    plan = SeriesPlan(amara.id, FIRST, Rhythm.EVERY_2_WEEKS, 6, 45, "Room 4", "", half, end)
    return workspace.series.plan(plan)


def news(workspace, folder: Path, data: bytes):
    path = folder / "from the calendar.ics"
    path.write_bytes(data)
    return workspace.calendars.news(workspace.calendars.read(path))


def ahead(workspace):
    return [one.planned_at for one in workspace.sessions.planned()]


SPAN = datetime(2026, 9, 1, tzinfo=UTC), datetime(2027, 9, 1, tzinfo=UTC)


def test_a_server_has_each_session_when_it_is_through_every_change(
    workspace, amara, sessions, server, tmp_path
):
    alone = workspace.sessions.plan(amara.id, FIRST + timedelta(days=3))

    def send(*keys):
        for key in keys:
            server.put(workspace.calendars.file(key))
        assert server.between(*SPAN) == ahead(workspace)
        found = news(workspace, tmp_path, server.given_back())
        assert (found.changes, found.others) == ((), 0)

    send(alone.id, sessions[0].id)
    moved = workspace.sessions.move(alone.id, FIRST + timedelta(days=4))
    new = workspace.sessions.move(sessions[1].id, sessions[1].planned_at + timedelta(hours=25))
    send(moved.id, new.id)
    workspace.sessions.miss(moved.id)
    workspace.sessions.miss(sessions[3].id)
    send(moved.id, new.id)
    later = workspace.series.move_later(sessions[4].id, FIRST + timedelta(weeks=9, hours=2))
    send(later.id)
    room = workspace.sessions.arrange(sessions[0].id, 50, "Room 1")
    send(room.id)
    cafe = workspace.series.arrange_later(sessions[2].id, 30, "The café")
    send(cafe.id)
    back = icalendar.Calendar.from_ical(server.given_back())
    assert {str(e["SUMMARY"]) for e in back.events} == {"Conversation"}
    assert {str(e["CLASS"]) for e in back.events} == {"PRIVATE"}
    off = [e for e in back.events if e["STATUS"] == "CANCELLED"]
    gone = {one.planned_at.astimezone(UTC) for one in (moved, sessions[2], *sessions[4:])}
    assert {e.start.astimezone(UTC) for e in off} == gone  # also what half-time and closing were
    there = [e for e in back.events if e["STATUS"] != "CANCELLED" and "RRULE" not in e]
    assert {(str(e["LOCATION"]), e.duration) for e in there} == {
        *(("Room 1", timedelta(minutes=50)), ("Room 4", timedelta(minutes=45))),
        *(("The café", timedelta(minutes=m)) for m in (30, 60)),  # also of what had moved before
    }
    assert b"Amara" not in server.given_back()
    assert b"Helen" not in server.given_back()


def test_one_that_was_moved_in_the_calendar_moves_here_after_it_was_asked(
    workspace, amara, sessions, server, tmp_path
):
    workspace.agendas.receive(sessions[0].id, [NewTopic("mine")])
    server.put(workspace.calendars.file(sessions[0].id))
    calendar = icalendar.Calendar.from_ical(server.given_back())
    single = icalendar.Event(calendar.events[0].copy())
    for name in ("RRULE", "DTSTART"):
        single.pop(name)
    single.add("RECURRENCE-ID", FIRST)
    single.add("DTSTART", FIRST + timedelta(days=1))
    calendar.add_component(single)
    before = workspace.sessions.all()
    found = news(workspace, tmp_path, calendar.to_ical())
    assert workspace.sessions.all() == before
    [change] = found.changes
    assert (change.kind, change.session.id) == (ChangeKind.MOVED, sessions[0].id)
    assert (change.to, change.later, change.older) == (FIRST + timedelta(days=1), False, False)
    (new,) = workspace.calendars.take([TakeMove(change.session.id, change.to)])
    assert [t.text for t in workspace.agendas.of(new.id).topics] == ["mine"]
    assert new.planned_at == FIRST + timedelta(days=1)
    assert news(workspace, tmp_path, calendar.to_ical()).changes == ()


def changed(data: bytes, *swaps: tuple[str, str]) -> bytes:
    text = data.decode()
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def test_what_a_calendar_moved_called_off_or_took_away_of_a_series(workspace, sessions, tmp_path):
    file = workspace.calendars.file(sessions[0].id)
    later = changed(file, ("DTSTART;TZID=Europe/Berlin:20261006T140000",) * 2)
    assert news(workspace, tmp_path, later).changes == ()
    assert news(workspace, tmp_path, later).same > 0
    gone = changed(file, ("RRULE:", "EXDATE;TZID=Europe/Berlin:20261020T140000\r\nRRULE:"))
    [change] = news(workspace, tmp_path, gone).changes
    assert (change.kind, change.session.id) == (ChangeKind.CANCELLED, sessions[1].id)
    off = changed(file, ("METHOD:PUBLISH", "METHOD:CANCEL"))
    asked = news(workspace, tmp_path, off).changes
    assert {change.kind for change in asked} == {ChangeKind.CANCELLED}
    assert [change.session.id for change in asked] == [one.id for one in sessions]
    (missed,) = workspace.calendars.take([TakeOff(sessions[1].id)])
    assert missed.state is SessionState.MISSED
    assert news(workspace, tmp_path, gone).changes == ()


def test_a_file_from_before_the_last_change_says_so(workspace, sessions, tmp_path):
    file = workspace.calendars.file(sessions[0].id)
    workspace.sessions.move(sessions[2].id, sessions[2].planned_at + timedelta(days=1))
    [change] = news(workspace, tmp_path, file).changes
    assert (change.older, change.to) == (True, sessions[2].planned_at.astimezone(UTC))


def test_an_older_file_of_a_session_alone_says_so_too(workspace, amara, tmp_path):
    session = workspace.sessions.plan(amara.id, FIRST)
    file = workspace.calendars.file(session.id)
    workspace.sessions.move(session.id, FIRST + timedelta(days=1))
    [change] = news(workspace, tmp_path, file).changes
    assert (change.older, change.to) == (True, FIRST)


def test_what_moves_along_with_its_series_is_asked_about_once(workspace, sessions, tmp_path):
    file = workspace.calendars.file(sessions[0].id)
    day = "T140000"
    later = file.replace(f"Berlin:20261006{day}".encode(), b"Berlin:20261006T153000")
    for one in sessions[2:6:3]:  # half-time and closing differ, and move along as they are
        at = f"{one.planned_at.astimezone(BERLIN):%Y%m%d}"
        later = later.replace(f"{at}{day}".encode(), f"{at}T153000".encode())
    [change] = news(workspace, tmp_path, later).changes
    assert (change.later, change.session.id) == (True, sessions[0].id)
    workspace.calendars.take([TakeMove(change.session.id, change.to, later=True)])
    assert {at.astimezone(BERLIN).strftime("%H:%M") for at in ahead(workspace)} == {"15:30"}
    assert news(workspace, tmp_path, later.replace(b"SEQUENCE:0", b"SEQUENCE:9")).changes == ()


def test_all_that_was_answered_is_done_or_nothing(workspace, amara, sessions, clock):
    """The second answer is for what was called off while the question stood on the screen."""
    workspace.agendas.receive(sessions[1].id, [NewTopic("mine")])
    workspace.sessions.miss(sessions[3].id)
    day = timedelta(days=1)
    good = [
        TakeMove(sessions[0].id, FIRST + day, later=True),
        TakeMove(sessions[1].id, FIRST + 15 * day),
        TakeOff(sessions[2].id),
        TakeNew(amara.id, FIRST + 3 * day),
    ]
    before = workspace.sessions.all(), workspace.series.all()
    topics = workspace.agendas.of(sessions[1].id)
    at = f"{sessions[3].planned_at.astimezone(BERLIN):%Y-%m-%d %H:%M}"
    for bad, which in (
        (TakeOff(sessions[3].id), at),
        (TakeMove(sessions[3].id, FIRST), at),
        (TakeNew(PersonId(new_id()), FIRST + 2 * day), "2026-10-08 14:00"),
    ):
        with pytest.raises(CalendarNotTakenError) as caught:
            workspace.calendars.take([*good, bad])
        assert caught.value.facts == {"which": which}
        assert (workspace.sessions.all(), workspace.series.all()) == before
        assert workspace.agendas.of(sessions[1].id) == topics
    taken = workspace.calendars.take(good)
    assert [one.state for one in taken] == [
        *([SessionState.PLANNED] * 2),
        *(SessionState.MISSED, SessionState.PLANNED),
    ]
    assert taken[1].planned_at == FIRST + 15 * day


EVENT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:x\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTART{at}\r
SUMMARY:Dentist\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        (":20261106T130000Z", datetime(2026, 11, 6, 13, tzinfo=UTC)),
        (";TZID=America/New_York:20261106T080000", datetime(2026, 11, 6, 13, tzinfo=UTC)),
        (";TZID=Eastern Standard Time:20261106T080000", datetime(2026, 11, 6, 13, tzinfo=UTC)),
        (":20261106T140000", datetime(2026, 11, 6, 13, tzinfo=UTC)),  # no zone: that of the place
        (";VALUE=DATE:20261106", datetime(2026, 11, 6, 13, tzinfo=UTC)),  # keeps its time of day
    ],
)
def test_a_new_date_is_read_however_a_calendar_writes_it(workspace, amara, tmp_path, at, utc):
    session = workspace.sessions.plan(amara.id, FIRST)
    file = icalendar.Calendar.from_ical(workspace.calendars.file(session.id))
    uid = str(file.events[0]["UID"])
    [change] = news(workspace, tmp_path, EVENT.format(uid=uid, at=at).encode()).changes
    assert (change.session.id, change.to) == (session.id, utc)
    workspace.calendars.take([TakeMove(session.id, change.to)])
    kept = "America/New_York" if "New_York" in at else "Europe/Berlin"
    if "Eastern" not in at:
        assert workspace.sessions.planned()[0].zone == kept


def foreign(uid, *lines, method=""):
    """A file as another program writes it: events, each told by its lines."""
    events = "".join(
        "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *event, "END:VEVENT", "")) for event in lines
    )
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{method}"
    return f"{head}{events}END:VCALENDAR\r\n".encode()


AT = "DTSTART:20261006T130000Z"  # an hour later than planned
NEXT = "RECURRENCE-ID;TZID=Europe/Berlin:20261020T140000"
FORTNIGHTLY = "RRULE:FREQ=WEEKLY;INTERVAL=2"
EVERY = f"{FORTNIGHTLY};COUNT=6"
BERLIN_AT = "DTSTART;TZID=Europe/Berlin:20261006T140000"


@pytest.mark.parametrize(
    ("event", "method", "doubts"),
    [
        (("DTSTART:20261006T150000",), "", (Doubt.NO_ZONE,)),
        (("DTSTART;TZID=Our Own:20261006T150000",), "", (Doubt.UNKNOWN_ZONE,)),
        (("DTSTART;TZID=W. Europe Standard Time:20261006T150000", "DURATION:PT45M"), "", ()),
        ((AT,), "METHOD:COUNTER\r\n", (Doubt.PROPOSED,)),
        ((AT,), "METHOD:REQUEST\r\n", ()),
        (("DTSTART;TZID=Euro\r\n pe/Berlin:20261006T1500\r\n 00",), "", ()),
        ((AT, "RDATE:20261007T130000Z"), "", (Doubt.OTHER_RHYTHM,)),
        ((AT, "RRULE:FREQ=SECONDLY"), "", (Doubt.OTHER_RHYTHM,)),
    ],
)
def test_a_foreign_file_moves_one_session_and_says_what_is_in_doubt(
    workspace, amara, tmp_path, event, method, doubts
):
    session = workspace.sessions.plan(amara.id, FIRST)
    data = foreign(uid_of(session), event, method=method)
    for mark in (b"", b"\xef\xbb\xbf"):
        [change] = news(workspace, tmp_path, mark + data).changes
        assert change.to == FIRST + timedelta(hours=1)
        assert change.event.doubts == doubts
        assert change.event.guessed == bool(set(doubts) - {Doubt.NO_ZONE})


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("DURATION:PT1H",), (60, "Room 4")),
        (("DTEND:20261006T150000Z",), (180, "Room 4")),
        (("LOCATION:  The café\\, 2nd\\nfloor ",), (45, "The café, 2nd floor")),
        (("LOCATION:",), (45, "")),
        (("LOCATION:Room  4", "DURATION:PT45M"), None),
        ((), None),  # where it says nothing, nothing is otherwise
        (("DURATION:PT0S",), (5, "Room 4")),
        (("DURATION:P2D",), (480, "Room 4")),
    ],
)
def test_another_length_or_place_is_asked_about(workspace, amara, tmp_path, lines, told):
    session = workspace.sessions.plan(amara.id, FIRST, 45, "Room 4")
    event = ("DTSTART:20261006T120000Z", *lines)
    found = news(workspace, tmp_path, foreign(uid_of(session), event))
    assert [(one.minutes, one.place) for one in found.changes] == ([told] if told else [])
    assert found.same == (not told)
    day = ("DTSTART;VALUE=DATE:20261006", "LOCATION:Elsewhere", "DTEND;VALUE=DATE:20261007")
    [change] = news(workspace, tmp_path, foreign(uid_of(session), day)).changes
    assert (change.minutes, change.place) == (45, "Elsewhere")  # a day says no length
    moved = ("DTSTART:20261007T120000Z", "LOCATION:Room 9")
    asked = news(workspace, tmp_path, foreign(uid_of(session), moved)).changes
    assert [one.kind for one in asked] == [ChangeKind.MOVED, ChangeKind.ARRANGED]
    (_, taken) = workspace.calendars.take(
        [TakeMove(session.id, asked[0].to), TakeArranged(session.id, 50, asked[1].place)]
    )
    assert (taken.planned_at, taken.minutes, taken.place) == (asked[0].to, 50, "Room 9")
    [change] = news(workspace, tmp_path, foreign(uid_of(session), event)).changes[:1]
    assert change.older  # the desk changed since


def test_a_place_longer_than_any_is_read_in_part_and_is_no_news_of_its_own(
    workspace, amara, tmp_path
):
    session = workspace.sessions.plan(amara.id, FIRST, 45, "Room " + "4" * 900)
    assert news(workspace, tmp_path, workspace.calendars.file(session.id)).changes == ()


@pytest.mark.parametrize("one_was_missed", [False, True])
def test_an_old_file_of_a_series_that_comes_back_otherwise_now_is_no_news(
    workspace, sessions, tmp_path, one_was_missed
):
    before = workspace.calendars.file(sessions[0].id)
    if one_was_missed:
        workspace.sessions.miss(sessions[1].id)
    workspace.series.come_back(sessions[0].id, Rhythm.MONTHLY)
    for file in (before, workspace.calendars.file(sessions[0].id)):
        found = news(workspace, tmp_path, file)
        assert (found.changes, found.others) == ((), 0)


def test_another_place_of_a_series_is_asked_about_once(workspace, sessions, tmp_path):
    workspace.sessions.miss(sessions[0].id)
    file = workspace.calendars.file(sessions[1].id)
    elsewhere = changed(file, ("LOCATION:Room 4", "LOCATION:Room 9"))
    [change] = news(workspace, tmp_path, elsewhere).changes
    assert (change.kind, change.later, change.session.id) == (
        *(ChangeKind.ARRANGED, True),
        sessions[1].id,
    )
    answer = TakeArranged(change.session.id, change.minutes, change.place, later=True)
    workspace.calendars.take([answer])
    ahead = workspace.sessions.planned()
    assert [(one.minutes, one.place) for one in ahead] == [
        (minutes, "Room 9") for minutes in (45, 30, 45, 45, 60)
    ]
    one = ("DTSTART;TZID=Europe/Berlin:20261103T140000", "DURATION:PT2H")
    here = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261103T140000"
    uid = uid_of(workspace.sessions.of_id(sessions[2].id))
    [change] = news(workspace, tmp_path, foreign(uid, (here, *one))).changes
    assert (change.minutes, change.later, change.session.id) == (120, True, sessions[2].id)


def test_of_several_events_the_newest_counts_and_an_answer_is_none(workspace, amara, tmp_path):
    session = workspace.sessions.plan(amara.id, FIRST)
    several = (("SEQUENCE:1", "DTSTART:20261009T120000Z"), ("SEQUENCE:2", AT), ("SEQUENCE:1", AT))
    [change] = news(workspace, tmp_path, foreign(uid_of(session), *several)).changes
    assert (change.to, change.event.sequence) == (FIRST + timedelta(hours=1), 2)
    with pytest.raises(CalendarFileError):
        news(workspace, tmp_path, foreign(uid_of(session), (AT,), method="METHOD:REPLY\r\n"))


@pytest.mark.parametrize(
    ("event", "off", "otherwise"),
    [
        ((BERLIN_AT, EVERY), (), 0),
        ((BERLIN_AT, f"{FORTNIGHTLY};COUNT=4;BYDAY=TU;WKST=MO"), (4, 5), 0),
        ((BERLIN_AT, f"{FORTNIGHTLY};UNTIL=20261103T130000Z"), (3, 4, 5), 0),
        ((BERLIN_AT, f"{FORTNIGHTLY};UNTIL=20261103"), (3, 4, 5), 0),
        ((BERLIN_AT, f"{FORTNIGHTLY};UNTIL=20261103T120000Z"), (2, 3, 4, 5), 0),
        ((BERLIN_AT, EVERY, "EXDATE;TZID=Europe/Berlin:20261020T140000"), (1,), 0),
        ((BERLIN_AT, "RRULE:FREQ=WEEKLY;INTERVAL=3;COUNT=6"), (), 1),
        ((BERLIN_AT, "RRULE:FREQ=SECONDLY"), (), 1),
        ((BERLIN_AT, EVERY, "RDATE;TZID=Europe/Berlin:20261007T140000"), (), 1),
        ((BERLIN_AT,), (), 1),
        ((NEXT, "STATUS:CANCELLED", BERLIN_AT), (1,), 0),
        (
            (NEXT.replace("-ID", "-ID;RANGE=THISANDFUTURE"), "STATUS:CANCELLED", BERLIN_AT),
            (1, 2, 3, 4, 5),
            0,
        ),
    ],
)
def test_where_the_rule_of_a_calendar_ends_sessions_are_off_and_another_rule_is_said(
    workspace, sessions, tmp_path, event, off, otherwise
):
    found = news(workspace, tmp_path, foreign(uid_of(sessions[0]), event))
    assert [(one.kind, one.session.series_place) for one in found.changes] == [
        (ChangeKind.CANCELLED, place) for place in off
    ]
    assert found.otherwise == otherwise


def test_this_one_and_all_later_ones_of_a_calendar(workspace, sessions, tmp_path):
    following = NEXT.replace("-ID", "-ID;RANGE=THISANDFUTURE")
    to = "DTSTART;TZID=Europe/Berlin:20261021T150000"
    [change] = news(workspace, tmp_path, foreign(uid_of(sessions[0]), (following, to))).changes
    assert (change.session.id, change.later) == (sessions[1].id, True)
    workspace.calendars.take([TakeMove(change.session.id, change.to, later=change.later)])
    assert [one.astimezone(BERLIN).hour for one in ahead(workspace)] == [14, *[15] * 5]


def test_more_days_taken_away_than_any_calendar_has_are_refused(workspace, sessions, tmp_path):
    days = ",".join(["20261020T120000Z"] * 2001)
    data = foreign(uid_of(sessions[0]), (BERLIN_AT, EVERY, f"EXDATE:{days}"))
    with pytest.raises(CalendarFileError) as caught:
        news(workspace, tmp_path, data)
    assert caught.value.facts["reason"] == "calendar-too-large"


def test_a_foreign_event_asks_and_a_whole_foreign_calendar_does_not(workspace, amara, tmp_path):
    text = EVENT.format(uid="x@y", at=":20261106T130000Z")
    [change] = news(workspace, tmp_path, text.encode()).changes
    assert (change.kind, change.session, change.event.title) == (
        ChangeKind.UNKNOWN,
        None,
        "Dentist",
    )
    (new,) = workspace.calendars.take([TakeNew(amara.id, change.to, 30)])
    assert (new.planned_at, new.minutes) == (datetime(2026, 11, 6, 13, tzinfo=UTC), 30)
    event = text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")]
    several = (event.replace("x@y", f"{number}@y") for number in range(6))
    many = text.replace(event, "".join(several))
    assert news(workspace, tmp_path, many.encode()).changes == ()
    assert news(workspace, tmp_path, many.encode()).others == 6
    past = EVENT.format(uid="x@y", at=":19991106T130000Z")
    assert news(workspace, tmp_path, past.encode()).others == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no-calendar"),
        (b"Dear Helen", "no-calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "no-event"),
        (b"\x00\x01\x02\xff" * 50, "no-calendar"),
        (b"BEGIN:VCALENDAR\n" * 3_000_000, "text-too-long"),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nRRULE:FREQ=SEC\n ONDLY\n",
            "calendar-too-large",
        ),
    ],
)
def test_what_is_no_calendar_is_refused(workspace, tmp_path, data, reason):
    with pytest.raises(CalendarFileError) as caught:
        news(workspace, tmp_path, data)
    assert caught.value.facts["reason"] == reason


def test_no_file_is_refused(workspace, tmp_path):
    with pytest.raises(CalendarFileError):
        workspace.calendars.read(tmp_path / "nowhere.ics")
