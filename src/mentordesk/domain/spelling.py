"""How a name may stand in a text: whole, turned round, in part, with an ending, run together."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from mentordesk.domain.look_alikes import looked
from mentordesk.domain.ordinary_words import (
    AFTER_A_NAME,
    AFTER_A_PERSON,
    AFTER_A_WORD,
    BEFORE_A_MONTH,
    BEFORE_A_WORD,
    MONTHS,
    ORDINARY,
    SELDOM_NAMES,
)
from mentordesk.domain.text_words import Row, Text, read, spelt_out

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame"})
_JOINTS = frozenset("._")
_GAP = 3
_SHORTEST_JOINED = 6
_SHORTEST_BENT = 3
_SHORTEST_HALF = 3
_SHORTEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Name:
    """The spellings of a name: those of the whole, and of each part that tells who it is.

    `grown` are words made of parts, or one with an s, as in “Amaras idea”; `handles` are the last
    name with an initial.
    """

    whole: frozenset[Row]
    parts: frozenset[Row]
    joined: frozenset[str]
    grown: frozenset[str]
    handles: frozenset[str]
    inside: frozenset[str]


@lru_cache(maxsize=1024)
def spellings(name: str) -> Name:
    """Return how a name may stand in a text."""
    whole, parts, runs, handles = set[Row](), set[Row](), set[str](), set[str]()
    composed = unicodedata.normalize("NFC", name)
    low = composed.casefold()
    looks = " ".join(looked(piece) for piece in composed.split()).casefold()
    for way in dict.fromkeys((low, *spelt_out(low), looks)):
        rows = [_row(piece) for piece in way.split()]
        told = [row for row in rows if row and row[0] not in _TITLES]
        whole |= {tuple(chain.from_iterable(order)) for order in _orders(told)}
        pieces = zip(composed.split(), rows, strict=True)
        own = {row for piece, row in pieces if row in told and _tells(piece, composed)}
        halves = {half for row in own for half in (*row, "".join(row))}
        parts |= own | {(half,) for half in halves if len(half) >= _SHORTEST_HALF}
        runs |= {_run(told[at:to]) for at, to in _stretches(len(told)) if own & {*told[at:to]}}
        handles |= _handles(told)
    joined = {"".join(row) for row in whole}
    inside = {row[0] for row in parts if len(row) == 1 and row[0].lower() == row[0].upper()}
    return Name(
        frozenset(whole - {()}),
        frozenset(parts),
        frozenset(filter(_is_long, joined)),
        frozenset({*filter(_is_long, joined | runs | handles), *_bent(parts)} - ORDINARY),
        frozenset(handles),
        frozenset(inside),
    )


def whole_in(text: Text, name: str) -> Iterator[range]:
    """Yield the places of the words that are the whole name."""
    known = spellings(name)
    for row in known.whole:
        for place in _places(text, row):
            spread = range(place, place + len(row))
            gaps = (text.between(at, at + 1) for at in spread[:-1])
            if all(len(gap) <= _GAP and _may_part(gap) for gap in gaps):
                yield spread
    for word in known.joined:
        yield from (range(place, place + 1) for place in text.places.get(word, ()))


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
    yield from (range(place, place + 1) for place in _hidden(text, known))
    for run, spreads in text.runs.items():
        if len(run) >= _SHORTEST_RUN and (run in known.grown or _is_part(run, known)):
            yield from spreads


def is_in_doubt(text: Text, spread: range) -> bool:
    """Return whether words that may be a name may as well be ordinary: “Price” in “Price list”.

    That is one word alone whose capital says nothing: where a sentence begins, after an article
    or a colon, or among capitals. A title, an initial, ’s and what only a person does leave none.
    """
    place = spread[0]
    word, (before, after) = text.words[place], text.beside(place)
    if len(spread) > 1 or word.folded not in ORDINARY or not word.is_capital:
        return False
    if text.is_in_an_address(place) or _has_title(text, place) or _has_initial(text, place):
        return False
    says_nothing = (
        text.begins_a_sentence(place)
        or text.follows_a_colon(place)
        or before in BEFORE_A_WORD
        or text.shouts(place)
    )
    return says_nothing and after not in AFTER_A_PERSON


def _hidden(text: Text, known: Name) -> Iterator[int]:
    """Yield the places of words that hold a name in any other spelling."""
    for word in known.grown:
        yield from text.places.get(word, ())
    for word in known.handles:
        yield from filter(text.is_in_an_address, text.places.get(word, ()))
    for part in known.inside:
        yield from (place for place, word in enumerate(text.words) if part in word.folded)
    for place, pieces in text.pieces.items():
        if any(piece in known.grown or _is_part(piece, known) for piece in pieces):
            yield place


def _row(piece: str) -> Row:
    return tuple(word.folded for word in read(piece).words)


def _run(rows: list[Row]) -> str:
    return "".join(chain.from_iterable(rows))


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Yield where each row of two and more begins and ends."""
    return ((at, to) for at in range(count) for to in range(at + 2, count + 1))


def _handles(rows: list[Row]) -> set[str]:
    """Return the last name with the first letter of the first one, before or after it."""
    if len(rows) < 2:  # noqa: PLR2004
        return set()
    initial, last = rows[0][0][:1], "".join(rows[-1])
    return {initial + last, last + initial}


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


def _places(text: Text, row: Row) -> Iterator[int]:
    words = text.words
    for place in text.places.get(row[0], ()):
        stretch = words[place : place + len(row)]
        if len(stretch) == len(row) and all(
            part in word.ways for part, word in zip(row, stretch, strict=True)
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


def _has_initial(text: Text, place: int) -> bool:
    if not place:
        return False
    return len(text.words[place - 1].seen) == 1 and text.between(place - 1, place).strip() == "."


def _opens_as_name(text: Text, place: int) -> bool:
    """Return whether what follows makes a name of an ordinary word that begins a sentence."""
    _, after = text.beside(place)
    if after in AFTER_A_NAME or text.words[place].folded in SELDOM_NAMES:
        return after in AFTER_A_NAME
    goes_on = bool(after) and not text.between(place, place + 1).strip(" \u00a0")
    return not (goes_on and (after in AFTER_A_WORD or after.isdigit()))


def _is_part(piece: str, known: Name) -> bool:
    return piece not in ORDINARY and (piece,) in known.parts


def _bent(parts: set[Row]) -> Iterator[str]:
    """Yield each part that is one word with an s at its end."""
    for row in parts:
        if len(row) == 1 and len(row[0]) >= _SHORTEST_BENT and row[0] not in ORDINARY:
            yield f"{row[0]}s"
