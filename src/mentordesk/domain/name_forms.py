"""The spellings of a name: in whole, in part, run together, and short, as in an address."""

import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from mentordesk.domain.look_alikes import looked
from mentordesk.domain.ordinary_words import ABBREVIATED, NO_GENITIVE, ORDINARY
from mentordesk.domain.text_words import Row, read, spelt_out

TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame"})
"""Words before a name that are none of it."""

_SHORTEST_JOINED = 6
_SHORTEST_BENT = 2
_SHORTEST_HALF = 3


@dataclass(frozen=True, slots=True)
class Name:
    """The spellings of a name: those of the whole, and of each part that tells who it is.

    `grown` are words made of parts, or one with an s, as in “Amaras idea”; `bent` are parts with an
    s that are ordinary words or nearly. `short` is a part with the initial of the other, `initials`
    are nothing but those, and `handles` are such as people have in an address. `inside` are parts
    in letters of which words are not parted by blanks, and `signs` those of one sign.
    """

    whole: frozenset[Row]
    parts: frozenset[Row]
    joined: frozenset[str]
    grown: frozenset[str]
    bent: frozenset[str]
    short: frozenset[Row]
    initials: frozenset[Row]
    handles: frozenset[str]
    inside: frozenset[str]
    signs: frozenset[str]


@lru_cache(maxsize=1024)
def spellings(name: str) -> Name:
    """Return how a name may stand in a text."""
    whole, parts, runs = set[Row](), set[Row](), set[str]()
    short, initials, handles = set[Row](), set[Row](), set[str]()
    composed = unicodedata.normalize("NFC", name)
    low = composed.casefold()
    looks = " ".join(looked(piece) for piece in composed.split()).casefold()
    for way in dict.fromkeys((low, *spelt_out(low), looks)):
        rows = [_row(piece) for piece in way.split()]
        told = [row for row in rows if row and row[0] not in TITLES]
        whole |= {tuple(chain.from_iterable(order)) for order in _orders(told)}
        pieces = zip(composed.split(), rows, strict=True)
        own = {row for piece, row in pieces if row in told and _tells(piece, composed)}
        halves = {half for row in own for half in (*row, "".join(row))}
        parts |= own | {(half,) for half in halves if len(half) >= _SHORTEST_HALF}
        runs |= {_run(told[at:to]) for at, to in _stretches(len(told)) if own & {*told[at:to]}}
        short |= set(_short(told))
        initials |= set(_initials(told))
        handles |= set(_handles(told))
    joined = {"".join(row) for row in whole}
    alone = {row[0] for row in parts if len(row) == 1}
    signs = frozenset(_signs(composed))
    return Name(
        frozenset(whole - {()}),
        frozenset(parts),
        frozenset(filter(_is_long, joined)),
        frozenset({*filter(_is_long, joined | runs | handles), *_bent(alone)} - ORDINARY),
        frozenset(f"{part}s" for part in alone if _is_bent_in_doubt(part)) - NO_GENITIVE,
        frozenset(short),
        frozenset(initials),
        frozenset({*handles, *map("".join, short | initials)}),
        frozenset({part for part in alone if part.lower() == part.upper()} | _wide(signs)),
        signs,
    )


def _row(piece: str) -> Row:
    return tuple(word.folded for word in read(piece).words)


def _run(rows: list[Row]) -> str:
    return "".join(chain.from_iterable(rows))


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Yield where each row of two and more begins and ends."""
    return ((at, to) for at in range(count) for to in range(at + 2, count + 1))


def _handles(rows: list[Row]) -> Iterator[str]:
    """Yield the last name with the first letter of the first one, before or after it, or of all."""
    if len(rows) > 1:
        last = "".join(rows[-1])
        yield rows[0][0][:1] + last
        yield last + rows[0][0][:1]
        yield "".join(row[0][:1] for row in rows[:-1]) + last


def _short(rows: list[Row]) -> Iterator[Row]:
    """Yield a part with the initial of the other on either side, as in “J. Lind” and “lind_j”."""
    if len(rows) > 1:
        for part, other in ((rows[0], rows[-1]), (rows[-1], rows[0])):
            if len("".join(part)) > 1:
                yield other[0][:1], *part
                yield *part, other[0][:1]


def _initials(rows: list[Row]) -> Iterator[Row]:
    """Yield the first letters of first and last name, and of all, unless those are a word."""
    every = tuple(row[0][:1] for row in rows)
    for letters in {every, (*every[:1], *every[-1:])}:
        if len(letters) > 1 and "".join(letters) not in ORDINARY | ABBREVIATED:
            yield letters


def _signs(name: str) -> Iterator[str]:
    """Yield each part of a name that is one sign and no mere initial, as in “王 小明”."""
    bare = [piece.strip(".").casefold() for piece in name.split()]
    for sign in bare:
        is_all = len(bare) == 1 and sign != "i"
        if len(sign) == 1 and sign.isalpha() and (is_all or not sign.isascii()):
            yield sign


def _wide(signs: AbstractSet[str]) -> set[str]:
    """Return the signs of Chinese, Japanese and Korean, whose words no blank parts."""
    return {sign for sign in signs if unicodedata.east_asian_width(sign) == "W"}


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST_JOINED


def _orders(rows: list[Row]) -> tuple[list[Row], ...]:
    """Return the parts as they are, turned round, and the same without those in the middle."""
    ends = [*rows[:1], *rows[1:][-1:]]
    return rows, [*rows[-1:], *rows[:-1]], ends, ends[::-1]


def _tells(piece: str, name: str) -> bool:
    """Return whether a part alone tells who it is: no initial, no “van” before the last name."""
    is_particle = piece == piece.lower() != piece.upper() and name != name.lower()
    return len("".join(_row(piece))) > 1 and not is_particle


def _bent(parts: set[str]) -> Iterator[str]:
    """Yield each part with an s at its end that can be nothing else."""
    return (f"{part}s" for part in parts if len(part) > _SHORTEST_BENT and part not in ORDINARY)


def _is_bent_in_doubt(part: str) -> bool:
    return len(part) >= _SHORTEST_BENT and (part in ORDINARY or len(part) == _SHORTEST_BENT)
