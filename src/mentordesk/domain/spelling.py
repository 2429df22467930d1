"""How a name may stand in a text: whole, turned round, in part, with an ending, run together."""

from collections.abc import Iterable, Iterator

from mentordesk.domain.name_forms import TITLES, Name, spellings
from mentordesk.domain.ordinary_words import (
    AFTER_A_NAME,
    AFTER_A_PERSON,
    AFTER_A_WORD,
    AFTER_NO_MONTH,
    BEFORE_A_MONTH,
    BEFORE_A_WORD,
    MONTHS,
    ORDINARY,
    SELDOM_NAMES,
)
from mentordesk.domain.text_words import Row, Text, folded

_JOINTS = frozenset("._")
_GAP = 3
_SHORTEST_RUN = 3


def whole_in(text: Text, name: str) -> Iterator[range]:
    """Yield the places of the words that are the whole name."""
    known = spellings(name)
    for row in known.whole:
        for place in _places(text, row):
            spread = range(place, place + len(row))
            if _is_in_one(text, spread):
                yield spread
    for word in known.joined:
        yield from (range(place, place + 1) for place in text.places.get(word, ()))


def named_in(text: Text, names: Iterable[str]) -> Iterator[tuple[range, str]]:
    """Yield the places of all words that tell one of the names somebody has, and which."""
    return ((spread, name) for name in names for spread in name_in(text, name))


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
    yield from _shortened(text, known)
    yield from (range(place, place + 1) for place in _hidden(text, known))
    for run, spreads in text.runs.items():
        if len(run) >= _SHORTEST_RUN and (run in known.grown or _is_part(run, known)):
            yield from spreads


def is_in_doubt(text: Text, spread: range, name: str) -> bool:
    """Return whether words that may be this name may as well be ordinary: “Price” in “Price list”.

    That is one word alone whose capital says nothing: where a sentence begins, after an article
    or a colon, or among capitals. A title, an initial, ’s and what only a person does leave none.
    Initials alone, one sign alone, a month before ’s and an ordinary word with an s are in doubt.
    """
    place, known = spread[0], spellings(name)
    word, (before, after) = text.words[place], text.beside(place)
    if _is_little(text, spread, known):
        return True
    is_bent = word.folded in known.bent and (word.folded,) not in known.parts
    if len(spread) > 1 or not word.is_capital or not (is_bent or word.folded in ORDINARY):
        return False
    if text.is_in_an_address(place) or _has_title(text, place) or _has_initial(text, place):
        return False
    if is_bent or (word.folded in MONTHS and after == "s"):
        return True
    says_nothing = (
        text.begins_a_sentence(place)
        or text.follows_a_colon(place)
        or before in BEFORE_A_WORD
        or text.shouts(place)
    )
    return says_nothing and after not in AFTER_A_PERSON


def _is_little(text: Text, spread: range, known: Name) -> bool:
    """Return whether initials, or one sign, are all that tells of a name here."""
    row = tuple(text.words[place].folded for place in spread)
    if len(row) > 1 or row in known.parts:
        return row in known.initials
    word, seen = row[0], text.words[spread[0]].seen.casefold()
    made_of = (word, *text.pieces.get(spread[0], ()))
    if seen in known.signs or any(tuple(piece) in known.initials for piece in made_of):
        return True
    wide = known.inside & known.signs
    return any(sign in seen for sign in wide) and not any(
        part in word for part in known.inside - wide
    )


def _shortened(text: Text, known: Name) -> Iterator[range]:
    """Yield the places of a part with an initial, and of initials with dots."""
    for rows, is_so in ((known.short, _is_short), (known.initials, _are_initials)):
        for row in rows:
            for place in _places(text, row):
                spread = range(place, place + len(row))
                if is_so(text, spread):
                    yield spread


def _is_short(text: Text, spread: range) -> bool:
    """Return whether an initial beside a part is one: “J. Lind”, “j.lind”, “Jonas L.”."""
    first, last = text.words[spread[0]], text.words[spread[-1]]
    is_first = len(first.seen) == 1
    gap = text.between(*(spread[:2] if is_first else spread[-2:]))
    if not _is_in_one(text, spread) or gap in _JOINTS:
        return gap in _JOINTS
    if not (first.is_capital and last.is_capital):
        return False
    if is_first:
        return gap.strip() == "." or (gap.isspace() and first.folded not in ORDINARY)
    return gap.isspace() and text.text[last.end : last.end + 1] == "."


