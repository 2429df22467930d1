"""Roles instead of names: who somebody is to the pair, and not what they are called."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from operator import is_not
from typing import Any, TypeVar, cast

from mentordesk.domain.as_shown import put_instead
from mentordesk.domain.crowd import Crowd, crowd
from mentordesk.domain.person import Person
from mentordesk.domain.spelling import named_in
from mentordesk.domain.text_words import Text, read

LEADER, MENTOR = "the leader", "the mentor"
ROLES = frozenset({LEADER, MENTOR})
_AFTER_THE, _NEAR = re.compile(r"\bthe \Z", re.IGNORECASE), 5
_COLLEAGUE = "colleague {number}"
_NUMBERED = re.compile(r"colleague \d+")

Value = TypeVar("Value")


class RoleNames:
    """The roles of a desk's people in one file; who is neither of the pair is a numbered colleague.

    The numbers follow the order in which names are met, so that two people stay two, and begin anew
    with each file.
    """

    def __init__(self, leader: Person, mentor: Person, people: Iterable[Person]) -> None:
        others = (person for person in people if person.id not in (leader.id, mentor.id))
        self._people = Crowd((leader, mentor, *others))
        self._roles = {leader.id: LEADER, mentor.id: MENTOR}
        self._colleagues = 0
        self._told_before = dict[str, str]()

    def of(self, text: str) -> str:
        """Return a text with a role for each name of the desk's people, in any spelling.

        A name that two people have is told as either role. A word that is ordinary or else a name
        is taken for the name: nobody may look at each word before the file leaves.
        """
        if text not in self._told_before:
            find = partial(_named, people=self._people)
            may = self._people.may_name
            self._told_before[text] = put_instead(text, find, self._told, may)
        return self._told_before[text]

    def _told(self, text: Text, spread: range, whose: list[Person]) -> str:
        first, last = text.words[spread[0]], text.words[spread[-1]]
        role = " or ".join(map(self._role, whose))
        if _AFTER_THE.search(text.text, max(0, first.at - _NEAR), first.at):
            role = role.removeprefix("the ")
        is_all = (first.at, last.end) == (0, len(text.text))
        begins = text.begins_a_sentence(spread[0]) and not is_all
        return role[:1].upper() + role[1:] if begins else role

    def _role(self, person: Person) -> str:
        if person.id not in self._roles:
            self._colleagues += 1
            self._roles[person.id] = _COLLEAGUE.format(number=self._colleagues)
        return self._roles[person.id]


def beginning(who: str) -> str:
    """Return what a sentence begins with that tells of a person; a name stays as it is written."""
    is_role = who in ROLES or _NUMBERED.fullmatch(who)
    return who[:1].upper() + who[1:] if is_role else who


def with_texts(value: Value, change: Callable[[str], str]) -> Value:
    """Return a value with each text in it changed, however deep it lies.

    Texts are looked for in tuples and in every field of dataclasses, so that no field is forgotten
    that is added later.
    """
    return cast("Value", _changed(value, change))


def names_in(
    text: str, people: Iterable[Person], go_on: Callable[[], object] = bool
) -> Counter[str]:
    """Return the words of a text that name people of the desk, and how often each stands there.

    `go_on` is asked again and again while a long one is read; what it raises ends the work.
    """
    people = crowd(people)
    if not people.may_name(text, go_on):
        return Counter()
    looked_at = read(text, go_on)
    return Counter(
        text[looked_at.words[spread[0]].at : looked_at.words[spread[-1]].end]
        for spread, _ in _named(looked_at, people)
    )


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value)
    if isinstance(value, tuple):
        parts = tuple(_changed(part, change) for part in value)
        return parts if any(map(is_not, parts, value)) else value
    kind: Any = type(value)
    names = _named_fields(kind)
    now = [getattr(value, name) for name in names]
    told = [_changed(part, change) for part in now]
    if not any(map(is_not, told, now)):
        return value
    # `replace` looks through all fields once more, half a million in a long summary.
    return kind(**dict(zip(names, told, strict=True)))


@cache
def _named_fields(kind: type) -> tuple[str, ...]:
    """Return the fields that make a value of a dataclass, none for what is no dataclass."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()


def _named(text: Text, people: Crowd) -> Iterator[tuple[range, list[Person]]]:
    """Yield the places of names and whose they may be, from the first, none within another."""
    whose = dict[range, list[Person]]()
    for person in people.near(text):
        for spread in {spread for spread, _ in named_in(text, person.names)}:
            whose.setdefault(spread, []).append(person)
    end = 0
    for spread in sorted(whose, key=lambda spread: (spread[0], -len(spread))):
        if spread[0] >= end:
            end = spread[-1] + 1
            yield spread, whose[spread]
