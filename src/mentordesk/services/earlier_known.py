"""Which ideas of a file are on the desk already, or stand in the file twice."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.earlier import Earlier, folded
from mentordesk.domain.ids import IdeaId
from mentordesk.models import IdeaRow, PersonRow

_AT_ONCE = 2000


class KnownIdeas:
    """What is there, by ids, or else by the words, the mentor's name and the day of each idea.

    Of a million ideas only numbers are kept in memory.
    """

    def __init__(self, tx: Transaction) -> None:
        self._ids = set[IdeaId]()
        self._told = set[int]()
        there = (
            select(IdeaRow.id, IdeaRow.text, PersonRow.name, IdeaRow.raised_at)
            .join(PersonRow, PersonRow.id == IdeaRow.mentor_id)
            .execution_options(yield_per=_AT_ONCE)
        )
        for key, text, name, raised in tx.execute(there):
            self._ids.add(IdeaId(key))
            self._told.add(_mark(text, name, raised.astimezone().date()))

    def has(self, idea: IdeaId) -> bool:
        """Return whether an idea is there."""
        return idea in self._ids

    def take(self, idea: Earlier, mentor: str) -> bool:
        """Return whether an idea is there already; from now on it is.

        One that has an id was saved here: whatever it is like, it is that one and no other.
        """
        mark = _mark(idea.text, mentor, idea.raised_at.astimezone().date())
        is_there = mark in self._told if idea.id is None else idea.id in self._ids
        self._told.add(mark)
        if idea.id is not None:
            self._ids.add(idea.id)
        return is_there


def _mark(text: str, mentor: str, day: date) -> int:
    return hash((folded(text), folded(mentor), day))
