"""Promises that slip more than once, told to the leader alone and without blame."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.ids import PersonId
from mentordesk.domain.promise import Promise, PromiseState

OFTEN = 2
"""From so many times on something happens repeatedly; once happens to everybody."""


@dataclass(frozen=True, slots=True)
class Slips:
    """What slips with one mentor: promises `moved` repeatedly, and those `past` their day.

    Each is empty where it is nothing to speak of.
    """

    mentor: PersonId
    moved: tuple[Promise, ...]
    past: tuple[Promise, ...]


def slips(promises: Iterable[Promise], today: date) -> tuple[Slips, ...]:
    """Return what slips repeatedly, mentor by mentor, in the order of their first promise.

    The rule is MentorDesk's own. Of what is not closed yet, a promise counts whose date was put
    off `OFTEN` times; and of one mentor the promises whose day is past, as soon as there are
    `OFTEN` of them. One that was put off once, or is late alone, is no pattern. An earlier day, a
    first date, and what is kept or let go with a reason count for nothing.
    """
    pairs: dict[PersonId, list[Promise]] = {}
    for promise in promises:
        if promise.state is PromiseState.OPEN:
            pairs.setdefault(promise.mentor, []).append(promise)
    found = (_of_pair(mentor, some, today) for mentor, some in pairs.items())
    return tuple(one for one in found if one.moved or one.past)


def _of_pair(mentor: PersonId, promises: list[Promise], today: date) -> Slips:
    moved = tuple(one for one in promises if one.moved >= OFTEN)
    past = tuple(one for one in promises if one.due is not None and one.due < today)
    return Slips(mentor, moved, past if len(past) >= OFTEN else ())
