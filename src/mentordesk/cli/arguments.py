"""What can be said on the command line, and the help that explains it."""

from argparse import (
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from mentordesk.cli.calendar_arguments import calendars
from mentordesk.cli.desk_arguments import desk
from mentordesk.cli.idea_arguments import ideas
from mentordesk.cli.options import Commands, WholeWords, folder, job, on_desk, passphrase_file
from mentordesk.marks import override

ABOUT = """\
MentorDesk makes a reverse-mentoring session good: the junior leads, the leader listens.
Without a command it opens its window. Everything stays in one encrypted desk on this computer.
"""
AFTER = """\
A passphrase is never an argument. It is asked for on the terminal, or read from the first line
of --passphrase-file, or from standard input when that is not a terminal.

Exit codes: 0 done; 1 failed, with one line on standard error; 2 wrong use; 130 interrupted.

Examples:
  mentordesk demo
  mentordesk sessions --json --passphrase-file secret.txt
  mentordesk plan Amara --at 2026-04-14T14:00 --every 2-weeks --count 6 --closing
  mentordesk summary 3f2a --for mentor --format pdf --out summary.pdf
  mentordesk restore-windows
"""

LONGEST = 8 * 3600
PARTS = (
    "aims",
    "ratings",
    "time",
    "agenda",
    "topic-notes",
    "asks",
    "play-back",
    "shared-notes",
    "private-notes",
    "ideas",
    "promises",
)
"""What can be left out of a summary, called as the window's list of parts calls it."""


class _Version(Action):
    """Looks the version up only when somebody asks."""

    @override
    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: Any, _: str | None = None
    ) -> NoReturn:
        from importlib.metadata import version

        print(f"MentorDesk {version('mentordesk')}")
        parser.exit()


