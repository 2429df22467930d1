"""What a pair wants from its conversations, and how far the leader thinks they have come."""

from dataclasses import dataclass, replace
from datetime import date

from mentordesk.domain.ids import AimId, PersonId, new_id
from mentordesk.domain.text import line

LEAST, MOST = 1, 5
"""A rating goes from not at all to wholly there."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How far the leader thinks they have come on a day, from LEAST to MOST."""

    value: int
    on: date


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim of a pair, the mentor's own or the leader's; a change returns a new aim.

    The leader alone rates it. Of all ratings the `first` is kept, and the `last` of a later day.
    """

    id: AimId
    mentor: PersonId
    text: str
    of_mentor: bool
    first: Rating | None = None
    last: Rating | None = None

    def reworded(self, text: str) -> "Aim":
        """Return the aim in other words; raises BlankTextError or TextTooLongError."""
        return replace(self, text=line(text, "aim"))

    def rated(self, value: int, on: date) -> "Aim":
        """Return the aim with what the leader thinks that day, kept in bounds.

        On the day of the first rating it takes that one's place: it was not meant otherwise.
        """
        rating = Rating(max(LEAST, min(value, MOST)), on)
        if self.first is None or on <= self.first.on:
            return replace(self, first=rating, last=None)
        return replace(self, last=rating)


def aim(mentor: PersonId, text: str, *, of_mentor: bool) -> Aim:
    """Return a new aim; raises BlankTextError or TextTooLongError."""
    return Aim(AimId(new_id()), mentor, line(text, "aim"), of_mentor)
