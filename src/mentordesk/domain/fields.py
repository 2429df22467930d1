"""Reads named values that came from a file or the desk, and says exactly what does not fit."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn, TypeVar

from mentordesk.domain.text import line
from mentordesk.errors import ContentError

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """The named values of one thing; `place` tells where it stands.

    Each method takes a value, or raises ContentError with the place, the name and the reason.
    """

    def __init__(self, given: object, place: str) -> None:
        self.place = place
        if not isinstance(given, Mapping):
            raise ContentError(place=place, field="it", reason="is not a table of named values")
        self._given: dict[str, object] = {str(name): value for name, value in given.items()}
        self._taken: set[str] = set()

    def line(self, name: str, most: int, *, needed: bool = True) -> str:
        """Take one line of words; without one, an empty line unless it is needed."""
        value = self._take(name, "", needed=needed)
        if not isinstance(value, str):
            self._refuse(name, "is not text")
        return self._one_line(name, value, most) if value or needed else ""

    def lines(self, name: str, fewest: int, most: int, longest: int) -> tuple[str, ...]:
        """Take several lines of words, none of them twice."""
        values = self._list(name, fewest, most)
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) < len(values):
            self._refuse(name, "holds something that is not text")
        if len(set(texts)) < len(texts):
            self._refuse(name, "says the same twice")
        return tuple(self._one_line(name, text, longest) for text in texts)

    def number(self, name: str, least: int, most: int) -> int:
        """Take a whole number within bounds."""
        value = self._take(name, None, needed=True)
        if not isinstance(value, int) or isinstance(value, bool):
            self._refuse(name, "is not a whole number")
        if not least <= value <= most:
            self._refuse(name, f"is {value} and not from {least} to {most}")
        return value

    def flag(self, name: str) -> bool:
        """Take a yes or no, which is no where it is not said."""
        value = self._take(name, default=False, needed=False)
        if not isinstance(value, bool):
            self._refuse(name, "is neither true nor false")
        return value

    def one_of(self, name: str, kind: type[Word]) -> Word:
        """Take one of a few words."""
        return self._word(name, self._take(name, None, needed=True), kind)

    def several_of(self, name: str, kind: type[Word], fewest: int, most: int) -> tuple[Word, ...]:
        """Take several words, each one of a few."""
        return tuple(self._word(name, value, kind) for value in self._list(name, fewest, most))

    def tables(self, name: str, fewest: int, most: int) -> tuple["Fields", ...]:
        """Take several things with fields of their own."""
        values = self._list(name, fewest, most)
        places = (f"{self.place}, {name} {number}" for number in range(1, len(values) + 1))
        return tuple(Fields(value, place) for value, place in zip(values, places, strict=True))

    def done(self) -> None:
        """Refuse what nobody asked for: a misspelt name would otherwise go unseen."""
        for name in sorted(set(self._given) - self._taken):
            self._refuse(name, "is not known here")

    def _take(self, name: str, default: object, *, needed: bool) -> object:
        self._taken.add(name)
        if name not in self._given and needed:
            self._refuse(name, "is missing")
        return self._given.get(name, default)

    def _list(self, name: str, fewest: int, most: int) -> list[object]:
        value = self._take(name, [], needed=fewest > 0)
        if not isinstance(value, list | tuple):
            self._refuse(name, "is not a list")
        if not fewest <= len(value) <= most:
            self._refuse(name, f"has {len(value)} entries and not from {fewest} to {most}")
        return list(value)

    def _one_line(self, name: str, value: str, most: int) -> str:
        if not value.strip():
            self._refuse(name, "is empty")
        if len(value) > most:
            self._refuse(name, f"has {len(value)} characters and not at most {most}")
        if value != line(value, name, most):
            self._refuse(name, "is not one clean line")
        return value

    def _word(self, name: str, value: object, kind: type[Word]) -> Word:
        known = {word.value: word for word in kind}
        if not isinstance(value, str) or value not in known:
            self._refuse(name, f"is “{value}” and none of {', '.join(known)}")
        return known[value]

    def _refuse(self, name: str, reason: str) -> NoReturn:
        raise ContentError(place=self.place, field=name, reason=reason)
