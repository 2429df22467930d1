"""Summer time, travel and hands that set the clock: nothing that was counted changes with them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from mentordesk.domain.measures import late
from mentordesk.domain.note import NoteKind
from mentordesk.domain.rhythm import next_date
from mentordesk.errors import EditLimitError
from mentordesk.focus.note import Note
from mentordesk.services import clock as system
from mentordesk.ui import dates
from mentordesk.ui.dialogs.plan_session import PlanSessionDialog
from mentordesk.ui.room import spending
from session_room import furnished
from sitting import Sitting
from support import Clock


class SystemClock(Clock):
    """Tells the time as the system does: in the zone that the program knows of."""

    def __call__(self) -> datetime:
        return system.now()


@dataclass(frozen=True)
class Change:
    """A session in whose middle the clock changes, and what people read on theirs."""

    zone: str
    planned: datetime
    day: str
    until: str
    until_after: str
    next_time: datetime
    last_day: date
    goes_to: str = ""


CHANGES = {
    "summer comes": Change(
        "Europe/Berlin",
        datetime(2026, 3, 29, 0, 45, tzinfo=UTC),
        "Sunday 29 March, 01:45",
        "until 03:32",
        "until 03:32",
        datetime(2026, 4, 11, 23, 45, tzinfo=UTC),
        date(2026, 4, 5),
    ),
    "summer goes": Change(
        "Europe/Berlin",
        datetime(2026, 10, 25, 0, 45, tzinfo=UTC),
        "Sunday 25 October, 02:45",
        "until 02:32",
        "until 02:32",
        datetime(2026, 11, 8, 1, 45, tzinfo=UTC),
        date(2026, 11, 1),
    ),
    "half an hour goes": Change(
        "Australia/Lord_Howe",
        datetime(2026, 4, 4, 14, 45, tzinfo=UTC),
        "Sunday 5 April, 01:45",
        "until 02:02",
        "until 02:02",
        datetime(2026, 4, 18, 15, 15, tzinfo=UTC),
        date(2026, 4, 12),
    ),
    "half an hour comes": Change(
        "Australia/Lord_Howe",
        datetime(2026, 10, 3, 15, 15, tzinfo=UTC),
        "Sunday 4 October, 01:45",
        "until 03:02",
        "until 03:02",
        datetime(2026, 10, 17, 14, 45, tzinfo=UTC),
        date(2026, 10, 11),
    ),
    "the laptop travels": Change(
        "America/Sao_Paulo",
        datetime(2026, 4, 14, 17, tzinfo=UTC),
        "Tuesday 14 April, 18:00",
        "until 14:47",
        "until 18:47",
        datetime(2026, 4, 28, 17, tzinfo=UTC),
        date(2026, 4, 21),
        goes_to="Europe/Lisbon",
    ),
    "midnight": Change(
        "Europe/Berlin",
        datetime(2026, 4, 14, 21, 45, tzinfo=UTC),
        "Tuesday 14 April, 23:45",
        "until 00:32",
        "until 00:32",
        datetime(2026, 4, 28, 21, 45, tzinfo=UTC),
        date(2026, 4, 22),
    ),
    "a new year": Change(
        "Europe/Berlin",
        datetime(2026, 12, 31, 22, 45, tzinfo=UTC),
        "Thursday 31 December, 23:45",
        "until 00:32",
        "until 00:32",
        datetime(2027, 1, 14, 22, 45, tzinfo=UTC),
        date(2027, 1, 8),
    ),
}


@pytest.fixture
def clock(monkeypatch) -> Clock:
    made = SystemClock()

    class Here(datetime):
        @classmethod
        def now(cls, tz=None):
            return made.at.astimezone(tz)

    monkeypatch.setattr(system, "datetime", Here)
    monkeypatch.setattr(spending, "KEEP_EVERY", 600)  # the desk has much to do otherwise
    return made


@pytest.fixture
def sit_down(qtbot, workspace, amara, clock, tasks, notices, zone):
    def sit_down(change: Change) -> Sitting:
        zone(change.zone)
        clock.at = change.planned
        room = furnished(workspace, amara, clock, tasks, notices)
        qtbot.addWidget(room.window)
        clock.forward(minutes=2)
        workspace.sessions.start(room.session)
        return Sitting(room, clock, qtbot)

    return sit_down


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_clock_that_changes_in_the_middle_changes_nothing_that_is_counted(
    sit_down, workspace, amara, clock, monkeypatch, change
):
    sitting = sit_down(change)
    assert sitting.until == change.until
    sitting.talk()
    if change.goes_to:
        monkeypatch.setenv("TZ", change.goes_to)
    sitting.turn_focus()
    sitting.let_pass(2)
    sitting.turn_focus()
    sitting.let_pass(7)
    assert sitting.until == change.until_after
    sitting.wrap_up()
    assert sitting.page._table.steps.next_time.wanted().at == change.next_time
    workspace.closes.close(sitting.room.session)
    session, timing = sitting.session, sitting.session.timing
    assert (timing.present, timing.away, timing.lengths) == (25 * 60, 120, (120,))
    assert (timing.mentor_spoke, timing.leader_spoke) == (12 * 60, 11 * 60)
    assert (session.planned_at, late(session)) == (change.planned, 0)
    assert timing.ended_at - timing.started_at == timedelta(minutes=25)
    assert dates.day_time(session.planned_at) == change.day
    assert_days(workspace, session, clock, change.last_day)


def assert_days(workspace, session, clock, last_day: date) -> None:
    """See that what may be changed or answered until a day is so until its end, on this wall."""
    assert workspace.afterwards.until(session.id) == last_day
    idea = workspace.ideas.capture(session.id, session.mentor, "A buddy")
    workspace.ideas.answer_by(idea.id, last_day)
    midnight = datetime.combine(last_day + timedelta(days=1), time()).astimezone()
    clock.at = midnight - timedelta(minutes=1)
    assert workspace.today.of(clock()).answers_owed == ()
    workspace.notes.write(session.id, None, NoteKind.SHARED, "one more")
    clock.at = midnight
    assert len(workspace.today.of(clock()).answers_owed) == 1
    with pytest.raises(EditLimitError):
        workspace.notes.write(session.id, None, NoteKind.SHARED, "too late")


@pytest.mark.parametrize(
    ("zone_name", "planned", "proposed"),
    [
        ("Europe/Berlin", (2026, 3, 20, 13, 0), (2026, 4, 3, 12, 0)),
        ("Europe/Berlin", (2026, 10, 20, 12, 0), (2026, 11, 3, 13, 0)),
        ("Australia/Lord_Howe", (2026, 3, 28, 3, 0), (2026, 4, 11, 3, 30)),
        ("Australia/Lord_Howe", (2026, 9, 26, 3, 30), (2026, 10, 10, 3, 0)),
    ],
)
def test_two_in_the_afternoon_stays_two_in_the_afternoon(
    workspace, amara, clock, zone, zone_name, planned, proposed
):
    zone(zone_name)
    clock.at = datetime(*planned, tzinfo=UTC)
    session = workspace.sessions.plan(amara.id, clock.at)
    assert dates.clock(session.planned_at) == "14:00"
    after = next_date(session, amara, clock.at + timedelta(minutes=45))
    assert (after, dates.clock(after)) == (datetime(*proposed, tzinfo=UTC), "14:00")


@pytest.mark.parametrize("day", [date(2026, 3, 22), date(2026, 10, 18), date(2026, 4, 14)])
def test_a_session_is_proposed_for_the_afternoon_whatever_the_clock_does_that_night(
    qtbot, workspace, amara, zone, day
):
    zone("Europe/Berlin")
    parent = QWidget()
    qtbot.addWidget(parent)
    at_night = datetime.combine(day, time(0, 30)).astimezone()
    dialog = PlanSessionDialog([amara], {}, at_night, parent)
    assert dialog.when.moment() == datetime.combine(day + timedelta(days=7), time(14)).astimezone()


@pytest.mark.parametrize("minutes", [-60, 60], ids=["back", "on"])
def test_a_clock_set_by_an_hour_changes_the_time_of_day_and_nothing_else(sit_down, clock, minutes):
    berlin = Change(
        "Europe/Berlin",
        datetime(2026, 4, 14, 12, tzinfo=UTC),
        *("", "until 14:47", "until 13:47" if minutes < 0 else "until 15:47"),
        datetime(2026, 4, 28, 12, tzinfo=UTC),
        date(2026, 4, 21),
    )
    sitting = sit_down(berlin)
    assert sitting.until == berlin.until
    sitting.talk()
    clock.forward(minutes=minutes)
    sitting.let_pass(9)
    assert sitting.until == berlin.until_after
    sitting.wrap_up()
    session = sitting.room.workspace.closes.close(sitting.room.session)
    timing = session.timing
    assert (timing.present, timing.mentor_spoke, timing.leader_spoke) == (1500, 720, 780)
    assert late(session) == 0
    assert timing.ended_at - timing.started_at == timedelta(minutes=25 + max(0, minutes))
    assert sitting.room.workspace.afterwards.until(session.id) == berlin.last_day


PROMPTED = [f"Your session begins in {minutes} minutes." for minutes in (10, 5)]


@pytest.mark.parametrize(
    ("zone_name", "planned", "goes_to", "set_by"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 1, 4, tzinfo=UTC), "", 0),
        ("Europe/Berlin", datetime(2026, 10, 25, 1, 4, tzinfo=UTC), "", 0),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, 4, tzinfo=UTC), "", 0),
        ("America/Sao_Paulo", datetime(2026, 4, 14, 17, tzinfo=UTC), "Europe/Lisbon", 0),
        ("Europe/Berlin", datetime(2026, 4, 14, 12, tzinfo=UTC), "", -60),
        ("Europe/Berlin", datetime(2026, 12, 31, 23, 4, tzinfo=UTC), "", 0),
    ],
)
def test_each_prompt_comes_once(
    house, clock, zone, monkeypatch, zone_name, planned, goes_to, set_by
):
    told: list[str] = []
    monkeypatch.setattr(Note, "show", lambda _, __, words: told.append(words) or 1)
    zone(zone_name)
    house.parts = replace(house.parts, now=clock)
    clock.at = planned - timedelta(days=2)
    desk = house.flow.workspace
    for waiting in desk.sessions.planned():
        desk.sessions.miss(waiting.id)
    desk.sessions.plan(desk.people.mentors()[0].id, planned)
    clock.at = planned - timedelta(minutes=12)
    house.flow._show_shell().go("today")
    house.rest()
    for minute in range(-12, 3):
        if minute == -3 and goes_to:
            monkeypatch.setenv("TZ", goes_to)
        if minute == -3 and set_by:
            clock.forward(minutes=set_by)
            look(house, clock, minutes=-set_by - 12)
            for _ in range(12):
                look(house, clock, minutes=1)
        look(house, clock, minutes=1)
    assert told == [*PROMPTED, "Your session begins in 1 minute."]


def look(house, clock, minutes: int) -> None:
    """Let the program see what time it is, and time go by."""
    house.flow._arriving.look()
    house.rest()
    clock.forward(minutes=minutes)
