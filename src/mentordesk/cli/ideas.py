"""All ideas saved to a file, and earlier ones brought in, from the command line."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentordesk.cli.passphrase import opened
from mentordesk.domain.earlier import NO_NAME, Choices, Letters, Order, Preview, Unknown, folded
from mentordesk.domain.earlier_problems import some_of
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person, Role
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import WrongUseError
from mentordesk.exchange.clean_text import clean
from mentordesk.services.desk import lock
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.workspace import Workspace

SHOWN, OF_EACH = 40, 3
NEW = "new"
_YES = (b"y", b"yes")
_LONGEST = 100
_SIGNS = {"tab": "\t", None: ""}


def export(wanted: Namespace) -> int:
    """Write all ideas, or the ledger entry by entry, into one file, whole or not at all."""
    form = IdeasForm(wanted.format) if wanted.format else IdeasForm.of(wanted.file)
    workspace = opened(wanted)
    source = workspace.ledger_export if wanted.entries else workspace.idea_export
    try:
        count = source.save(wanted.file, form, replace=wanted.replace)
    finally:
        lock(workspace)
    one, many = ("entry", "entries") if wanted.entries else ("idea", "ideas")
    print(f"Written, with {count:,} {one if count == 1 else many}: {wanted.file}")
    print(SaysIdeas().unlocked())
    return 0


def bring(wanted: Namespace) -> int:
    """Say what would come in, ask, and bring in all of it or nothing."""
    workspace = opened(wanted)
    try:
        choices, shown = _shown(workspace, wanted)
        _only_settled(shown)
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
            workspace.idea_import.save_left(came, SaysIdeas(), wanted.left_out)
            print(f"What stayed out is listed in {wanted.left_out}")
    finally:
        lock(workspace)
    return 0


def _shown(workspace: Workspace, wanted: Namespace) -> tuple[Choices, Preview]:
    letters = None if wanted.letters is None else Letters(wanted.letters)
    sign = _SIGNS.get(wanted.separator, wanted.separator)
    choices = Choices(doubles=wanted.doubles, letters=letters, separator=sign)
    choices = replace(choices, others_are_new=wanted.others_are_new)
    if wanted.mentor is not None:
        whose = {folded(who.name): who.id for who in workspace.people.mentors()}
        if folded(wanted.mentor) not in whose:
            message = f"No mentor here is called {wanted.mentor!r}; nothing was changed."
            raise WrongUseError(message=message)
        choices = replace(choices, people={NO_NAME: whose[folded(wanted.mentor)]})
    shown = workspace.idea_import.preview(wanted.file, choices)
    if shown.doubts and wanted.dates:
        told = [Order(one.replace("-", "_")) for one in wanted.dates]
        orders = {d.sign: order for d in shown.doubts for order in told if order in d.orders}
        choices = replace(choices, orders={**shown.orders, **orders})
        shown = workspace.idea_import.preview(wanted.file, choices)
    if wanted.who:
        meant = dict(choices.people)
        for told in wanted.who:
            meant.update([_meant(told, shown, workspace.people.everybody())])
        choices = replace(choices, people=meant)
        shown = workspace.idea_import.preview(wanted.file, choices)
    return choices, shown


def _meant(told: str, shown: Preview, people: Sequence[Person]) -> tuple[str, PersonId | None]:
    """Return who a name in the file stands for, as NAME=WHO says.

    Raises WrongUseError where that is nobody, or not one person alone.
    """
    name, _, who = told.rpartition("=")
    asked = [one for one in shown.unknown if folded(one.name) == folded(name) != NO_NAME]
    if len(asked) != 1:
        found = "several people have that name there" if asked else "nobody there has to be told"
        raise WrongUseError(message=f"--who {name!r}: {found}; nothing was changed.")
    (one,) = asked
    if folded(who) == NEW:
        return one.key, None
    here = [p for p in people if folded(p.name) == folded(who) and _may_be(p, one)]
    if len(here) != 1:
        found = "Several people here are" if here else "Nobody here who can be meant is"
        raise WrongUseError(message=f"{found} called {who!r}; nothing was changed.")
    return one.key, here[0].id


def _may_be(person: Person, told: Unknown) -> bool:
    if not told.is_mentor or person.role is Role.MENTOR:
        return True
    return person.role is Role.OTHER and folded(person.name) == folded(told.name)


def _only_settled(shown: Preview) -> None:
    for doubt in shown.doubts:
        ways = " or ".join(f"--dates {order.value.replace('_', '-')}" for order in doubt.orders)
        message = f"Dates like {doubt.said!r} can be read in several ways; add {ways}."
        raise WrongUseError(message=message)
    if shown.count and not shown.settled:
        if any(who.is_open and who.name == NO_NAME for who in shown.unknown):
            raise WrongUseError(message="Not every idea says whose it is; add --mentor NAME.")
        name = next((clean(who.name) for who in shown.unknown if who.is_open), "")
        if not name:
            others = shown.others
            words = SaysIdeas().others(others.count, others.mentors, [*map(clean, others.names)])
            raise WrongUseError(message=f"{words} Add --others-are-new if all of them are.")
        message = f"Is {name} in the file the one here, or somebody new? Add --who {name!r}=NAME, "
        raise WrongUseError(message=f"{message}with the name of somebody here, or =new.")


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
