"""All ideas saved to a file, and earlier ones brought in, from the command line."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from mentordesk.cli.idea_questions import Answers, questions
from mentordesk.cli.leaving import note
from mentordesk.cli.passphrase import opened
from mentordesk.domain.earlier import NO_NAME, Preview
from mentordesk.domain.earlier_problems import some_of
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import WrongUseError
from mentordesk.exchange.clean_text import clean
from mentordesk.services.desk import lock
from mentordesk.services.idea_export import IdeasForm

SHOWN, OF_EACH = 40, 3
_YES = (b"y", b"yes")
_LONGEST = 100


def export(wanted: Namespace) -> int:
    """Write all ideas, or the ledger entry by entry, into one file, whole or not at all."""
    form = IdeasForm(wanted.format) if wanted.format else IdeasForm.of(wanted.file)
    workspace = opened(wanted)
    source = workspace.ledger_export if wanted.entries else workspace.idea_export
    try:
        saved = source.save(wanted.file, form, replace=wanted.replace)
        kind = ExportKind.LEDGER if wanted.entries else ExportKind.IDEAS
        note(workspace, Leaving(kind, form=form.value), saved.data)
    finally:
        lock(workspace)
    one, many = ("entry", "entries") if wanted.entries else ("idea", "ideas")
    print(f"Written, with {saved.count:,} {one if saved.count == 1 else many}: {wanted.file}")
    print(SaysIdeas().unlocked())
    return 0


def bring(wanted: Namespace) -> int:
    """Say what would come in, ask, and bring in all of it or nothing."""
    workspace = opened(wanted)
    try:
        answers = Answers(workspace, wanted)
        shown, choices = answers.shown(), answers.choices
        _only_settled(shown, answers.refused)
        for line in _said(shown, taken=choices.doubles):
            # What is printed is brought out at the end, and this has to be read before.
            print(line, file=sys.stderr if _asks(wanted) else None)
        if not shown.count:
            return 1
        if not wanted.yes and not _agreed():
            print("Nothing was brought in; --yes brings it in without asking.", file=sys.stderr)
            return 1
        held = workspace.idea_import.hold(wanted.file, choices, shown)
        came = workspace.idea_import.bring_in(held, choices, shown)
        print(SaysIdeas().brought(came.count, came.wrong, came.doubles))
        if wanted.left_out is not None:
            data = workspace.idea_import.save_left(came, SaysIdeas(), wanted.left_out)
            note(workspace, Leaving(ExportKind.LEFT_OUT, form="txt"), data)
            print(f"What stayed out is listed in {wanted.left_out}")
            print(SaysIdeas().unlocked())
    finally:
        lock(workspace)
    return 0


def _only_settled(shown: Preview, refused: Sequence[str]) -> None:
    """Tell all that is open, and the problems of the file with it; raises WrongUseError then."""
    asked = questions(shown, refused)
    if not asked:
        return
    found = SaysIdeas().found_as(shown.letters.value, shown.separator)
    told = (f"{found} Say --letters or --separator if that is not so.", *asked, *_wrong(shown))
    for line in told:
        print(line, file=sys.stderr)
    count = "1 thing has" if len(asked) == 1 else f"{len(asked)} things have"
    raise WrongUseError(message=f"Nothing was brought in: {count} to be said first.")


def _said(shown: Preview, *, taken: bool) -> Iterator[str]:
    says = SaysIdeas()
    lines = (
        says.found_as(shown.letters.value, shown.separator),
        says.coming(shown.count),
        says.doubles(shown.doubles, taken=taken),
        *(says.read_as(sign, order) for sign, order in shown.orders.items()),
        says.undated(shown.undated),
        says.ignored(shown.ignored),
    )
    yield from filter(None, lines)
    for who in shown.unknown:
        if who.name != NO_NAME:
            new = f"New here{', as a mentor' if who.is_mentor else ''}: {clean(who.name)}."
            as_one = who.id is None
            yield f"{new} {says.named_in(who.count, who.rows, as_one=as_one)}"
    yield from _wrong(shown)


def _wrong(shown: Preview) -> Iterator[str]:
    says = SaysIdeas()
    if shown.wrong:
        yield says.wrong(shown.wrong)
        some = some_of(shown.problems, SHOWN, OF_EACH)
        yield from says.left_out(some, shown.kinds)


def _asks(wanted: Namespace) -> bool:
    return not wanted.yes and sys.stdin is not None and sys.stdin.isatty()


def _agreed() -> bool:
    if sys.stdin is None:
        return False
    if sys.stdin.isatty():
        print("Bring them in? (yes or no) ", end="", file=sys.stderr, flush=True)
    return sys.stdin.buffer.readline(_LONGEST).strip().lower() in _YES
