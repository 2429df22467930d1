"""How a name may stand in a text: whole, turned round, in part, with an ending, run together."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from mentordesk.domain.ordinary_words import (
    AFTER_A_NAME,
    AFTER_A_WORD,
    BEFORE_A_MONTH,
    MONTHS,
    ORDINARY,
    SELDOM_NAMES,
)

Row = tuple[str, ...]
"""Words that follow each other, folded."""

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKS = re.compile("[\u0300-\u036f]")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame"})
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
    }
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_ENDS = frozenset(".!?…\n\r\u2028\u2029")
_OPENS = frozenset('“”„«»‹›‘"')  # noqa: RUF001  the signs people type
_ADDRESS = re.compile(r"[\w.+-]*@\w")
_JOINTS = frozenset("._")
_GAP = 3
_SHORTEST_JOINED = 6
_SHORTEST_BENT = 3
_SHORTEST_HALF = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text, as it is seen there, and folded."""

    at: int
    end: int
    seen: str
    folded: str

    @property
    def is_capital(self) -> bool:
        """Return whether it may be a name by its first letter."""
        return self.seen[0] == self.seen[0].upper()


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is looked through: composed, without signs that nobody sees, in words."""

    text: str
    words: tuple[Word, ...]

    def between(self, first: int, last: int) -> str:
        """Return what stands between two words by their places."""
        return self.text[self.words[first].end : self.words[last].at]

    def beside(self, place: int) -> tuple[str, str]:
        """Return the words before and after one, folded; "" where there is none."""
        before = self.words[place - 1].folded if place else ""
        return before, self.words[place + 1].folded if place + 1 < len(self.words) else ""

    def is_in_an_address(self, place: int) -> bool:
        """Return whether a word stands before the @ of an address, or right after one."""
        word = self.words[place]
        is_handle = self.text[word.at - 1 : word.at] == "@"
        return is_handle or _ADDRESS.match(self.text, word.end) is not None

    def begins_a_sentence(self, place: int) -> bool:
        """Return whether a word has its capital for where it stands."""
        if not place:
            return True
        before = self.between(place - 1, place)
        return not _ENDS.isdisjoint(before) or before[-1:] in _OPENS


@dataclass(frozen=True, slots=True)
class Name:
    """The spellings of a name: those of the whole, and of each part that tells who it is."""

    whole: frozenset[Row]
    parts: frozenset[Row]
    joined: frozenset[str]
    inside: frozenset[str]


def read(text: str) -> Text:
    """Return a text in words, to be looked through for names."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    words = (Word(m.start(), m.end(), m[0], folded(m[0])) for m in _WORD.finditer(plain))
    return Text(plain, tuple(words))


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word without its capitals, accents and ligatures."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFKC", bare.translate(_LETTERS))


@lru_cache(maxsize=1024)
def spellings(name: str) -> Name:
    """Return how a name may stand in a text."""
    whole, parts = set[Row](), set[Row]()
    composed = unicodedata.normalize("NFC", name)
    for way in (composed, composed.casefold().translate(_SPELT_OUT)):
        rows = [_row(piece) for piece in way.split()]
        told = [row for row in rows if row and row[0] not in _TITLES]
        whole |= {tuple(chain.from_iterable(order)) for order in _orders(told)}
        pieces = zip(composed.split(), rows, strict=True)
        own = {row for piece, row in pieces if row in told and _tells(piece, composed)}
        parts |= own | {(half,) for row in own for half in row if len(half) >= _SHORTEST_HALF}
    joined = {"".join(row) for row in whole if len("".join(row)) >= _SHORTEST_JOINED}
    inside = {row[0] for row in parts if len(row) == 1 and row[0].lower() == row[0].upper()}
    return Name(frozenset(whole - {()}), frozenset(parts), frozenset(joined), frozenset(inside))


