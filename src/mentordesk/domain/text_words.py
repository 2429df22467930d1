"""A text as it is looked through for names: in words, each as it is seen and folded."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from mentordesk.domain.look_alikes import BREAKS, LIKE, MARKS, ROUND, UNSEEN, looked

Row = tuple[str, ...]
"""Words that follow each other, folded."""

# Apostrophes that a program takes for letters.
_LETTERS_OF_A_WORD = "[^\\W_\u02b9-\u02bf\ua78b\ua78c]+"
_WORD = re.compile(
    f"(?:{_LETTERS_OF_A_WORD}|[{ROUND}])(?:{_LETTERS_OF_A_WORD}|[{ROUND}{MARKS}{UNSEEN}])*"
)
_WORDS = re.compile(f"({_WORD.pattern})")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_MARKS = re.compile(f"[{MARKS}]")
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
_DOTTED = re.compile(f"([aou])[{MARKS}]*?\u0308|ø", re.IGNORECASE)
_RINGED = re.compile(f"(a)[{MARKS}]*?\u030a", re.IGNORECASE)
_ENDS = frozenset(".!?…\n\r\u2028\u2029")
_OPENS = frozenset('“”„«»‹›‘"')  # noqa: RUF001  the signs people type
_MOST_PIECES = 3
_JOINT = re.compile(rf"[-‐‑‧](?:[^\S\n]*\n\s*)?|[*_~`\\]+|[{BREAKS}]+")  # noqa: RUF001  the signs people type
_JOINT_OF_LETTERS = re.compile(r"[-‐‑‧*_~`\\]+|\. ?|[^\S\n]{1,2}")  # noqa: RUF001
_LONGEST_RUN = 12
_ADDRESS = re.compile(rf"[\w.+\-{UNSEEN}]*@[{UNSEEN}]*\w")
_HANDLE = re.compile(rf"(?<![^\W_])@[\w.+\-{UNSEEN}]*\Z")
_LONGEST_HANDLE = 64
_AT_ONCE = 1000
"""Words that are looked at before whoever waits is asked again."""


class Word(NamedTuple):
    """A word where it stands in a text, as it is seen there, and folded.

    `ways` are all that it may be spelt, folded too and that first: in the Latin letters that others
    look like, and with “oe” for “ö”.
    """

    at: int
    end: int
    seen: str
    folded: str
    ways: tuple[str, ...]

    @property
    def is_capital(self) -> bool:
        """Return whether it may be a name by its first letter."""
        return self.seen[0] == self.seen[0].upper()


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is looked through, in words without signs that nobody sees."""

    text: str
    words: tuple[Word, ...]
    places: Mapping[str, list[int]]
    """Where each word stands, by all that it may be spelt, folded."""
    pieces: Mapping[int, tuple[str, ...]]
    """What words like “AmaraIdea” or “amara2” are made of, by their places."""
    runs: Mapping[str, list[range]]
    """Where words stand that are one to a reader, as “Ama-ra”, “**A**mara” or “A m a r a”."""

    def between(self, first: int, last: int) -> str:
        """Return what is seen between two words by their places."""
        return _UNSEEN.sub("", self.text[self.words[first].end : self.words[last].at])

    def beside(self, place: int) -> tuple[str, str]:
        """Return the words before and after one, folded; "" where there is none."""
        before = self.words[place - 1].folded if place else ""
        return before, self.words[place + 1].folded if place + 1 < len(self.words) else ""

    def is_in_an_address(self, place: int) -> bool:
        """Return whether a word stands before the @ of an address, or is in a name after one."""
        word = self.words[place]
        before = self.text[max(0, word.at - _LONGEST_HANDLE) : word.at]
        is_handle = before[-1:] == "@" or _HANDLE.search(before) is not None
        return is_handle or _ADDRESS.match(self.text, word.end) is not None

    def begins_a_sentence(self, place: int) -> bool:
        """Return whether a word has its capital for where it stands."""
        if not place:
            return True
        before = self.between(place - 1, place)
        return not _ENDS.isdisjoint(before) or before[-1:] in _OPENS

    def follows_a_colon(self, place: int) -> bool:
        """Return whether a colon stands before a word, after which some write a capital."""
        return place > 0 and self.between(place - 1, place).rstrip()[-1:] == ":"

    def shouts(self, place: int) -> bool:
        """Return whether a word is all in capitals, and one beside it as well."""
        beside = self.words[max(place - 1, 0) : place + 2]
        loud = [word for word in beside if len(word.seen) > 1 and word.seen.isupper()]
        return len(loud) > 1 and self.words[place] in loud


def read(text: str, go_on: Callable[[], object] = bool) -> Text:
    """Return a text in words, to be looked through for names.

    A long one is read in one piece, so that no name is cut. `go_on` is asked every few words;
    what it raises ends the reading.
    """
    words, pieces = list[Word](), dict[int, tuple[str, ...]]()
    places, runs = defaultdict[str, list[int]](list), defaultdict[str, list[range]](list)
    for found in _WORD.finditer(text):
        seen, bare, ways, made = spelt(found[0])
        if not seen:
            continue
        place = len(words)
        words.append(Word(*found.span(), seen, bare, ways))
        for way in ways:
            places[way].append(place)
        if made:
            pieces[place] = made
        if place % _AT_ONCE == 0:
            go_on()
    for at, end in rows_of(_joints(text, words, go_on)):
        for run in together([word.ways for word in words[at:end]]):
            runs[run].append(range(at, end))
    return Text(text, tuple(words), dict(places), pieces, dict(runs))


