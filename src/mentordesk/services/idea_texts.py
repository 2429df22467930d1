"""The words of the ideas as they are compared, so that each key that is typed finds at once."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.search import MOST_TYPED, folded

_ALL = text("SELECT rowid, text FROM idea")
_VERSION = text("PRAGMA data_version")


class IdeaTexts:
    """Keeps them by the numbers of the ideas for as long as nothing on the desk changes.

    The index of the search finds whole words among all that was written; here each key counts, in
    the midst of a word too, and nothing but ideas.
    """

    def __init__(self) -> None:
        self._read: tuple[Any, object] | None = None
        self._known: dict[int, tuple[str, str]] = {}

    def order(self, tx: Transaction) -> Callable[[int], str]:
        """Return what ideas are ordered by when they go by their words."""
        known = self._current(tx)
        return lambda number: known[number][1]

    def holding(self, tx: Transaction, typed: str, numbers: Sequence[int]) -> tuple[int, ...]:
        """Return those of the ideas that hold all that was typed, in the order given.

        Capitals and diacritics make no difference.
        """
        words = folded(typed[:MOST_TYPED]).split()
        if not words:
            return tuple(numbers)
        known = self._current(tx)
        found = [(number, known[number][1]) for number in numbers]
        for word in words:
            found = [(number, said) for number, said in found if word in said]
        return tuple(number for number, _ in found)

    def _current(self, tx: Transaction) -> dict[int, tuple[str, str]]:
        # One connection tells by this number whether another one wrote since.
        read = (tx.connection().connection.driver_connection, tx.scalar(_VERSION))
        if self._read is None or self._read[0] is not read[0] or self._read[1] != read[1]:
            before, self._known = self._known, {}
            for number, said in tx.execute(_ALL):
                kept = before.get(number)
                same = kept is not None and kept[0] == said
                self._known[number] = kept if same and kept else (said, folded(said))
            self._read = read
        return self._known
