"""The people of a desk, of whom a text names few: there may be thousands of both."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import chain

from mentordesk.domain.first_look import FirstLook, first_look
from mentordesk.domain.name_forms import spellings
from mentordesk.domain.person import Person, Role
from mentordesk.domain.spelling import named_in
from mentordesk.domain.text_words import Text, folded, letters_of, read

_BEGINNING = 3


class Crowd:
    """People whose names are made ready once, to be looked for in any number of texts."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)
        self._beginnings = defaultdict[str, list[tuple[str, Person]]](list)
        self._marks = defaultdict[str, list[Person]](list)
        for person in self._people:
            for word in _telling_words(person):
                self._beginnings[word[:_BEGINNING]].append((word, person))
            for mark in _marks(person):
                self._marks[mark].append(person)
        every = chain.from_iterable(self._beginnings.values())
        self._words = tuple(dict.fromkeys(word for word, _ in every))

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people)

    def may_name(self, text: str, go_on: Callable[[], object] = bool) -> bool:
        """Return whether a text may name anybody; most do not, and need not be read for it.

        `go_on` is asked again and again while a long one is looked at; what it raises ends that.
        """
        return self._first_look.may_name(text, go_on)

    def near(self, text: Text) -> tuple[Person, ...]:
        """Return everybody of whose name a word stands anywhere in a text, in the middle too."""
        others = (way for word in text.words for way in word.ways[1:])
        seen = "".join((*(word.folded for word in text.words), *others))
        found = {
            person.id: person
            for beginning, named in self._beginnings.items()
            if beginning in seen
            for word, person in named
            if word in seen
        }
        pieces = chain.from_iterable(text.pieces.values())
        for mark in self._marks.keys() & {*text.places, *text.runs, *pieces}:
            found |= {person.id: person for person in self._marks[mark]}
        return tuple(found.values())

    def named_in(self, text: str) -> Iterator[Person]:
        """Yield everybody whose name may stand in a text, which is looked through only then."""
        if not self.may_name(text):
            return
        letters = letters_of(text)
        if any(word in letters for word in self._words):
            looked_at = read(text)
            near = self.near(looked_at)
            yield from (p for p in near if any(True for _ in named_in(looked_at, p.names)))

    @cached_property
    def _first_look(self) -> FirstLook:
        return first_look(tuple(name for person in self._people for name in person.names))


def crowd(people: Iterable[Person]) -> Crowd:
    """Return people ready to be looked for; those that are ready already stay as they are."""
    return people if isinstance(people, Crowd) else Crowd(people)


def around(leader: Person, mentor: Person, people: Iterable[Person]) -> Crowd:
    """Return a crowd in what is told to a mentor: neither of the two is a third person there."""
    others = (person for person in people if person.id not in (leader.id, mentor.id))
    return Crowd((leader, replace(mentor, role=Role.LEADER), *others))


def _telling_words(person: Person) -> frozenset[str]:
    """Return the longest word of each way to spell a name: without one of them it is not there."""
    telling = set[str]()
    for known in map(spellings, person.names):
        telling |= {max(row, key=len) for row in known.whole | known.parts}
        telling |= known.inside & known.signs
    return frozenset(telling)


def _marks(person: Person) -> frozenset[str]:
    """Return the initials of a person, and what is one sign of their names."""
    marks = set[str]()
    for known in map(spellings, person.names):
        marks |= {*map("".join, known.initials), *map(folded, known.signs)}
    return frozenset(marks)
