"""What can be said on the command line, and the help that explains it."""

from argparse import (
    SUPPRESS,
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

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
  mentordesk summary 3f2a --for mentor --format pdf --out summary.pdf
  mentordesk restore-windows
"""

LONGEST = 8 * 3600

Commands: TypeAlias = "_SubParsersAction[WholeWords]"


class WholeWords(ArgumentParser):
    """Takes options by their whole names: a cut --passphrase must not pass for a file."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "allow_abbrev": False})


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
    top.set_defaults(window=True, command="window")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    _demo(commands)
    _computer(commands)
    _desk(commands)
    _content(commands)
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
    _passphrase(demo)
    demo.set_defaults(window=True, command="demo", call="demo:keep")


def _computer(commands: Commands) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="say what this computer can do",
        description="Report versions, the cipher in use, folders, and what focus can do here. "
        "Ends with 0 unless something essential fails.",
    )
    doctor.add_argument("--json", action="store_true", help="print one JSON object")
    _folder(doctor)
    doctor.set_defaults(window=False, command="doctor", call="doctor:doctor")
    restore = commands.add_parser(
        "restore-windows",
        help="show all windows again that a session hid",
        description="Put windows, notifications and the screen saver back as they were before a "
        "session that ended badly. Doing it twice does no harm.",
    )
    restore.set_defaults(window=False, command="restore-windows", call="windows:restore")
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
    focus.set_defaults(window=True, command="focus")


def _desk(commands: Commands) -> None:
    desk = commands.add_parser(
        "desk", help="create, verify, back up, restore, repair or re-key a desk"
    )
    jobs = desk.add_subparsers(title="jobs", metavar="JOB", required=True)
    create = jobs.add_parser(
        "create",
        help="make a new desk and print its recovery code",
        description="Make a new desk in a folder that is empty or not there yet, and print its "
        "recovery code once. A passphrase typed on the terminal is asked for twice.",
    )
    _on_desk(create)
    create.add_argument("--leader", required=True, metavar="NAME", help="whose desk it is")
    create.set_defaults(call="desk:create")
    verify = jobs.add_parser(
        "verify",
        help="check every page and every record of a desk",
        description="Check every page and every record of a desk, and both of its key files; or "
        "open a backup end to end, to see that it can be restored. Nothing is changed; damage "
        "ends it with 1.",
    )
    verify.add_argument(
        "backup", type=Path, nargs="?", metavar="BACKUP", help="a backup to check, not the desk"
    )
    _on_desk(verify)
    _code(verify)
    verify.set_defaults(call="desk:verify")
    backup = jobs.add_parser(
        "backup",
        help="write a verified backup into a folder",
        description="Write the whole desk into one file, encrypted as it is, and check that file. "
        "Without --to it goes beside the desk and into the folder chosen in Settings, and older "
        "ones are thinned.",
    )
    _on_desk(backup)
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="where the backup is written")
    backup.set_defaults(call="desk:backup")
    restore = jobs.add_parser(
        "restore",
        help="restore a backup into a new folder",
        description="Make a new desk of a backup, in a folder that is empty or not there yet. "
        "It opens with the passphrase of the backup.",
    )
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the backup's file")
    _on_desk(restore)
    _code(restore)
    restore.set_defaults(call="desk:restore")
    for job in (create, verify, backup, restore, _repair(jobs), _rotate(jobs)):
        job.set_defaults(window=False, command="desk")


def _repair(jobs: Commands) -> ArgumentParser:
    repair = jobs.add_parser(
        "repair",
        help="keep all of a damaged desk that can be read",
        description="Keep all of a damaged desk that can be read, and look in its backups for the "
        "rest. The desk as it was stays untouched, in a folder beside it, or where it is if the "
        "repaired one goes elsewhere (--out).",
    )
    _on_desk(repair)
    repair.add_argument("--out", type=Path, metavar="FOLDER", help="make the repaired desk there")
    repair.add_argument(
        "--look", action="store_true", help="only say what would be kept and what is missing"
    )
    repair.add_argument(
        "--also-from-backup",
        action="store_true",
        help="also take what only the backup holds; it may have been deleted on purpose",
    )
    _code(repair)
    repair.set_defaults(call="repair:repair")
    return repair


def _rotate(jobs: Commands) -> ArgumentParser:
    rotate = jobs.add_parser(
        "rotate",
        help="give a desk new keys after the old ones may have become known",
        description="Encrypt a desk anew with a new secret, and print its new recovery code once. "
        "The old code opens it no more; the passphrase stays unless another one is given: in a "
        "file, on the second line of standard input, or on the terminal. Backups from before "
        "open with the old keys and are listed.",
    )
    _on_desk(rotate)
    rotate.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="read the passphrase for afterwards from a file",
    )
    rotate.add_argument(
        "--renew-backups",
        action="store_true",
        help="make a fresh backup and delete the older ones that MentorDesk made by itself",
    )
    rotate.set_defaults(call="keys:rotate")
    return rotate


def _content(commands: Commands) -> None:
    sessions = commands.add_parser(
        "sessions",
        help="list the sessions of a desk",
        description="List the sessions of a desk, the oldest first: the beginning of the id, when "
        "it is or was, how far it is, and who leads.",
    )
    _on_desk(sessions)
    sessions.add_argument("--json", action="store_true", help="print a JSON list")
    sessions.set_defaults(window=False, command="sessions", call="sessions:sessions")
    summary = commands.add_parser(
        "summary",
        help="export the private summary of a session",
        description="Write what one reader may see of one session. Private notes leave only in a "
        "locked PDF (--lock), whose six-word passphrase is printed once.",
    )
    summary.add_argument(
        "session",
        metavar="SESSION",
        help="its id, or the beginning of it, as mentordesk sessions lists it",
    )
    _on_desk(summary)
    summary.add_argument(
        "--for",
        dest="reader",
        required=True,
        choices=("me", "mentor", "sponsor"),
        help="who will read it; it holds only what they may see",
    )
    summary.add_argument(
        "--format", required=True, choices=("pdf", "markdown", "html"), help="of the file"
    )
    summary.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes")
    summary.add_argument("--lock", action="store_true", help="lock the PDF with AES-256")
    summary.add_argument("--replace", action="store_true", help="replace an existing file")
    summary.set_defaults(window=False, command="summary", call="summary:summary")


def _on_desk(command: ArgumentParser) -> None:
    _folder(command)
    _passphrase(command)


def _code(command: ArgumentParser) -> None:
    command.add_argument(
        "--code", action="store_true", help="the recovery code is given instead of the passphrase"
    )


def _folder(command: ArgumentParser) -> None:
    # Without SUPPRESS a --desk in front of the command would be forgotten without a word.
    command.add_argument(
        "--desk",
        type=Path,
        metavar="FOLDER",
        default=SUPPRESS,
        help="the desk's folder (else the usual one)",
    )


def _passphrase(command: ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="the first line is the passphrase"
    )


def _seconds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= LONGEST:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds from 1 to {LONGEST}")
    return int(text)
