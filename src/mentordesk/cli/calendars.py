"""Sessions planned, and calendar files out and in, from the command line."""

import os
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from mentordesk.cli.calendar_arguments import REMINDERS
from mentordesk.cli.leaving import write
from mentordesk.cli.mentors import mentor_of
from mentordesk.cli.passphrase import opened
from mentordesk.cli.sessions import SHORT, found
from mentordesk.domain.calendar_change import (
    CalendarAnswer,
    CalendarChange,
    ChangeKind,
    TakeArranged,
    TakeMove,
    TakeOff,
)
from mentordesk.domain.calendar_event import Doubt
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.person import Rhythm
from mentordesk.domain.place_clock import at_wall, zone_of
from mentordesk.domain.rhythm import FEWEST, MOST, count_until
from mentordesk.domain.series import SeriesPlan, Special
from mentordesk.domain.session import Session
from mentordesk.errors import WrongUseError
from mentordesk.services.desk import lock
from mentordesk.services.workspace import Workspace

EVERY = {
    "week": Rhythm.WEEKLY,
    "2-weeks": Rhythm.EVERY_2_WEEKS,
    "3-weeks": Rhythm.EVERY_3_WEEKS,
    "4-weeks": Rhythm.EVERY_4_WEEKS,
    "month": Rhythm.MONTHLY,
}
_WHY = {
    Doubt.UNKNOWN_ZONE: "the time zone of its event is not known here",
    Doubt.PROPOSED: "its event is only proposed",
    Doubt.OTHER_RHYTHM: "its event comes back otherwise",
}
_HERE = Path("/etc/localtime")


def plan(wanted: Namespace) -> int:
    """Plan a session or a series, and list what was planned."""
    workspace = opened(wanted)
    try:
        sessions = _planned(workspace, wanted)
    finally:
        lock(workspace)
    _list(sessions)
    return 0


def save(wanted: Namespace) -> int:
    """Write the calendar file of a session, or of its whole series."""
    workspace = opened(wanted)
    try:
        session = found(workspace, wanted.session)
        data = workspace.letters.calendar(session.id, wanted.title)
        what = Leaving(ExportKind.CALENDAR, session.mentor, session.id, form="ics")
        write(workspace, what, data, wanted.out, replace=wanted.replace)
    finally:
        lock(workspace)
    print(f"Written: {wanted.out}")
    return 0


def read(wanted: Namespace) -> int:
    """Say what a calendar file has otherwise, and with --take do the same here."""
    workspace = opened(wanted)
    try:
        news = workspace.calendars.news(workspace.calendars.read(wanted.file))
        answers = [answer for change in news.changes if (answer := _answer(change))]
        lines = [_line(change) for change in news.changes]
        if news.otherwise:
            lines.append("A series comes back otherwise there; here it keeps its rhythm.")
        if wanted.take:
            workspace.calendars.take(answers)
    finally:
        lock(workspace)
    for line in lines or ["Nothing new."]:
        print(line)
    if answers:
        print("Taken over." if wanted.take else "Nothing was changed. --take takes it over.")
    elif lines:
        print("Nothing was changed.")
    return 0


def remind(wanted: Namespace) -> int:
    """Say when calendars remind of a session, after choosing it with --before."""
    workspace = opened(wanted)
    try:
        if wanted.before is not None:
            workspace.calendars.choose_alarm(REMINDERS[wanted.before])
        minutes = workspace.calendars.alarm()
    finally:
        lock(workspace)
    name = next(name for name, one in REMINDERS.items() if one == minutes)
    print("Calendars do not remind." if minutes is None else f"Calendars remind {name} before.")
    return 0


def end(wanted: Namespace) -> int:
    """End a series before a session, and list what was called off."""
    workspace = opened(wanted)
    try:
        ended = workspace.series.end(found(workspace, wanted.session).id)
    finally:
        lock(workspace)
    _list(ended.off)
    if ended.prepared:
        when = "next one that is planned"
        if ended.to is not None:
            when = f"session on {ended.to.planned_at.isoformat(' ', 'minutes')}"
        print(f"What was prepared goes along to the {when}.")
    return 0