@lru_cache(maxsize=32768)
def spelt(written: str) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """Return a word as it is seen, folded, in all its ways, and what it is made of."""
    seen = written
    if not (seen.isascii() and seen.isalnum()):
        seen = unicodedata.normalize("NFC", _UNSEEN.sub("", seen))
    if not seen:
        return "", "", (), ()
    ways = _ways(seen)
    return seen, ways[0], ways, _pieces(seen)


def parted(text: str) -> list[str]:
    """Return a text in pieces: what parts two words and a word in turn, the first and last none."""
    return _WORDS.split(text)


def rows_of(joints: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Yield where each row of words begins and ends that only a joint or a mark parts.

    The `joints` are the places of words that are one with the next.
    """
    for at in sorted(joints):
        for end in range(at, at + _LONGEST_RUN):
            if end not in joints:
                break
            yield at, end + 2


def _joints(text: str, words: Sequence[Word], go_on: Callable[[], object]) -> set[int]:
    joints = set[int]()
    for place, (one, two) in enumerate(pairwise(words)):
        gap = text[one.end : two.at]
        alone = len(one.seen) == len(two.seen) == 1
        # Between most words stands a blank.
        if (alone or gap != " ") and joins(gap, one.folded, two.folded, alone=alone):
            joints.add(place)
        if place % _AT_ONCE == 0:
            go_on()
    return joints


def joins(gap: str, one: str, two: str, *, alone: bool) -> bool:
    """Return whether two folded words are parts of one; of letters `alone` a blank parts none."""
    gap = _UNSEEN.sub("", gap)
    if (_JOINT_OF_LETTERS if alone else _JOINT).fullmatch(gap) is not None:
        return True
    return not gap.isascii() and one.isascii() and two.isascii() and _is_lost(gap)


def _is_lost(gap: str) -> bool:
    """Return whether none of the signs stands for itself on a page, least of all beside Latin.

    Those are marks of other scripts, and what is no character or only that of some program.
    """
    kinds = map(unicodedata.category, gap)
    return all(kind == "Sk" or (kind[0] in "MC" and kind != "Cc") for kind in kinds)


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word without its capitals, accents and ligatures."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFKC", bare.translate(_LETTERS))


def spelt_out(word: str) -> tuple[str, ...]:
    """Return a word with “oe” for “ö” and the like, “aa” for “å”, and with both."""
    if word.isascii():
        return ()
    bare = unicodedata.normalize("NFD", word).translate(LIKE)
    dotted = _DOTTED.sub(lambda letter: f"{letter[1] or letter[0]}e", bare)
    ways = dotted, _RINGED.sub(r"\1a", dotted), _RINGED.sub(r"\1a", bare)
    return tuple(dict.fromkeys(way for way in ways if way != bare))


def letters_of(text: str) -> str:
    """Return the letters of a text run together, in each way that it may be spelt.

    What is not among them is no word there, nor words that are one to a reader. Digits do not count
    as the letters that they look like.
    """
    if text.isascii():
        return "".join(filter(str.isalpha, text.lower()))
    # There are far fewer words than places where they stand.
    parts = [_letters(word) for word in text.split()]
    return " ".join(together(parts)) if parts else ""


@lru_cache(maxsize=32768)
def _letters(word: str) -> tuple[str, ...]:
    """Return the letters of a word in each way that it may be spelt."""
    ways = map(folded, (word, word.translate(LIKE), *spelt_out(word)))
    return tuple(dict.fromkeys("".join(filter(str.isalpha, way)) for way in ways))


@lru_cache(maxsize=8192)
def _ways(seen: str) -> tuple[str, ...]:
    every = (seen, looked(seen), *spelt_out(seen))
    return tuple(dict.fromkeys(map(folded, every)))


def together(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what words run together may be spelt, each part as the others are."""
    most = max(map(len, parts))
    runs = ("".join(ways[min(way, len(ways) - 1)] for ways in parts) for way in range(most))
    return tuple(dict.fromkeys(runs))


@lru_cache(maxsize=8192)
def _pieces(seen: str) -> tuple[str, ...]:
    """Return what a word like “AmaraIdea”, “ALind” or “amara2” is made of, some run together."""
    if seen.isalpha() and (seen[1:].islower() or seen.isupper()):
        return ()
    cuts = [
        at
        for at, (one, two) in enumerate(pairwise(seen), 1)
        if (one.islower() and two.isupper())
        or one.isdigit() != two.isdigit()
        or (one.isupper() and two.isupper() and seen[at + 1 : at + 2].islower())
    ]
    pieces = [_ways(seen[at:to]) for at, to in pairwise([0, *cuts, len(seen)])]
    ends = range(1, _MOST_PIECES + 1)
    made = (together(pieces[at : at + to]) for at in range(len(pieces)) for to in ends)
    return tuple(dict.fromkeys(chain.from_iterable(made))) if cuts else ()
