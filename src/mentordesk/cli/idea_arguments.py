"""What can be said on the command line about the ideas of a desk."""

from argparse import ArgumentTypeError
from pathlib import Path

from mentordesk.cli.options import Commands, job, on_desk
from mentordesk.error_words.ideas_in import LETTERS

ORDERS = ("day-first", "month-first", "year-first", "since-1900", "since-1904", "no-days")


def ideas(commands: Commands) -> None:
    """Add the jobs that are done with ideas."""
    whole = commands.add_parser("ideas", help="save all ideas, or bring in earlier ones")
    jobs = whole.add_subparsers(title="jobs", metavar="JOB", required=True)
    save = job(
        jobs,
        "export",
        "ideas:export",
        help="save all ideas, or the ledger, as CSV or JSON",
        description="Write all ideas with their steps, names and credit into one file, or the "
        "ledger entry by entry. It is not locked: whoever has it can read it.",
    )
    save.add_argument("file", type=Path, metavar="FILE", help="where it goes")
    on_desk(save)
    save.add_argument(
        "--format", choices=("csv", "json"), help="of the file (else by its name, or CSV)"
    )
    save.add_argument(
        "--entries", action="store_true", help="the ledger, entry by entry, in place of the ideas"
    )
    save.add_argument("--replace", action="store_true", help="replace an existing file")
    _bring(jobs)


def _bring(jobs: Commands) -> None:
    bring = job(
        jobs,
        "import",
        "ideas:bring",
        help="bring in earlier ideas from a CSV file",
        description="Read a CSV file with one idea in each row, say what would come in and what "
        "stays out, and ask; then bring in all of it or nothing. What is here already stays out. "
        "The answer is read from the terminal, or from the next line of standard input.",
    )
    bring.add_argument("file", type=Path, metavar="FILE", help="the CSV file")
    on_desk(bring)
    bring.add_argument("--yes", action="store_true", help="bring them in without being asked")
    bring.add_argument(
        "--dates",
        action="append",
        default=[],
        type=order_of,
        metavar="[SIGN=]ORDER",
        help="how dates like 03/04/26, or numbers in their place, are read where that is in doubt: "
        f"{', '.join(ORDERS)}; with a sign, such as /=day-first, those with that sign alone",
    )
    bring.add_argument(
        "--letters",
        choices=LETTERS,
        metavar="CODEC",
        help=f"how the letters of the file are stored, if not as it seems: {', '.join(LETTERS)}",
    )
    bring.add_argument(
        "--separator",
        choices=(",", ";", "tab", "|"),
        help="what stands between the cells, if not what it seems",
    )
    bring.add_argument("--mentor", metavar="NAME", help="whose ideas they are if the file says no")
    bring.add_argument(
        "--who",
        action="append",
        default=[],
        metavar="NAME=WHO",
        help="who a name in the file is: the name of somebody here, or new; once for each",
    )
    bring.add_argument(
        "--others-are-new",
        action="store_true",
        help="all are new here whom nobody knows, where a file names more than can be asked about",
    )
    bring.add_argument(
        "--left-out", type=Path, metavar="FILE", help="save the list of what stayed out"
    )
    bring.add_argument(
        "--doubles", action="store_true", help="also bring in what seems to be here already"
    )


def order_of(told: str) -> tuple[str, str]:
    """Return an order of dates, and the sign for whose dates alone it was told, or nothing.

    Raises ArgumentTypeError for what is none.
    """
    sign, _, order = told.rpartition("=")
    if order not in ORDERS:
        raise ArgumentTypeError(f"{told!r} is none of {', '.join(ORDERS)}")
    return sign, order