def parser() -> ArgumentParser:
    """Return the whole command line."""
    top = WholeWords(
        prog="mentordesk",
        description=ABOUT,
        epilog=AFTER,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="say which MentorDesk this is")
    top.add_argument(
        "--desk", type=Path, metavar="FOLDER", help="the desk's folder (else the usual one)"
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    top.set_defaults(window=True, command="window")
    _demo(commands)
    _computer(commands)
    desk(commands)
    ideas(commands)
    _content(commands)
    _agreement(commands)
    _credit(commands)
    calendars(commands)
    return top


def _demo(commands: Commands) -> None:
    demo = commands.add_parser(
        "demo",
        help="open a throw-away desk with a believable year in it",
        description="Open a sample desk: two mentors, a year of sessions, one due today. It needs "
        "no passphrase and is destroyed when the window closes. With --keep it is written as a "
        "real desk instead, and no window opens.",
    )
    demo.add_argument("--keep", type=Path, metavar="FOLDER", help="write it there as a real desk")
    passphrase_file(demo)
    demo.set_defaults(call="demo:keep")


def _computer(commands: Commands) -> None:
    doctor = job(
        commands,
        "doctor",
        "doctor:doctor",
        help="say what this computer can do",
        description="Report versions, the cipher in use, folders, and what focus can do here. "
        "Ends with 0 unless something essential fails.",
    )
    doctor.add_argument("--json", action="store_true", help="print one JSON object")
    folder(doctor)
    job(
        commands,
        "restore-windows",
        "windows:restore",
        help="show all windows again that a session hid",
        description="Put windows, notifications and the screen saver back as they were before a "
        "session that ended badly. Doing it twice does no harm.",
    )
    focus = commands.add_parser(
        "focus",
        help="hide everything for a while, then put it back",
        description="Hide all other windows, silence notifications and keep the screen awake for "
        "a while, then put everything back. Esc ends it early.",
    )
    focus.add_argument(
        "--for",
        dest="seconds",
        type=_seconds,
        required=True,
        metavar="SECONDS",
        help=f"for how long, from 1 to {LONGEST}",
    )


def _content(commands: Commands) -> None:
    sessions = job(
        commands,
        "sessions",
        "sessions:sessions",
        help="list the sessions of a desk",
        description="List the sessions of a desk, the oldest first: the beginning of the id, when "
        "it is or was, how far it is, and who leads.",
    )
    on_desk(sessions)
    sessions.add_argument("--json", action="store_true", help="print a JSON list")
    summary = job(
        commands,
        "summary",
        "summary:summary",
        help="export the private summary of a session, or of several",
        description="Write what one reader may see of one session, or of several with one mentor "
        "(--half-time, --closing, --from, --to). Private notes leave only in a "
        "locked file (--lock), whose six-word passphrase is printed once. --without leaves a part "
        "out; nothing puts one in that its reader may not see.",
    )
    summary.add_argument(
        "session",
        metavar="SESSION",
        help="its id, or the beginning of it, as mentordesk sessions lists it",
    )
    on_desk(summary)
    summary.add_argument(
        "--for",
        dest="reader",
        required=True,
        choices=("me", "mentor", "sponsor"),
        help="who will read it; it holds only what they may see",
    )
    summary.add_argument(
        "--format", required=True, choices=("pdf", "markdown", "html", "docx"), help="of the file"
    )
    summary.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes")
    summary.add_argument(
        "--lock",
        nargs="?",
        const="pdf",
        choices=("pdf", "age"),
        help="lock the PDF with AES-256, or any file with age (--lock age)",
    )
    summary.add_argument(
        "--role-names", action="store_true", help="tell roles instead of all names of the desk"
    )
    summary.add_argument(
        "--without",
        action="append",
        default=[],
        choices=PARTS,
        metavar="PART",
        help="leave a part out that its reader may see; may be given more than once: "
        f"{', '.join(PARTS)}",
    )
    summary.add_argument("--replace", action="store_true", help="replace an existing file")
    _period(summary)


def _period(summary: ArgumentParser) -> None:
    """Add what makes a summary one of several sessions with the mentor of the session named."""
    why = summary.add_mutually_exclusive_group()
    why.add_argument(
        "--half-time",
        action="store_true",
        help="all sessions with that session's mentor, as a half-time review without notes",
    )
    why.add_argument("--closing", action="store_true", help="the same as a closing summary")
    summary.add_argument(
        "--with-notes",
        action="store_true",
        help="put the notes its reader may see into a half-time review or closing summary, too",
    )
    for name, which in (("from", "first"), ("to", "last")):
        summary.add_argument(
            f"--{name}",
            dest=which,
            type=_day,
            metavar="DAY",
            help=f"the {which} day of several sessions, as 2026-04-14",
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day like 2026-04-14") from None


def _agreement(commands: Commands) -> None:
    agreement = job(
        commands,
        "agreement",
        "agreement:agreement",
        help="write the agreement with a mentor as a page for both",
        description="Write what both agreed, word for word, who said so when, what was left out, "
        "and what is not settled yet. Nothing in it is private to either of them.",
    )
    agreement.add_argument("mentor", metavar="MENTOR", help="the mentor's name, or how it begins")
    on_desk(agreement)
    agreement.add_argument(
        "--format", required=True, choices=("pdf", "markdown", "html", "docx"), help="of the file"
    )
    agreement.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes")
    agreement.add_argument("--replace", action="store_true", help="replace an existing file")


def _credit(commands: Commands) -> None:
    credit = commands.add_parser("credit", help="check a mentor's credit record")
    jobs = credit.add_subparsers(title="jobs", metavar="JOB", required=True)
    verify = job(
        jobs,
        "verify",
        "credit:verify",
        help="tell whether a credit record is as it was made, and of this desk",
        description="Compare a credit record, a PDF or a Markdown file, with the data in it and "
        "with the desk's ledger as it was when the record was made. A record that matches the "
        "desk, or an earlier state of it, ends it with 0; one that was changed or is of another "
        "desk with 1. Nothing is changed. The window checks one, too: People, Check a record.",
    )
    verify.add_argument("file", type=Path, metavar="FILE", help="the credit record")
    on_desk(verify)


def _seconds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= LONGEST:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds from 1 to {LONGEST}")
    return int(text)
