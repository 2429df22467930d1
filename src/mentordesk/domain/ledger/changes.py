"""What became otherwise with an idea between two states of it, as people would tell it."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.agreeing import people_agreed
from mentordesk.domain.idea import IN_USE, Application, Idea, IdeaEvent, Recognition
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.ledger.fact import Kind
from mentordesk.domain.part_names import Parts, parts_of
from mentordesk.domain.person import Consent

Answer = tuple[Consent, str]
"""How somebody is named, and before whom in words, where that is the answer."""


@dataclass(frozen=True, slots=True)
class Took:
    """A step that the idea took."""

    step: IdeaEvent


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A step that is none of the idea's any more."""

    step: IdeaEvent


@dataclass(frozen=True, slots=True)
class SaidAnew:
    """A step in other words: its reason, until when, or when the mentor was told."""

    step: IdeaEvent
    before: IdeaEvent


@dataclass(frozen=True, slots=True)
class Reworded:
    """The idea in other words; those `before` are "" where nothing tells them any more."""

    text: str
    before: str


@dataclass(frozen=True, slots=True)
class FirstSaid:
    """Who said the idea first, in words; "" for nobody any more."""

    words: str


@dataclass(frozen=True, slots=True)
class AnswerBy:
    """The day by which the mentor has an answer, or that no day is promised any more."""

    day: date | None


@dataclass(frozen=True, slots=True)
class NamedFor:
    """The parts that somebody has from now on, instead of those `before`; none once off.

    With the first of them comes the `answer` how they are named: before whom, where that is it.
    """

    person: PersonId
    parts: Parts
    before: Parts
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """How somebody is named from now on, instead of how it was.

    It was `settled` where the pair settled it for all ideas, and not for this one.
    """

    person: PersonId
    answer: Answer
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """Another use of the idea, without a step into use."""

    use: Application


@dataclass(frozen=True, slots=True)
class Credited:
    """An act of credit, or that none was wanted."""

    act: Recognition


@dataclass(frozen=True, slots=True)
class WentInto:
    """The idea that this one goes on in from now on; None where it stands for itself again."""

    into: IdeaId | None


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Ideas that this one came of: `by` joining or by splitting; None where nobody knows."""

    ideas: tuple[IdeaId, ...]
    by: Kind | None


@dataclass(frozen=True, slots=True)
class Untied:
    """Ideas of which this one comes no more."""

    ideas: tuple[IdeaId, ...]


@dataclass(frozen=True, slots=True)
class ToldWhole:
    """That the idea was told anew; `struck` entries of it were destroyed right before."""

    struck: int


Change = (
    Took
    | TakenBack
    | SaidAnew
    | Reworded
    | FirstSaid
    | AnswerBy
    | NamedFor
    | Answered
    | Used
    | Credited
    | WentInto
    | CameFrom
    | Untied
    | ToldWhole
)


def changes(before: Idea | None, now: Idea, kinds: AbstractSet[Kind]) -> Iterator[Change]:
    """Yield what became otherwise, where facts of these kinds were entered at once."""
    yield from _of_kin(before, now, kinds)
    yield from _of_words(before, now)
    if before is None or before.contributions != now.contributions:
        yield from _of_people(before, now)
    yield from _of_steps(before, now)
    if now.answer_by != (None if before is None else before.answer_by):
        yield AnswerBy(now.answer_by)
    yield from map(Credited, _new_acts(before, now))


def _new_acts(before: Idea | None, now: Idea) -> Iterable[Recognition]:
    had = () if before is None else before.recognitions
    if now.recognitions[: len(had)] == had:
        return now.recognitions[len(had) :]
    return (act for act in now.recognitions if act not in had)


def _of_kin(before: Idea | None, now: Idea, kinds: AbstractSet[Kind]) -> Iterator[Change]:
    had = () if before is None else before.origins
    if had != now.origins:  # hundreds of them may have been joined, one by one
        old, left = frozenset(had), frozenset(now.origins)
        if new := tuple(origin for origin in now.origins if origin not in old):
            yield CameFrom(new, next((k for k in (Kind.SPLIT, Kind.JOINED) if k in kinds), None))
        if gone := tuple(origin for origin in had if origin not in left):
            yield Untied(gone)
    if now.joined_into != (None if before is None else before.joined_into):
        yield WentInto(now.joined_into)


def _of_words(before: Idea | None, now: Idea) -> Iterator[Change]:
    if before is not None and before.text != now.text:
        yield Reworded(now.text, before.text)
    if now.first_said != ("" if before is None else before.first_said):
        yield FirstSaid(now.first_said)


def _of_people(before: Idea | None, now: Idea) -> Iterator[Change]:
    had = () if before is None else before.contributions
    for person in dict.fromkeys(one.person for one in (*had, *now.contributions)):
        was, parts = () if before is None else parts_of(before, person), parts_of(now, person)
        if before is None or not was:
            yield NamedFor(person, parts, (), _answer(now, person))
            continue
        if set(was) != set(parts):
            yield NamedFor(person, parts, was)
        if parts and _answer(before, person) != (answer := _answer(now, person)):
            yield Answered(person, answer)


def _answer(idea: Idea, person: PersonId) -> Answer:
    consent = idea.consent_of(person)
    return consent, people_agreed(idea, person) if consent is Consent.THESE_PEOPLE else ""


def _of_steps(before: Idea | None, now: Idea) -> Iterator[Change]:
    had = {} if before is None else {step.id: step for step in before.events}
    has = {step.id for step in now.events}
    yield from (TakenBack(step) for step in had.values() if step.id not in has)
    is_used = False
    for step in now.events:
        old = had.get(step.id)
        if old is None:
            is_used |= step.stage in IN_USE
            yield Took(step)
        elif old != step:
            yield SaidAnew(step, old)
    use = now.application
    if use is not None and not is_used and use != (before and before.application):
        yield Used(use)