def go_on(wanted: Namespace) -> int:
    """Plan again what the end of a series called off, and list it."""
    workspace = opened(wanted)
    try:
        sessions = workspace.series.resume(found(workspace, wanted.session).id)
    finally:
        lock(workspace)
    _list(sessions)
    return 0


def _list(sessions: Iterable[Session]) -> None:
    for session in sessions:
        print(f"{str(session.id)[:SHORT]}  {session.planned_at.isoformat(' ', 'minutes')}")


def _answer(change: CalendarChange) -> CalendarAnswer | None:
    """Return what --take does: nothing with what is not known, a guess, or from an older file."""
    if change.session is None or change.older or change.event.guessed:
        return None
    if change.kind is ChangeKind.CANCELLED:
        return TakeOff(change.session.id)
    if change.kind is ChangeKind.ARRANGED:
        return TakeArranged(change.session.id, change.minutes, change.place, change.later)
    return TakeMove(change.session.id, change.to, change.later)


def _line(change: CalendarChange) -> str:
    new = change.to.isoformat(" ", "minutes")
    if change.session is None:
        return f"Not known here, left out: {new}"
    key, old = str(change.session.id)[:SHORT], change.session.planned_at
    before = old.astimezone(change.to.tzinfo).isoformat(" ", "minutes")
    if change.older:
        return f"{key}  {before}  stays: the file is from before the last change here"
    if change.event.guessed:
        why = "; ".join(_WHY[doubt] for doubt in change.event.doubts if doubt in _WHY)
        return f"{key}  {before}  stays: {why}"
    if change.kind is ChangeKind.CANCELLED:
        return f"{key}  {before}  cancelled"
    along = ", and all later ones along" if change.later else ""
    if change.kind is ChangeKind.ARRANGED:
        where = change.place or "no place named"
        return f"{key}  {before}  now {change.minutes} minutes, {where}{along}"
    return f"{key}  {before}  moved to {new}{along}"


def _planned(workspace: Workspace, wanted: Namespace) -> tuple[Session, ...]:
    mentor, zone = mentor_of(workspace, wanted.mentor), _zone(wanted)
    first = at_wall(wanted.at, zone)
    pairing = mentor.pairing
    minutes = wanted.minutes or (45 if pairing is None else pairing.minutes)
    place = wanted.place if wanted.place is not None else "" if pairing is None else pairing.place
    if wanted.every is None:
        if wanted.count or wanted.until or wanted.half_time or wanted.closing:
            raise WrongUseError(message="Say how often with --every.")
        return (workspace.sessions.plan(mentor.id, first, minutes, place),)
    rhythm = EVERY[wanted.every]
    count = wanted.count
    if wanted.until is not None:
        count = count_until(rhythm, wanted.at, wanted.until)
    if count is None or not FEWEST <= count <= MOST:
        message = f"Say with --count or --until how many there are, from {FEWEST} to {MOST}."
        raise WrongUseError(message=message)
    kinds = {kind.key: kind for kind in workspace.library.of(mentor.id).content.formats}
    special = [
        Special(key, kinds[key].minutes) if asked and key in kinds else None
        for key, asked in (("half-time", wanted.half_time), ("closing", wanted.closing))
    ]
    asked = SeriesPlan(mentor.id, first, rhythm, count, minutes, place, "", *special)
    return workspace.series.plan(asked)


def _zone(wanted: Namespace) -> str:
    """Return the zone that was named, or else that of this computer, or blank if nobody tells."""
    if wanted.zone is not None:
        if zone_of(wanted.zone) is None:
            raise WrongUseError(message=f"{wanted.zone!r} is no time zone like Europe/Berlin.")
        return str(wanted.zone)
    here = os.environ.get("TZ", "").removeprefix(":")
    if not here and _HERE.is_symlink():
        here = str(_HERE.resolve()).partition("zoneinfo/")[2]
    return here if zone_of(here) is not None else ""
