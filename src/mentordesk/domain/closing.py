"""What a pair settles at its end, together: answers, credit, names nobody asked about, promises."""

from dataclasses import dataclass

from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.person import Person
from mentordesk.domain.today import Today


@dataclass(frozen=True, slots=True)
class Unasked:
    """Somebody with a part in an idea whom nobody asked yet how they want to be named for it."""

    idea: Idea
    given: Contribution
    person: Person


@dataclass(frozen=True, slots=True)
class Closing:
    """What is left between a leader and one mentor.

    `owed` is as Today tells it, of this pair alone and of every idea that waits, however short;
    what the leader alone reads is not in it. Of `unasked` there are `unasked_count`. Where the pair
    `is_over`, promises are kept or let go and bear no other day.
    """

    mentor: Person
    owed: Today
    unasked: tuple[Unasked, ...] = ()
    unasked_count: int = 0
    is_over: bool = False
