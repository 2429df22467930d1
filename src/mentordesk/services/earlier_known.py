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
            self._note(text, name, raised.astimezone().date())

    def has(self, idea: IdeaId) -> bool:
        """Return whether an idea is there."""
        return idea in self._ids

    def take(self, idea: Earlier, mentor: str, *, dated: bool) -> bool:
        """Return whether an idea is there already; from now on it is.

        One that has an id was saved here: whatever it is like, it is that one and no other. One of
        which the file does not say when it was is known by its words and mentor on any day.
        """
        day = idea.raised_at.astimezone().date()
        mark = _mark(idea.text, mentor, day if dated else None)
        is_there = mark in self._told if idea.id is None else idea.id in self._ids
        self._note(idea.text, mentor, day)
        if idea.id is not None:
            self._ids.add(idea.id)
        return is_there

    def _note(self, text: str, mentor: str, day: date) -> None:
        self._told.update((_mark(text, mentor, day), _mark(text, mentor, None)))


def _mark(text: str, mentor: str, day: date | None) -> int:
    return hash((folded(text), folded(mentor), day))
