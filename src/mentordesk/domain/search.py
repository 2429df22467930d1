"""What a search is given and what it finds."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentordesk.domain.idea import Stage
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.session import Session

MOST_TYPED, MOST_WORDS = 200, 12
SNIPPET, BEFORE = 160, 40
_SIGNS_OVER = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a"
)
"""Signs that stand over, under or beside a letter, as vowels and tones, and part no word."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS_OVER}])*")
_SPACE = re.compile(r"\s")
UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""The signs of Thai, Lao, Burmese, Khmer, Japanese and Chinese, whose words no blank parts.

They know no capitals. Written as a set of signs of patterns, between square brackets.
"""
_UNPARTED = re.compile(f"[{UNPARTED}]")
_RUN = re.compile(f"[{UNPARTED}]+")
_MARKS, _OTHER_MARKS = re.compile("[\u0300-\u036f]+"), "\u0483"
"""The diacritics of most scripts, and the first of all others."""


class FoundKind(StrEnum):
    """What a text that was found is, in the order in which it is shown."""

    PERSON = "person"
    IDEA = "idea"
    PROMISE = "promise"
    TRIED = "tried"
    TOPIC = "topic"
    ASK = "ask"
    PLAY_BACK = "play_back"
    NOTE = "note"
    SEEN = "seen"
    SESSION = "session"
    CLAUSE = "clause"
    AIM = "aim"
    PAGE = "page"
    WORKSHEET = "worksheet"


INDEXED = frozenset(
    {
        *(FoundKind.NOTE, FoundKind.TOPIC, FoundKind.ASK),
        *(FoundKind.IDEA, FoundKind.PROMISE, FoundKind.PLAY_BACK),
    }
)
"""What there may be tens of thousands of, and the index holds."""
AT_THE_TABLE = INDEXED | {FoundKind.CLAUSE}
"""What lies between the two: with the mentor beside the screen nothing else is shown."""


class Opens(StrEnum):
    """What stands behind something that was found."""

    SESSION = "session"
    IDEA = "idea"
    PERSON = "person"
    WORKSHEET = "worksheet"


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

    @property
    def unparted(self) -> tuple[str, ...]:
        """Return the words of a script that parts none: they may stand in the midst of others."""
        return tuple(word for word in self.words if _UNPARTED.search(word))

    @property
    def mixed(self) -> tuple[str, ...]:
        """Return those that have other letters, too."""
        return tuple(word for word in self.unparted if not _RUN.fullmatch(word))

    @property
    def in_pairs(self) -> tuple[str, ...]:
        """Return of each of those the longest run of such signs, as `in_pairs` writes it.

        A run of several signs ends with a whole pair, as it may in the midst of a longer one.
        """
        runs = (max(_RUN.findall(word), key=len) for word in self.unparted)
        return tuple(in_pairs(run).rpartition(" ")[0] or run for run in runs)

    @property
    def parted(self) -> "Wanted":
        """Return what is wanted without those."""
        words = tuple(word for word in self.words if not _UNPARTED.search(word))
        return Wanted(words, begins=self.begins and words[-1:] == self.words[-1:])

    def marks(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where the words stand in a text."""
        inner = self.unparted
        parted = self.parted
        whole = {folded(word) for word in parted.words}
        beginning = folded(parted.words[-1]) if parted.begins else None
        for found in _WORD.finditer(text):
            word = folded(found[0])
            if word in whole or (beginning is not None and word.startswith(beginning)):
                yield found.span()
            elif inner:
                yield from _inside(found, inner)

    def is_in(self, text: str) -> bool:
        """Return whether a text holds all the words."""
        plain = folded(text)
        if not all(folded(word) in plain for word in self.words):
            return False  # most of thirty thousand, without a look at each of their words
        whole = (Wanted((word,)) for word in self.words[:-1])
        last = Wanted(self.words[-1:], self.begins)
        return all(any(one.marks(text)) for one in (*whole, last) if one.words)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few words of a text, and from where to where in them the wanted ones stand.

    Something may stand `before` and `after` them.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    before: bool = False
    after: bool = False

    @property
    def dotted(self) -> str:
        """Return the words, with dots where they were cut."""
        return f"{'…' * self.before}{self.text.strip()}{'…' * self.after}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found: which noun it belongs to, whose it is, and when it was written.

    What belongs to no session and to no day has none; a worksheet is nobody's yet.
    """

    kind: FoundKind
    key: UUID
    session: SessionId | None
    mentor: PersonId | None
    at: datetime | None
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Within:
    """Where something is looked for: with one mentor or with all.

    At the table the mentor sees the screen: only what lies between the two is found then.
    """

    mentor: PersonId | None = None
    at_table: bool = False

    @property
    def kinds(self) -> frozenset[FoundKind]:
        """Return what may be found."""
        return AT_THE_TABLE if self.at_table else frozenset(FoundKind)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Something that was found, and where it leads.

    `whose` is the mentor's name, blank where it is nobody's. An idea has its `stage`, and `inside`
    are the words of the one that it was joined into, which is opened in its place.
    """

    hit: Hit
    opens: Opens
    leads: UUID
    whose: str = ""
    session: Session | None = None
    stage: Stage | None = None
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, kind by kind and the newest of each first.

    Where `more` was written with these words only the newest are there.
    """

    places: tuple[FoundPlace, ...] = ()
    more: bool = False


def in_pairs(text: str) -> str:
    """Return every two signs that follow each other in scripts whose words no blank parts.

    Each sign begins a pair, and the last one of a run stands alone: “季度报” gives “季度 度报 报”.
    """
    return " ".join(run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run)))


def snippet(text: str, wanted: Wanted) -> Snippet:
    """Return the words around the first one that was wanted, on one line."""
    flat = _SPACE.sub(" ", text)
    first = next(wanted.marks(flat), None)
    start = 0 if first is None else _near(flat, first[0])
    cut = flat[start : start + SNIPPET]
    ends = start + SNIPPET >= len(flat)
    whole = len(cut) if ends else cut.rfind(" ")
    marks = tuple((b, e) for b, e in wanted.marks(cut) if first and e <= whole)
    return Snippet(cut, marks, before=start > 0, after=not ends)


def _inside(found: re.Match[str], inner: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where words stand in the midst of a run of signs, none over another."""
    run, at, end = found[0], found.start(), 0
    spans = sorted(
        (m.start(), m.end())
        for word in inner
        for m in re.finditer(re.escape(word), run, re.IGNORECASE)
    )
    for begin, stop in spans:
        if begin >= end:
            end = stop
            yield at + begin, at + stop


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
