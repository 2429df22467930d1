"""What has to be said before a list of earlier ideas can come in, and how it is said in a command.

All of it is asked at once: a list of years has more than one thing in doubt.
"""

import shlex
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mentordesk.domain.earlier import (
    NO_NAME,
    Choices,
    DateDoubt,
    Letters,
    Order,
    Preview,
    Unknown,
    folded,
)
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person, Role
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.exchange.clean_text import clean
from mentordesk.services.workspace import Workspace

NEW = "new"
_SIGNS = {"tab": "\t", None: ""}
_OPTIONS = {order.value.replace("_", "-"): order for order in Order}


class Answers:
    """What a command says of a file, and what of it says nothing."""

    def __init__(self, workspace: Workspace, wanted: Namespace) -> None:
        self._workspace, self._wanted = workspace, wanted
        self._asked = set[str]()
        self.refused: list[str] = []
        self.choices = Choices(
            people=self._whose(),
            doubles=wanted.doubles,
            letters=None if wanted.letters is None else Letters(wanted.letters),
            separator=_SIGNS.get(wanted.separator, wanted.separator),
            others_are_new=wanted.others_are_new,
        )

    def shown(self) -> Preview:
        """Return what would come in as far as the command says; the choices are complete then."""
        shown = self._look()
        orders = dict(_orders(self._wanted.dates, shown))
        if orders:
            self.choices = replace(self.choices, orders={**shown.orders, **orders})
            shown = self._look()
        if self._wanted.who:
            people = self._workspace.people.everybody()
            meant = dict(self.choices.people)
            for told in self._wanted.who:
                meant.update(self._meant(told, shown, people))
            self.choices = replace(self.choices, people=meant)
            shown = self._look()
        return shown

    def _look(self) -> Preview:
        shown = self._workspace.idea_import.preview(self._wanted.file, self.choices)
        self._asked.update(folded(one.name) for one in shown.unknown)
        return shown

    def _whose(self) -> Mapping[str, PersonId | None]:
        """Return whose the ideas are that name nobody."""
        name = self._wanted.mentor
        if name is None:
            return {}
        whose = {folded(who.name): who.id for who in self._workspace.people.mentors()}
        if folded(name) in whose:
            return {NO_NAME: whose[folded(name)]}
        self.refused.append(f"--mentor: no mentor here is called {name!r}.")
        return {}

    def _meant(
        self, told: str, shown: Preview, people: Sequence[Person]
    ) -> dict[str, PersonId | None]:
        """Return who a name in the file stands for, as NAME=WHO says; nothing where that is open.

        Who is not asked about any more now that the dates are read needs no answer.
        """
        name, _, who = told.rpartition("=")
        asked = [one for one in shown.unknown if folded(one.name) == folded(name) != NO_NAME]
        if len(asked) != 1:
            if asked or folded(name) not in self._asked:
                found = "several people have that name" if asked else "nobody there has to be told"
                self.refused.append(f"--who {name!r}: {found} in the file.")
            return {}
        (one,) = asked
        if folded(who) == NEW:
            return {one.key: None}
        here = [p for p in people if folded(p.name) == folded(who) and _may_be(p, one)]
        if len(here) == 1:
            return {one.key: here[0].id}
        found = "several people here are" if here else "nobody here who can be meant is"
        self.refused.append(f"--who {name!r}: {found} called {who!r}.")
        return {}


def questions(shown: Preview, refused: Sequence[str]) -> list[str]:
    """Return all that has to be said before anything can come in, with the words that say it."""
    told = [*refused, *(_of_dates(doubt, shown.doubts) for doubt in shown.doubts)]
    if not shown.settled and (shown.doubts or shown.count):
        mentor_refused = any(one.startswith("--mentor") for one in refused)
        told += _of_people(shown, asks_for_mentor=not mentor_refused)
    return told


def _orders(told: Sequence[tuple[str, str]], shown: Preview) -> Iterator[tuple[str, Order]]:
    """Yield the orders that were told by the signs they hold for, those of one sign last."""
    for sign, option in sorted(told, key=lambda one: bool(one[0])):
        order = _OPTIONS[option]
        for doubt in (*shown.doubts, *shown.told) if sign else shown.doubts:
            if order in doubt.orders and sign in ("", doubt.sign):
                yield doubt.sign, order


def _of_dates(doubt: DateDoubt, every: Sequence[DateDoubt]) -> str:
    alike = [one for one in every if set(one.orders) & set(doubt.orders)]
    ways = []
    for option, order in _OPTIONS.items():
        if order in doubt.orders:
            day = doubt.days.get(order)
            meant = "" if day is None else f" ({day.isoformat()})"
            # A sign may be a hyphen, which would begin another option.
            said = f" {option}" if len(alike) == 1 else "=" + shlex.quote(f"{doubt.sign}={option}")
            ways.append(f"--dates{said}{meant}")
    return f"Dates like {doubt.said!r} can be read in several ways: add {' or '.join(ways)}."


def _of_people(shown: Preview, *, asks_for_mentor: bool) -> Iterator[str]:
    for who in shown.unknown:
        if who.is_open and who.name != NO_NAME:
            yield _of_person(who, shown.unknown)
        elif who.is_open and asks_for_mentor:
            yield "Not every idea says whose it is: add --mentor NAME, with that of a mentor here."
    if shown.others.is_open:
        others = shown.others
        words = SaysIdeas().others(others.count, others.mentors, [*map(clean, others.names)])
        yield f"{words} Add --others-are-new if all of them are."


def _of_person(who: Unknown, every: Sequence[Unknown]) -> str:
    name = clean(who.name)
    rows = ", ".join(map(str, who.rows))
    if sum(folded(one.name) == folded(who.name) for one in every) > 1:
        return (
            f"Several people in the file are called {name} (row {rows}): the window asks of each."
        )
    here, new = (shlex.quote(f"{name}={meant}") for meant in ("NAME", NEW))
    asks = f"Is {name} in the file (row {rows}) somebody here, or new?"
    return f"{asks} Add --who {here}, with the name of who it is here, or --who {new}."


def _may_be(person: Person, told: Unknown) -> bool:
    if not told.is_mentor or person.role is Role.MENTOR:
        return True
    return person.role is Role.OTHER and folded(person.name) == folded(told.name)
