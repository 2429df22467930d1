"""What holds all that was typed, found among few as one types on."""

from collections.abc import Sequence
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from mentordesk.domain.search import MOST_TYPED, folded

Entry = TypeVar("Entry")
_MOST_STEPS = 8
"""How many steps of the typing are kept; of each, 16 bytes for every entry it leaves."""


class _Step(NamedTuple, Generic[Entry]):
    """The entries that hold all of some words, and what each says."""

    words: tuple[str, ...]
    entries: Sequence[Entry]
    said: Sequence[str]


class Narrowing(Generic[Entry]):
    """Finds entries by what they say, folded, in the order they were given.

    Who types one letter more looks for no other entries than those found before, and who takes it
    back finds those again. Capitals and diacritics make no difference.
    """

    def __init__(self, entries: Sequence[Entry], said: Sequence[str]) -> None:
        self._steps: tuple[_Step[Entry], ...] = (_Step((), entries, said),)

    def holding(self, typed: str) -> Sequence[Entry]:
        """Return the entries that hold each word of what was typed."""
        words = _told_apart(typed)
        steps = [step for step in self._steps if _is_narrower(words, step.words)]
        last = steps[-1]
        if last.words != words:
            last = _narrowed(last, words)
            steps.append(last)
            if len(steps) > _MOST_STEPS:
                del steps[1]
            self._steps = tuple(steps)
        return last.entries


def _told_apart(typed: str) -> tuple[str, ...]:
    """Return the words that were typed, the longest first, without those that another holds."""
    words: list[str] = []
    for word in sorted(folded(typed[:MOST_TYPED]).split(), key=lambda word: (-len(word), word)):
        if not any(word in longer for longer in words):
            words.append(word)
    return tuple(words)


def _is_narrower(words: Sequence[str], than: Sequence[str]) -> bool:
    """Return whether what holds all of the words holds all of the others too."""
    return all(any(other in word for word in words) for other in than)


def _narrowed(step: _Step[Entry], words: tuple[str, ...]) -> _Step[Entry]:
    entries, said = step.entries, step.said
    for word in words:
        if word in step.words:
            continue
        holds = [word in text for text in said]
        if not all(holds):
            entries, said = list(compress(entries, holds)), list(compress(said, holds))
    return _Step(words, entries, said)
