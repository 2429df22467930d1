"""What a search is given and what it finds."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentordesk.domain.ids import PersonId, SessionId

MOST_TYPED, MOST_WORDS = 200, 12
SNIPPET, BEFORE = 160, 40
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_SPACE = re.compile(r"\s")
_MARKS, _OTHER_MARKS = re.compile("[\u0300-\u036f]+"), "\u0483"
"""The diacritics of most scripts, and the first of all others."""


class FoundKind(StrEnum):
    """What a text that was found is."""

    NOTE = "note"
    TOPIC = "topic"
    ASK = "ask"
    IDEA = "idea"
    PROMISE = "promise"
    PLAY_BACK = "play_back"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that a text must all hold; the last one may be the beginning of a longer one."""

    words: tuple[str, ...]
    begins: bool = False

    @classmethod
    def typed(cls, text: str) -> "Wanted":
        """Return what somebody looks for who has typed this so far."""
        text = text[:MOST_TYPED]
        words = tuple(_WORD.findall(text))[:MOST_WORDS]
        return cls(words, begins=bool(words) and text.endswith(words[-1]) and _is_long(words[-1]))

    def marks(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where the words stand in a text."""
        whole = {folded(word) for word in self.words}
        beginning = folded(self.words[-1]) if self.begins else None
        for found in _WORD.finditer(text):
            word = folded(found[0])
            if word in whole or (beginning is not None and word.startswith(beginning)):
                yield found.span()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few words of a text, and from where to where in them the wanted ones stand."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found: which noun it belongs to, whose it is, and when it was written."""

    kind: FoundKind
    key: UUID
    session: SessionId
    mentor: PersonId
    at: datetime
    snippet: Snippet


def snippet(text: str, wanted: Wanted) -> Snippet:
    """Return the words around the first one that was wanted, on one line."""
    flat = _SPACE.sub(" ", text)
    first = next(wanted.marks(flat), None)
    start = 0 if first is None else _near(flat, first[0])
    cut = flat[start : start + SNIPPET]
    whole = len(cut) if start + SNIPPET >= len(flat) else cut.rfind(" ")
    return Snippet(cut, tuple((b, e) for b, e in wanted.marks(cut) if first and e <= whole))


def _near(text: str, place: int) -> int:
    """Return where a word begins a little before a place, or some sign if no word does."""
    at = max(0, place - BEFORE)
    return at if at == 0 else max(at, text.find(" ", at - 1, place) + 1)


def _is_long(word: str) -> bool:
    """Return whether a word narrows a search; one letter does where words have no spaces."""
    return len(word) > 1 or unicodedata.category(word) == "Lo"


def folded(word: str) -> str:
    """Return words as they are compared: without capitals and diacritics."""
    if word.isascii():
        return word.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFD", word.lower()))
    if max(plain, default="") < _OTHER_MARKS:
        return plain
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