def _are_initials(text: Text, spread: range) -> bool:
    """Return whether letters are initials with dots, in capitals, and no part of more of them."""
    around = (at for at in (spread[0] - 1, spread[-1]) if 0 <= at < len(text.words) - 1)
    if any(text.between(at, at + 1) == "." for at in around):
        return False
    gaps = (text.between(at, at + 1) for at in spread[:-1])
    return all(gap[:1] == "." and not gap[1:].strip(" \u00a0") for gap in gaps) and all(
        text.words[place].is_capital for place in spread
    )


def _hidden(text: Text, known: Name) -> Iterator[int]:
    """Yield the places of words that hold a name in any other spelling."""
    for word in known.grown:
        yield from text.places.get(word, ())
    for word in known.handles:
        yield from filter(text.is_in_an_address, text.places.get(word, ()))
    for word in known.bent:
        bare = word.removesuffix("s")
        yield from (place for place in text.places.get(word, ()) if _is_name(text, place, bare))
    for sign in known.signs:
        yield from (at for at in text.places.get(folded(sign), ()) if _is_sign(text, at, sign))
    for part in known.inside:
        yield from (place for place, word in enumerate(text.words) if part in word.folded)
    for place, pieces in text.pieces.items():
        if _is_in_pieces(text, place, pieces, known):
            yield place


def _is_sign(text: Text, place: int, sign: str) -> bool:
    word = text.words[place]
    return word.seen.casefold() == sign and word.is_capital


def _is_in_pieces(text: Text, place: int, pieces: tuple[str, ...], known: Name) -> bool:
    if any(piece in known.grown or _is_part(piece, known) for piece in pieces):
        return True
    return not known.handles.isdisjoint(pieces) and text.is_in_an_address(place)


def _places(text: Text, row: Row) -> Iterator[int]:
    words = text.words
    for place in text.places.get(row[0], ()):
        stretch = words[place : place + len(row)]
        if len(stretch) == len(row) and all(
            part in word.ways for part, word in zip(row, stretch, strict=True)
        ):
            yield place


def _is_in_one(text: Text, spread: range) -> bool:
    """Return whether nothing stands between words that parts a name in two."""
    gaps = (text.between(at, at + 1) for at in spread[:-1])
    return all(len(gap) <= _GAP and _may_part(gap) for gap in gaps)


def _may_part(gap: str) -> bool:
    return all(sign.isspace() or sign in ",.-‐‑'’ʻʼ_&" for sign in gap)  # noqa: RUF001


def _is_meant(text: Text, spread: range) -> bool:
    """Return whether a whole name is one: of ordinary words each needs its capital, or a joint."""
    words = [text.words[place] for place in spread]
    return (
        any(word.folded not in ORDINARY for word in words)
        or all(word.is_capital for word in words)
        or all(text.between(place, place + 1) in _JOINTS for place in spread[:-1])
        or text.is_in_an_address(spread[-1])
    )


def _is_name(text: Text, place: int, bent: str = "") -> bool:
    """Return whether a word is a name here that may be an ordinary word elsewhere.

    `bent` is what it is without an s at its end, where that may be a name.
    """
    word = text.words[place]
    if not bent and word.folded not in ORDINARY:
        return True
    before, after = text.beside(place)
    if word.folded in MONTHS and (before in BEFORE_A_MONTH or before.isdigit() or after.isdigit()):
        return before in BEFORE_A_MONTH and after in AFTER_NO_MONTH
    if text.is_in_an_address(place) or _has_title(text, place):
        return True
    is_first = text.begins_a_sentence(place)
    return word.is_capital and (not is_first or _opens_as_name(text, place, bent))


def _has_title(text: Text, place: int) -> bool:
    before, _ = text.beside(place)
    return before in TITLES and text.between(place - 1, place).strip() in ("", ".")


def _has_initial(text: Text, place: int) -> bool:
    if not place:
        return False
    return len(text.words[place - 1].seen) == 1 and text.between(place - 1, place).strip() == "."


def _opens_as_name(text: Text, place: int, bent: str) -> bool:
    """Return whether what follows makes a name of an ordinary word that begins a sentence."""
    _, after = text.beside(place)
    if after in AFTER_A_NAME or (bent or text.words[place].folded) in SELDOM_NAMES:
        return after in AFTER_A_NAME
    goes_on = bool(after) and not text.between(place, place + 1).strip(" \u00a0")
    return not (goes_on and (after in AFTER_A_WORD or after.isdigit()))


def _is_part(piece: str, known: Name) -> bool:
    return piece not in ORDINARY and (piece,) in known.parts
