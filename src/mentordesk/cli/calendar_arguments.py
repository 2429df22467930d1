"""What can be said on the command line about planning, and about calendar files."""

from argparse import ArgumentTypeError
from datetime import date, datetime
from pathlib import Path

from mentordesk.cli.options import Commands, job, on_desk

REMINDERS = {"none": None, "10m": 10, "15m": 15, "30m": 30, "1d": 24 * 60}
_EVERY = ("week", "2-weeks", "3-weeks", "4-weeks", "month")


def calendars(commands: Commands) -> None:
    """Add the jobs of planning, and of calendar files out and in."""
    _plan(commands)
    whole = commands.add_parser("calendar", help="save a calendar file, or take one over")
    jobs = whole.add_subparsers(title="jobs", metavar="JOB", required=True)
    save = job(
        jobs,
        "save",
        "calendars:save",
        help="write the calendar file of a session, or of its whole series",
        description="Write a calendar file (iCalendar, .ics) of a session, or of the whole series "
        "that it belongs to. Its title says nothing of what the meeting is unless --title does. "
        "Written again after a change it changes the entry of before.",
    )
    save.add_argument(
        "session",
        metavar="SESSION",
        help="its id, or the beginning of it, as mentordesk sessions lists it",
    )
    on_desk(save)
    save.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes")
    save.add_argument("--title", metavar="WORDS", help="what calendars call it from now on")
    save.add_argument("--replace", action="store_true", help="replace an existing file")
    read = job(
        jobs,
        "read",
        "calendars:read",
        help="say what a calendar file has otherwise, or take that over",
        description="Say which sessions have another date in a calendar file, or are cancelled "
        "there. Nothing is changed without --take. What is not known, and what is from before the "
        "last change on the desk, is left as it is; the window asks about it.",
    )
    read.add_argument("file", type=Path, metavar="FILE", help="the calendar file")
    on_desk(read)
    read.add_argument("--take", action="store_true", help="take it over")
    remind = job(
        jobs,
        "remind",
        "calendars:remind",
        help="say when calendars remind of a session, or choose that",
        description="Say how long before a session calendars remind of it, or choose that for all "
        "calendar files of the desk. A calendar learns of it by the next file that is saved.",
    )
    on_desk(remind)
    remind.add_argument("--before", choices=tuple(REMINDERS), help="how long before")
    _series(commands)


def _series(commands: Commands) -> None:
    whole = commands.add_parser("series", help="end a series of sessions, or let it go on")
    jobs = whole.add_subparsers(title="jobs", metavar="JOB", required=True)
    end = job(
        jobs,
        "end",
        "calendars:end",
        help="call off a session and all later ones of its series",
        description="End a series: a planned session and all later ones are called off. What was "
        "prepared for them goes along to the pair's next session, or waits for it.",
    )
    go_on = job(
        jobs,
        "go-on",
        "calendars:go_on",
        help="plan again what the end of a series called off",
        description="Plan again, at their times, the sessions that the end of a series called off.",
    )
    for one in (end, go_on):
        one.add_argument("session", metavar="SESSION", help="its id, or the beginning of it")
        on_desk(one)


def _plan(commands: Commands) -> None:
    plan = job(
        commands,
        "plan",
        "calendars:plan",
        help="plan a session, or a series of them",
        description="Plan a session, or with --every a series: at the same time by the clock of "
        "its place, whatever the clocks do. Prints the beginning of each id, and when it is.",
    )
    plan.add_argument("mentor", metavar="MENTOR", help="the mentor's name, or how it begins")
    on_desk(plan)
    plan.add_argument(
        "--at",
        type=_moment,
        required=True,
        metavar="TIME",
        help="when the first one is by the clock of the place, as 2026-04-14T14:00",
    )
    plan.add_argument("--zone", metavar="NAME", help="whose clock, as Europe/Berlin (else here)")
    plan.add_argument("--every", choices=_EVERY, help="how often it comes back")
    end = plan.add_mutually_exclusive_group()
    end.add_argument("--count", type=int, metavar="N", help="how many sessions there are")
    end.add_argument("--until", type=_day, metavar="DAY", help="no session after this day")
    plan.add_argument("--half-time", action="store_true", help="half-time review in the middle")
    plan.add_argument("--closing", action="store_true", help="closing as the last one")
    plan.add_argument("--minutes", type=int, metavar="N", help="how long (else as usual)")
    plan.add_argument("--place", metavar="WORDS", help="where (else as usual)")


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is not None:
        raise ArgumentTypeError(f"{text!r} is not a time like 2026-04-14T14:00")
    return at


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day like 2026-04-14") from None
