"""A text as it is looked through for names: in words, each as it is seen and folded."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

Row = tuple[str, ...]
"""Words that follow each other, folded."""

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKS = re.compile("[\u0300-\u036f]")
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
_ENDS = frozenset(".!?…\n\r\u2028\u2029")
_OPENS = frozenset('“”„«»‹›‘"')  # noqa: RUF001  the signs people type
_MOST_PIECES = 3
_ADDRESS = re.compile(r"[\w.+-]*@\w")


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
    places: Mapping[str, list[int]]
    """Where each word stands, by its folded letters."""
    pieces: Mapping[int, tuple[str, ...]]
    """What words like “AmaraIdea” or “amara2” are made of, by their places."""

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


def read(text: str) -> Text:
    """Return a text in words, to be looked through for names."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    words = tuple(Word(m.start(), m.end(), m[0], folded(m[0])) for m in _WORD.finditer(plain))
    places = defaultdict[str, list[int]](list)
    for place, word in enumerate(words):
        places[word.folded].append(place)
    pieces = {n: made for n, word in enumerate(words) if (made := _pieces(word.seen))}
    return Text(plain, words, dict(places), pieces)


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word without its capitals, accents and ligatures."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFKC", bare.translate(_LETTERS))


@lru_cache(maxsize=8192)
def _pieces(seen: str) -> tuple[str, ...]:
    """Return what a word like “AmaraIdea” or “amara2” is made of, folded, some run together."""
    if seen.isalpha() and (seen[1:].islower() or seen.isupper()):
        return ()
    cuts = [
        at
        for at, (one, two) in enumerate(pairwise(seen), 1)
        if (one.islower() and two.isupper()) or one.isdigit() != two.isdigit()
    ]
    pieces = [folded(seen[at:to]) for at, to in pairwise([0, *cuts, len(seen)])]
    ends = range(1, _MOST_PIECES + 1)
    made = ("".join(pieces[at : at + to]) for at in range(len(pieces)) for to in ends)
    return tuple(dict.fromkeys(made)) if cuts else ()
