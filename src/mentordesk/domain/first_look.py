"""Whether a text may name anybody at all, told from its words before it is looked through.

Most texts of a long summary name nobody of the desk, and to read each in full takes a second. What
is asked here first is only whether there is anything that `name_in` could find.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from mentordesk.domain.name_forms import spellings
from mentordesk.domain.ordinary_words import ORDINARY
from mentordesk.domain.text_words import Row, folded, joins, parted, rows_of, spelt, together

_MOST_KEPT = 1 << 15
"""Words and gaps that are remembered, at most; there may be any number of either."""
_AT_ONCE = 1 << 10
"""Letters that are looked at before whoever waits is asked again."""
_CUT = re.compile("[A-Za-z]{2}( )[A-Za-z]{2}")
"""Where a long text may be cut: between words of several letters, which a blank never joins."""


class FirstLook:
    """What may be found of some names: by the first words of their rows, and in pieces."""

    def __init__(self, names: Iterable[str]) -> None:
        self._rows = defaultdict[str, set[Row]](set)
        self._made, self._handles, self._inside = set[str](), set[str](), set[str]()
        for known in map(spellings, names):
            alone = chain(known.joined, known.grown, known.bent, map(folded, known.signs))
            rows = chain(known.whole, known.parts, known.short, known.initials)
            for row in chain(rows, ((word,) for word in alone)):
                self._rows[row[0]].add(row)
            parts = {row[0] for row in known.parts if len(row) == 1}
            self._made |= known.grown | (parts - ORDINARY)
            self._handles |= known.handles
            self._inside |= known.inside
        self._begins = self._rows.keys() | self._made | self._handles
        self._plain, self._parting = set[str](), set[str]()

    def may_name(self, text: str, go_on: Callable[[], object] = bool) -> bool:
        """Return whether a text may hold one of the names; if not, it surely holds none.

        `go_on` is asked again and again while a long one is looked at.
        """
        words, runs = set[str](), set[str]()
        for stretch in _stretches(text) if len(text) > _AT_ONCE else (text,):
            go_on()
            parts = parted(stretch)
            here, gaps = parts[1::2], parts[2:-1:2]
            words.update(here)
            if not self._are_known(here, gaps):
                if not all(spelt(word)[0] for word in {*here} - self._plain):
                    return True  # nobody sees that word, and it may hide a joint
                self._remember(here, gaps)
                if not self._are_known(here, gaps):
                    runs.update(_runs(here, gaps, self._parting))
        if self._plain.issuperset(words) and self._made.isdisjoint(runs):
            return False
        return self._may_be_among(words, runs, is_address="@" in text)

    def _are_known(self, words: Sequence[str], gaps: Sequence[str]) -> bool:
        return self._plain.issuperset(words) and self._parting.issuperset(gaps)

    def _remember(self, words: Sequence[str], gaps: Sequence[str]) -> None:
        """Remember which words begin no name, and which gaps part any two words of more letters."""
        for kept in (self._plain, self._parting):
            if len(kept) > _MOST_KEPT:
                kept.clear()
        self._plain.update(filter(self._is_plain, {*words} - self._plain))
        new = {*gaps} - self._parting
        self._parting.update(gap for gap in new if not joins(gap, "", "", alone=False))

    def _is_plain(self, word: str) -> bool:
        seen, bare, ways, made = spelt(word)
        return (
            len(seen) > 1
            and self._begins.isdisjoint(ways)
            and self._begins.isdisjoint(made)
            and not any(part in bare for part in self._inside)
        )

    def _may_be_among(self, words: set[str], runs: set[str], *, is_address: bool) -> bool:
        told = [spelt(word) for word in words]
        ways = {way for _, _, some, _ in told for way in some}
        made = {piece for _, _, _, pieces in told for piece in pieces}
        return (
            not self._made.isdisjoint(made | runs)
            or (is_address and not self._handles.isdisjoint(ways | made))
            or any(
                ways.issuperset(row) for way in self._rows.keys() & ways for row in self._rows[way]
            )
            or any(part in bare for _, bare, _, _ in told for part in self._inside)
        )


@lru_cache(maxsize=4)
def first_look(names: tuple[str, ...]) -> FirstLook:
    """Return what may be found of these names; it remembers the words of texts, so it is kept."""
    return FirstLook(names)


def _stretches(text: str) -> Iterator[str]:
    """Yield a text in stretches, of which no two words beside a cut are one."""
    at = 0
    while cut := _CUT.search(text, at + _AT_ONCE):
        yield text[at : cut.start(1)]
        at = cut.start(1)
    yield text[at:]


def _runs(words: Sequence[str], gaps: Sequence[str], parting: set[str]) -> Iterator[str]:
    """Yield what words are in all their ways that only a joint or a mark parts, run together."""
    letters = {word for word in {*words} if len(spelt(word)[0]) == 1}
    alone = {at for at, word in enumerate(words) if word in letters}
    beside = {at for at in alone if at + 1 in alone}
    joined = {at for at, gap in enumerate(gaps) if gap not in parting} | beside
    folded_at = {at: spelt(words[at])[1] for place in joined for at in (place, place + 1)}
    joints = {
        at for at in joined if joins(gaps[at], folded_at[at], folded_at[at + 1], alone=at in beside)
    }
    for at, end in rows_of(joints):
        yield from together([spelt(word)[2] for word in words[at:end]])
