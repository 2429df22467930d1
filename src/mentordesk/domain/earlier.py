"""Ideas from before, as a file tells them: what was read, what is wrong, what has to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mentordesk.domain.idea import Application, Part, Recognition, Stage, Weight
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Consent

NO_NAME = ""
"""Stands for the mentor of ideas of which the file names none."""


@dataclass(frozen=True, slots=True)
class EarlierPart:
    """One person's part in an idea, the person still by name."""

    name: str
    part: Part = Part.PROPOSED
    weight: Weight = Weight.EQUAL
    consent: Consent = Consent.ASK
    people: str = ""


@dataclass(frozen=True, slots=True)
class EarlierStep:
    """One step of an idea; `met` is the day of the session it was taken in."""

    stage: Stage
    at: datetime
    met: date | None = None
    reason: str = ""
    until: date | None = None
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """One idea of a file, from the given row of it; `met` is the day of its session.

    The mentor is NO_NAME where the file does not say whose idea it was.
    """

    row: int
    text: str
    mentor: str
    raised_at: datetime
    met: date
    parts: tuple[EarlierPart, ...]
    steps: tuple[EarlierStep, ...]
    id: IdeaId | None = None
    answer_by: date | None = None
    application: Application | None = None
    recognitions: tuple[Recognition, ...] = ()
    first_said: str = ""
    joined_into: IdeaId | None = None
    origins: tuple[IdeaId, ...] = ()


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row stays out; `trouble` is a short code that has its words, `said` what stood there.

    The row is counted as a spreadsheet counts it, the one with the headings first.
    """

    row: int
    trouble: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nobody on the desk has, or that several have; and of how many ideas it is part.

    A mentor's idea cannot do without a mentor.
    """

    name: str
    is_mentor: bool
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the leader answered: who somebody is, how dates are read, whether doubles come too.

    `people` is asked by folded names; who is not in it is made.
    """

    people: Mapping[str, PersonId] = field(default_factory=dict)
    order: str | None = None
    doubles: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come in from a file, without anything being kept yet.

    `coming` and `problems` hold the first of so many; `count` and `wrong` say how many there are.
    `orders` are the ways in which dates in doubt can be read, `doubt` one of those; while there is
    one in doubt, nothing can be brought in. `ignored` are headings of columns that are not read.
    """

    count: int
    coming: tuple[Earlier, ...]
    wrong: int
    problems: tuple[RowProblem, ...]
    doubles: int
    unknown: tuple[Unknown, ...]
    orders: tuple[str, ...] = ()
    doubt: str = ""
    order: str | None = None
    ignored: tuple[str, ...] = ()
    undated: int = 0

    @property
    def settled(self) -> bool:
        """Return whether nothing has to be asked before the ideas can come in."""
        return self.count > 0 and (not self.orders or self.order is not None)


def folded(name: str) -> str:
    """Return a name as names are compared: upper and lower case and blanks alike."""
    return " ".join(name.split()).casefold()
