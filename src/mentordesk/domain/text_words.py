"""A text as it is looked through for names: in words, each as it is seen and folded."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mentordesk.domain.look_alikes import MARKS, ROUND, UNSEEN, looked

Row = tuple[str, ...]
"""Words that follow each other, folded."""

_LETTER = f"[^\\W_]|[{ROUND}]"
_WORD = re.compile(f"(?:{_LETTER})(?:{_LETTER}|[{MARKS}{UNSEEN}])*")
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
_ENDS = frozenset(".!?…\n\r\u2028\u2029")
_OPENS = frozenset('“”„«»‹›‘"')  # noqa: RUF001  the signs people type
_MOST_PIECES = 3
_JOINT = re.compile(r"[-‐‑](?:[^\S\n]*\n\s*)?|[*_~`]+")  # noqa: RUF001  the signs people type
_JOINT_OF_LETTERS = re.compile(r"[-‐‑*_~`]+|\. ?| ")  # noqa: RUF001
_LONGEST_RUN = 12
_ADDRESS = re.compile(r"[\w.+-]*@\w")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text, as it is seen there, and folded.

    `looks` is folded too, of the Latin letters that others look like.
    """

    at: int
    end: int
    seen: str
    folded: str
    looks: str

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
    """Where each word stands, by its folded letters and by what they look like."""
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

    def follows_a_colon(self, place: int) -> bool:
        """Return whether a colon stands before a word, after which some write a capital."""
        return place > 0 and self.between(place - 1, place).rstrip()[-1:] == ":"

    def shouts(self, place: int) -> bool:
        """Return whether a word is all in capitals, and one beside it as well."""
        beside = self.words[max(place - 1, 0) : place + 2]
        loud = [word for word in beside if len(word.seen) > 1 and word.seen.isupper()]
        return len(loud) > 1 and self.words[place] in loud


def read(text: str) -> Text:
    """Return a text in words, to be looked through for names."""
    words = tuple(filter(lambda word: word.seen, map(_word, _WORD.finditer(text))))
    places, runs = defaultdict[str, list[int]](list), defaultdict[str, list[range]](list)
    for place, word in enumerate(words):
        places[word.folded].append(place)
        if word.looks != word.folded:
            places[word.looks].append(place)
    for at, end in _runs(text, words):
        runs["".join(word.folded for word in words[at:end])].append(range(at, end))
    pieces = {n: made for n, word in enumerate(words) if (made := _pieces(word.seen))}
    return Text(text, words, dict(places), pieces, dict(runs))


def _word(found: re.Match[str]) -> Word:
    seen = found[0]
    if not seen.isascii():
        seen = unicodedata.normalize("NFC", _UNSEEN.sub("", seen))
    plain, looks = folded(seen), looked(seen)
    return Word(found.start(), found.end(), seen, plain, plain if looks == seen else folded(looks))


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where each row of words begins and ends that only a joint or a mark parts."""
    joints = [_joint(text, one, two) for one, two in pairwise(words)]
    for at in range(len(joints)):
        for end in range(at, min(at + _LONGEST_RUN, len(joints))):
            if not joints[end]:
                break
            yield at, end + 2


def _joint(text: str, one: Word, two: Word) -> bool:
    """Return whether two words are parts of one; of letters standing alone a blank parts none."""
    alone = len(one.seen) == len(two.seen) == 1
    gap = text[one.end : two.at]
    if gap == " ":  # as between most words
        return alone
    gap = _UNSEEN.sub("", gap)
    return (_JOINT_OF_LETTERS if alone else _JOINT).fullmatch(gap) is not None


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