def whole_in(text: Text, name: str) -> Iterator[range]:
    """Yield the places of the words that are the whole name."""
    known = spellings(name)
    for row in known.whole:
        for place in _places(text, row):
            spread = range(place, place + len(row))
            gaps = (text.between(at, at + 1) for at in spread[:-1])
            if all(len(gap) <= _GAP and _may_part(gap) for gap in gaps):
                yield spread
    yield from (range(n, n + 1) for n, w in enumerate(text.words) if w.folded in known.joined)


def name_in(text: Text, name: str) -> Iterator[range]:
    """Yield the places of all words that tell whose name it is, whole or in part."""
    known = spellings(name)
    for spread in whole_in(text, name):
        if len(spread) > 1 and _is_meant(text, spread):
            yield spread
    for row in known.parts:
        for place in _places(text, row):
            if len(row) > 1 or _is_name(text, place):
                yield range(place, place + len(row))
    for place, word in enumerate(text.words):
        is_hidden = _is_bent(word, known) or word.folded in known.joined
        is_inside = any(part in word.folded for part in known.inside)
        if is_inside or (is_hidden and word.folded not in ORDINARY):
            yield range(place, place + 1)


def _row(piece: str) -> Row:
    return tuple(word.folded for word in read(piece).words)


def _orders(rows: list[Row]) -> tuple[list[Row], ...]:
    """Return the parts as they are, turned round, and the same without those in the middle."""
    ends = [*rows[:1], *rows[1:][-1:]]
    return rows, [*rows[-1:], *rows[:-1]], ends, ends[::-1]


def _tells(piece: str, name: str) -> bool:
    """Return whether a part alone tells who it is: no initial, no “van” before the last name."""
    is_particle = piece == piece.lower() != piece.upper() and name != name.lower()
    return len("".join(_row(piece))) > 1 and not is_particle


def _places(text: Text, row: Row) -> Iterator[int]:
    words = text.words
    for place in range(len(words) - len(row) + 1 if row else 0):
        if words[place].folded == row[0] and all(
            words[place + on].folded == part for on, part in enumerate(row)
        ):
            yield place


def _may_part(gap: str) -> bool:
    return all(sign.isspace() or sign in ",.-‐‑'’_&" for sign in gap)  # noqa: RUF001


def _is_meant(text: Text, spread: range) -> bool:
    """Return whether a whole name is one: of ordinary words each needs its capital, or a joint."""
    words = [text.words[place] for place in spread]
    return (
        any(word.folded not in ORDINARY for word in words)
        or all(word.is_capital for word in words)
        or all(text.between(place, place + 1) in _JOINTS for place in spread[:-1])
        or text.is_in_an_address(spread[-1])
    )


def _is_name(text: Text, place: int) -> bool:
    """Return whether a word is a name here that may be an ordinary word elsewhere."""
    word = text.words[place]
    if word.folded not in ORDINARY:
        return True
    before, after = text.beside(place)
    if word.folded in MONTHS and (before in BEFORE_A_MONTH or before.isdigit() or after.isdigit()):
        return False
    if text.is_in_an_address(place) or _has_title(text, place):
        return True
    return word.is_capital and (not text.begins_a_sentence(place) or _opens_as_name(text, place))


def _has_title(text: Text, place: int) -> bool:
    before, _ = text.beside(place)
    return before in _TITLES and text.between(place - 1, place).strip() in ("", ".")


def _opens_as_name(text: Text, place: int) -> bool:
    """Return whether what follows makes a name of an ordinary word that begins a sentence."""
    _, after = text.beside(place)
    if after in AFTER_A_NAME or text.words[place].folded in SELDOM_NAMES:
        return after in AFTER_A_NAME
    goes_on = bool(after) and not text.between(place, place + 1).strip(" \u00a0")
    return not (goes_on and (after in AFTER_A_WORD or after.isdigit()))


def _is_bent(word: Word, known: Name) -> bool:
    """Return whether a word is a part with an s at its end, as in “Amaras idea”."""
    stem = word.folded.removesuffix("s")
    is_long = _SHORTEST_BENT <= len(stem) < len(word.folded)
    return is_long and stem not in ORDINARY and (stem,) in known.parts
