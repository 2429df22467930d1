"""The board of ideas: where each one stands, and as many of each column as are looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentordesk.domain.idea import IN_USE, UNANSWERED, Idea


class Stand(StrEnum):
    """A column of the board."""

    HEARD = "heard"
    TRYING = "trying"
    APPLIED = "applied"
    CREDITED = "credited"
    PARKED = "parked"
    DECLINED = "declined"


ASIDE = (Stand.PARKED, Stand.DECLINED)


def stand_of(idea: Idea) -> Stand:
    """Return the column an idea stands in."""
    if idea.stage in UNANSWERED:
        return Stand.HEARD
    if idea.stage in IN_USE:
        return Stand.CREDITED if idea.recognitions else Stand.APPLIED
    return Stand(idea.stage.value)


@dataclass(frozen=True, slots=True)
class Column:
    """How many ideas stand in a column, and the newest of them."""

    count: int = 0
    ideas: tuple[Idea, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The columns of one pair or of all, and how many ideas wait for a step of the leader's."""

    columns: Mapping[Stand, Column]
    owed: int

    def count(self, *stands: Stand) -> int:
        """Return how many ideas stand in these columns together."""
        return sum(self.columns[stand].count for stand in stands)
