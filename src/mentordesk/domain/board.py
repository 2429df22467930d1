"""The ideas as they are looked at: which, in what order, where each stands, where it may go."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentordesk.domain.credit_due import People, owes_credit
from mentordesk.domain.idea import (
    ANSWER_WITHIN,
    IN_USE,
    NEXT,
    UNANSWERED,
    Application,
    Idea,
    Stage,
)
from mentordesk.domain.ids import EventId, IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.story import Moment
from mentordesk.domain.session import Session


class Stand(StrEnum):
    """A column of the board."""

    HEARD = "heard"
    TRYING = "trying"
    APPLIED = "applied"
    CREDITED = "credited"
    PARKED = "parked"
    DECLINED = "declined"


ASIDE = (Stand.PARKED, Stand.DECLINED)
ON_THEIR_WAY = tuple(stand for stand in Stand if stand not in ASIDE)
_STAGE = {
    Stand.TRYING: Stage.TRYING,
    Stand.APPLIED: Stage.APPLIED,
    Stand.PARKED: Stage.PARKED,
    Stand.DECLINED: Stage.DECLINED,
}


class SortKey(StrEnum):
    """What the table of ideas is ordered by."""

    HEARD = "heard"
    IDEA = "idea"
    MENTOR = "mentor"
    STAGE = "stage"
    SINCE = "since"
    OWED = "owed"


class Owed(StrEnum):
    """What the leader owes for an idea."""

    ANSWER = "answer"
    CREDIT = "credit"


class Barred(StrEnum):
    """Why an idea does not go to a column."""

    HEARD_ONCE = "heard_once"
    IN_USE = "in_use"
    SAID_NO = "said_no"
    NOT_IN_USE = "not_in_use"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class IdeaQuery:
    """Which ideas are looked for, and in what order; without more it is all, newest first.

    They were heard from the mentor, at `since` or later and before `until`, and hold all of
    `words`; one that goes on inside another and is all of that stands for the other. Where they
    stand and what is owed is asked of the other.
    """

    mentor: PersonId | None = None
    stands: tuple[Stand, ...] = tuple(Stand)
    owed: bool = False
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    key: SortKey = SortKey.HEARD
    descending: bool = True

    @property
    def is_narrow(self) -> bool:
        """Return whether it leaves out more than the other mentors."""
        return self.widened != self

    @property
    def widened(self) -> "IdeaQuery":
        """Return the same question without what narrows it, for the same mentor."""
        return IdeaQuery(self.mentor, key=self.key, descending=self.descending)

    @property
    def everywhere(self) -> "IdeaQuery":
        """Return the same question in all columns."""
        return replace(self, stands=tuple(Stand))

    def sorted_by(self, key: SortKey) -> "IdeaQuery":
        """Return it in the order of a key; asked again, the other way round, then in none."""
        first = key in {SortKey.SINCE, SortKey.OWED}
        if key is not self.key:
            return replace(self, key=key, descending=first)
        if self.descending is first:
            return replace(self, descending=not first)
        return replace(self, key=SortKey.HEARD, descending=True)


@dataclass(frozen=True, slots=True)
class TableLine:
    """An idea as the table shows it; `since` is the moment of its last step.

    What is `credited` stands in that column of the board, whatever its stage.
    """

    id: IdeaId
    text: str
    mentor: PersonId
    stage: Stage
    since: datetime
    owed: Owed | None = None
    credited: bool = False


def stand_of(idea: Idea, people: People) -> Stand:
    """Return the column an idea stands in; what still owes credit is not credited."""
    if idea.stage in UNANSWERED:
        return Stand.HEARD
    if idea.stage in IN_USE:
        is_closed = bool(idea.recognitions) and not owes_credit(idea, people)
        return Stand.CREDITED if is_closed else Stand.APPLIED
    return Stand(idea.stage.value)


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """How many ideas stand in a column, and the newest of them.

    `holds` has the words of what one of them holds that is looked for, where it is not so itself.
    """

    count: int = 0
    ideas: tuple[Idea, ...] = ()
    holds: Mapping[IdeaId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Board:
    """The columns of one pair or of all, and how many ideas wait for a step of the leader's.

    An answer is owed after `within`.
    """

    columns: Mapping[Stand, BoardColumn]
    owed: int
    within: timedelta = ANSWER_WITHIN

    def count(self, *stands: Stand) -> int:
        """Return how many ideas stand in these columns together."""
        return sum(self.columns[stand].count for stand in stands)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ideas stand in each column, and of how many of them something is owed."""

    counts: Mapping[Stand, int]
    owed: int


@dataclass(frozen=True, slots=True)
class Found:
    """The ideas of a question in its order, by their numbers, the first of them as lines.

    `counts` tells how many of them stand where, `owed` how much is owed in all, `holds` by number
    the same as in a column.
    """

    numbers: tuple[int, ...]
    lines: Mapping[int, TableLine]
    counts: Mapping[Stand, int]
    owed: int
    holds: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many ideas of one mentor wait for an answer or credit."""

    mentor: PersonId
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """An idea with its story, and the sessions of that; its answer is owed after `within`.

    `uses` are what each of its steps into use told, `others` the words of the ideas that it was
    joined with or split from, as far as they are there. It is `pencil` while its session lasts.
    """

    idea: Idea
    sessions: Mapping[SessionId, Session]
    within: timedelta = ANSWER_WITHIN
    story: tuple[Moment, ...] = ()
    uses: Mapping[EventId, Application] = field(default_factory=dict)
    others: Mapping[IdeaId, str] = field(default_factory=dict)
    pencil: bool = False


def stage_at(to: Stand) -> Stage | None:
    """Return the stage that brings an idea into a column; None where it takes more than a stage."""
    return _STAGE.get(to)


def barred(idea: Idea, to: Stand, people: People) -> Barred | None:
    """Return why an idea does not go to a column, or None if it may.

    What brings it to *Credited* is an act of credit, or that no credit was wanted.
    """
    if stand_of(idea, people) is to:
        return Barred.THERE
    if to is Stand.HEARD:
        return Barred.HEARD_ONCE
    if to is Stand.CREDITED:
        return None if idea.stage in IN_USE else Barred.NOT_IN_USE
    if _STAGE[to] in NEXT[idea.stage]:
        return None
    return Barred.IN_USE if idea.stage in IN_USE else Barred.SAID_NO


def column_beside(idea: Idea, by: int, people: People) -> Stand | None:
    """Return the column before (-1) or after (1) that of an idea; None at the end.

    What was set aside comes back to *Trying*.
    """
    here = stand_of(idea, people)
    if here in ASIDE and by < 0:
        return Stand.TRYING
    line = ASIDE if here in ASIDE else ON_THEIR_WAY
    at = line.index(here) + by
    return line[at] if 0 <= at < len(line) else None
