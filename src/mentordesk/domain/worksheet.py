"""What a leader who looks for a mentor thinks through first, and what comes of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from mentordesk.domain.medium import Medium
from mentordesk.domain.person import Pairing
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.text import whole_letters

Known = TypeVar("Known", bound=StrEnum)
INVITES = (Medium.CHAT, Medium.EMAIL, Medium.CALL)
"""The media in which there is an invitation."""
MOST_TO_SETTLE = 2
"""How many things may wait to be settled before it is too much to begin with."""


class Weight(StrEnum):
    """What an answer about oneself means for a beginning."""

    READY = "ready"
    SETTLE = "settle"
    NOT_YET = "not_yet"


class Verdict(StrEnum):
    """What comes of all answers; OPEN while some are missing and none says not yet."""

    OPEN = "open"
    NOT_YET = "not_yet"
    TOO_MUCH = "too_much"
    SETTLE = "settle"
    READY = "ready"

    @property
    def may_begin(self) -> bool:
        """Return whether to ask somebody is the next step."""
        return self in (Verdict.SETTLE, Verdict.READY)


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """One answer to choose; `help` says what would help, blank where nothing has to."""

    key: str
    words: str
    weight: Weight
    help: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A question about whether one is ready."""

    key: str
    asks: str
    answers: tuple[CheckAnswer, ...]


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """How an outcome is told."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """What a reporting line means: `settle` before it begins, `tells` it to the mentor."""

    words: str
    settle: str = ""
    tells: str = ""


@dataclass(frozen=True, slots=True)
class WorksheetGuide:
    """All that the worksheet asks and says."""

    strengths: tuple[str, ...]
    noticing: tuple[str, ...]
    hoping: tuple[str, ...]
    checks: tuple[Check, ...]
    outcomes: Mapping[Verdict, OutcomeWords]
    lines: Mapping[Reporting, Line]


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody was invited at a moment, in a medium and in these words, as the leader says."""

    at: datetime
    by: Medium
    words: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What was filled in so far; all of it may be blank.

    `chosen` are strengths from the list, `own` and `notices` more of them with commas between.
    `said` has the key of an answer for that of its check, `texts` the invitations in the leader's
    own words by their media, and `step` counts from 0 where the leader stands. `asked` is
    there once the leader says that the invitation is sent.
    """

    chosen: tuple[str, ...] = ()
    own: str = ""
    name: str = ""
    about: str = ""
    notices: str = ""
    reporting: Reporting = Reporting.NONE
    hopes: str = ""
    said: tuple[tuple[str, str], ...] = ()
    medium: Medium = Medium.CHAT
    texts: tuple[tuple[str, str], ...] = ()
    step: int = 0
    asked: Asked | None = None

    @property
    def strengths(self) -> tuple[str, ...]:
        """Return what somebody sees that the leader does not, each once."""
        typed = (part for words in (self.own, self.notices) for part in words.split(","))
        every = (" ".join(words.split()) for words in (*self.chosen, *typed))
        return tuple(dict.fromkeys(words for words in every if words))

    @property
    def first_name(self) -> str:
        """Return what the mentor to be is called, blank where nobody is named yet."""
        return next(iter(self.name.split()), "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a worksheet; `helps` are what would help, to settle, or still to answer."""

    verdict: Verdict
    helps: tuple[str, ...] = ()


BLANK = Worksheet()


def outcome(guide: WorksheetGuide, sheet: Worksheet) -> Outcome:
    """Return what the answers come to; one that says not yet outweighs all others."""
    said, line = dict(sheet.said), guide.lines[sheet.reporting]
    given = [a for check in guide.checks for a in check.answers if said.get(check.key) == a.key]
    settle = [a.help for a in given if a.weight is Weight.SETTLE]
    settle += [line.settle] if line.settle else []
    not_yet = [a.help for a in given if a.weight is Weight.NOT_YET]
    if not_yet:
        return Outcome(Verdict.NOT_YET, (*not_yet, *settle))
    known = {(check.key, a.key) for check in guide.checks for a in check.answers}
    missing = [c.asks for c in guide.checks if (c.key, said.get(c.key, "")) not in known]
    if missing:
        return Outcome(Verdict.OPEN, tuple(missing))
    if len(settle) > MOST_TO_SETTLE:
        return Outcome(Verdict.TOO_MUCH, tuple(settle))
    return Outcome(Verdict.SETTLE if settle else Verdict.READY, tuple(settle))


def pairing_of(sheet: Worksheet, since: date) -> Pairing:
    """Return what a worksheet tells of the pair that it leads to."""
    return Pairing(
        medium=sheet.medium,
        since=since,
        strengths=sheet.strengths,
        leader_hopes=" ".join(sheet.hopes.split()),
        reporting=sheet.reporting,
    )


def as_text(sheet: Worksheet) -> str:
    """Return a worksheet as a text that `of_text` reads."""
    return whole_letters(json.dumps(asdict(sheet), ensure_ascii=False, default=str))


def of_text(text: str) -> Worksheet:
    """Return the worksheet in a text; what no version of this can read is blank."""
    try:
        found = json.loads(text)
    except ValueError:
        return BLANK
    if not isinstance(found, dict):
        return BLANK
    return Worksheet(
        chosen=tuple(one for one in _list(found, "chosen") if isinstance(one, str)),
        own=_words(found, "own"),
        name=_words(found, "name"),
        about=_words(found, "about"),
        notices=_words(found, "notices"),
        reporting=_one_of(Reporting, found.get("reporting"), Reporting.NONE),
        hopes=_words(found, "hopes"),
        said=_pairs(found, "said"),
        medium=_one_of(Medium, found.get("medium"), Medium.CHAT),
        texts=_pairs(found, "texts"),
        step=found["step"] if isinstance(found.get("step"), int) else 0,
        asked=_asked(found.get("asked")),
    )


def _asked(found: object) -> Asked | None:
    """Return when somebody was invited; a moment without its zone is none."""
    if not isinstance(found, dict):
        return None
    try:
        at = datetime.fromisoformat(_words(found, "at"))
    except ValueError:
        return None
    by = _one_of(Medium, found.get("by"), Medium.CHAT)
    return None if at.tzinfo is None else Asked(at, by, _words(found, "words"))


def _words(found: Mapping[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _list(found: Mapping[str, object], name: str) -> list[object]:
    value = found.get(name)
    return value if isinstance(value, list) else []


def _pairs(found: Mapping[str, object], name: str) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for one in _list(found, name):
        match one:
            case [str(key), str(value)]:
                pairs.append((key, value))
    return tuple(pairs)


def _one_of(kind: type[Known], value: object, else_: Known) -> Known:
    known = {word.value: word for word in kind}
    return known.get(value, else_) if isinstance(value, str) else else_
