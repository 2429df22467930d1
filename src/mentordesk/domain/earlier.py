"""Ideas from before, as a file tells them: what was read, what is wrong, what has to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.earlier_problems import ProblemKind, RowProblem, not_listed
from mentordesk.domain.idea import (
    Application,
    Idea,
    IdeaEvent,
    Part,
    Recognition,
    Stage,
    Weight,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.person import Consent

NO_NAME = ""
"""Stands for the mentor of ideas of which the file names none."""


@dataclass(frozen=True, slots=True)
class EarlierPart:
    """One person's part in an idea, the person still by name, and by the id in a saved file."""

    name: str
    part: Part = Part.PROPOSED
    weight: Weight = Weight.EQUAL
    consent: Consent = Consent.ASK
    people: str = ""
    person: PersonId | None = None


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
    mentor_id: PersonId | None = None

    def is_mentors(self, part: EarlierPart) -> bool:
        """Return whether a part is told of the mentor."""
        if part.person is None:
            return folded(part.name) == folded(self.mentor)
        return part.person == self.mentor_id


@dataclass(frozen=True, slots=True)
class Unknown:
    """Somebody whom a file names and of whom it does not tell who that is here.

    In a file that tells no ids, all of one name count as one person. They have a part in `count`
    ideas, the first of them in these `rows`. With `is_open` nothing can come in before the leader
    said who it is: ideas have to have a mentor, and somebody here may be meant or not.
    """

    name: str
    is_mentor: bool
    count: int
    id: PersonId | None = None
    rows: tuple[int, ...] = ()
    is_open: bool = False

    @property
    def key(self) -> str:
        """Return by what the leader's answer is kept."""
        return asked_by(self.name, self.id)


COUNTED = "#"
"""The sign of days that a spreadsheet tells by their number."""


@dataclass(frozen=True, slots=True)
class Others:
    """Whom a file names as well that nobody here knows, more than can be asked about one by one.

    So many are `mentors`; some of the `names` are told. Nothing comes in before the leader said
    that all of them are new here, as long as that `is_open`.
    """

    count: int = 0
    mentors: int = 0
    names: tuple[str, ...] = ()
    is_open: bool = False


class Order(StrEnum):
    """In which order a date of three numbers stands, or what one number counts."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"
    SINCE_1900 = "since_1900"
    SINCE_1904 = "since_1904"
    NO_DAYS = "no_days"


class Letters(StrEnum):
    """How a file stores its letters; the values are names by which Python's codecs know them."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    UTF_32_LE = "utf-32-le"
    UTF_32_BE = "utf-32-be"
    WESTERN = "cp1252"
    WESTERN_ISO = "iso8859-15"
    MAC_ROMAN = "mac-roman"
    CENTRAL_EUROPE = "cp1250"
    CYRILLIC = "cp1251"
    CYRILLIC_KOI8 = "koi8-r"
    GREEK = "cp1253"
    TURKISH = "cp1254"
    HEBREW = "cp1255"
    ARABIC = "cp1256"
    BALTIC = "cp1257"
    JAPANESE = "cp932"
    CHINESE = "gb18030"
    CHINESE_BIG5 = "big5hkscs"
    KOREAN = "cp949"


@dataclass(frozen=True, slots=True)
class DateDoubt:
    """Dates that can be read in several orders, by what stands between their numbers.

    One of them was `said`, and these are its `days`; others may be read in other `orders`.
    """

    sign: str
    said: str
    orders: tuple[Order, ...]
    days: Mapping[Order, date]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the leader answered: who somebody is, how dates are read, whether doubles come too.

    `people` goes by the keys of the unknown; None is somebody new, and so is who is not in it.
    `orders` goes by the sign. `others_are_new` says so of all who are not asked about. Where
    `letters` or `separator` are not said they are found out.
    """

    people: Mapping[str, PersonId | None] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    doubles: bool = False
    letters: Letters | None = None
    separator: str = ""
    others_are_new: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come in from a file, without anything being kept yet.

    `coming` and `problems` hold the first of so many; `count` and `wrong` say how many ideas and
    rows there are, and `kinds` how many problems are alike: a row may have several.
    `doubles` are on the desk already, or stand in the file twice; `ignored` are the headings of
    columns that are not read; `undated` have no date and count as heard today. `stamp` tells
    whether the file was changed since. It was read with these `letters` and this `separator`.
    `told` are the dates that could be several days, if others in the file did not tell in which of
    the `orders` they are read.
    """

    stamp: tuple[int, int]
    count: int
    coming: tuple[Earlier, ...]
    wrong: int
    problems: tuple[RowProblem, ...]
    doubles: int
    undated: int
    unknown: tuple[Unknown, ...]
    doubts: tuple[DateDoubt, ...]
    orders: Mapping[str, Order]
    ignored: tuple[str, ...]
    letters: Letters = Letters.UTF_8
    separator: str = ","
    told: tuple[DateDoubt, ...] = ()
    others: Others = Others()
    kinds: tuple[ProblemKind, ...] = ()

    @property
    def not_listed(self) -> int:
        """Return how many problems there are that are not listed."""
        return not_listed(self.kinds, len(self.problems))

    @property
    def settled(self) -> bool:
        """Return whether there are ideas to bring in, and nothing has to be asked before."""
        is_open = self.others.is_open or any(who.is_open for who in self.unknown)
        return self.count > 0 and not self.doubts and not is_open


@dataclass(frozen=True, slots=True)
class Brought:
    """How many ideas came in; how many rows cannot be read, and how many ideas were doubles.

    `left` holds the first of what stayed out, in the order of the file, and `kinds` how many of it
    are alike.
    """

    count: int
    wrong: int = 0
    doubles: int = 0
    left: tuple[RowProblem, ...] = ()
    kinds: tuple[ProblemKind, ...] = ()

    @property
    def not_listed(self) -> int:
        """Return how much stayed out that is not listed."""
        return not_listed(self.kinds, len(self.left))


def asked_by(name: str, person: PersonId | None) -> str:
    """Return by what it is asked who somebody is: by the id in a saved file, or by the name."""
    return folded(name) if person is None else person.hex


def folded(name: str) -> str:
    """Return a name as names are compared: upper and lower case and blanks alike."""
    return " ".join(name.split()).casefold()


def told(idea: Idea, names: Mapping[PersonId, str], days: Mapping[SessionId, date]) -> Earlier:
    """Return an idea of the desk as a file tells of it: people by name, sessions by their day."""
    return Earlier(
        0,
        idea.text,
        names[idea.mentor],
        idea.raised_at,
        days[idea.session],
        tuple(
            EarlierPart(names[c.person], c.part, c.weight, c.consent, c.people, c.person)
            for c in idea.contributions
        ),
        tuple(_told_step(step, days) for step in idea.events),
        idea.id,
        idea.answer_by,
        idea.application,
        idea.recognitions,
        idea.first_said,
        idea.joined_into,
        idea.origins,
        idea.mentor,
    )


def _told_step(step: IdeaEvent, days: Mapping[SessionId, date]) -> EarlierStep:
    met = None if step.session is None else days.get(step.session)
    return EarlierStep(step.stage, step.at, met, step.reason, step.until, step.told_on)
