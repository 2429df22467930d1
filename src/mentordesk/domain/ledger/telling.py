"""An idea as the facts about it tell it, from the first to the last."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from mentordesk.domain.idea import Idea, IdeaEvent, Stage, same_part
from mentordesk.domain.ids import EventId, IdeaId, PersonId, SessionId
from mentordesk.domain.ledger import spelling
from mentordesk.domain.ledger.fact import UNREADABLE, Fact, Kind, read_fact
from mentordesk.domain.person import Consent

One = TypeVar("One")
Says = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tale:
    """What the ledger tells of an idea, and whether that may stand otherwise in pencil.

    Of an idea that was never in ink nothing is told, and it may.
    """

    idea: Idea | None = None
    may_differ: bool = True
    is_begun: bool = False


def retold(facts: Iterable[Fact]) -> Idea | None:
    """Return the idea that facts about one idea tell, or None where they tell none."""
    idea: Idea | None = None
    for fact in facts:
        idea = after(idea, fact)
    return idea


def tale(idea: IdeaId, bodies: Iterable[object]) -> Tale:
    """Return what bodies tell of an idea; after one that is none only a whole idea is told."""
    told: Idea | None = None
    is_pencilled = is_begun = False
    for body in bodies:
        is_begun = True
        fact = _read(idea, body)
        told = None if fact is None else after(told, fact)
        is_pencilled = (
            fact is not None and fact.kind is Kind.PENCILLED and bool(fact.says.get("on"))
        )
    return Tale(told, is_pencilled or not is_begun, is_begun)


def _read(idea: IdeaId, body: object) -> Fact | None:
    try:
        return read_fact(str(body), idea)
    except UNREADABLE:
        return None


def after(idea: Idea | None, fact: Fact) -> Idea | None:
    """Return the idea after one more fact, or None where the fact tells none."""
    try:
        return _told(idea, fact)
    except UNREADABLE:
        return None


def same_step(first: IdeaEvent, second: IdeaEvent) -> bool:
    """Return whether both are one step, whatever they say of it."""
    return first.id == second.id


def put(left: list[One], place: int, one: One, same: Callable[[One, One], bool]) -> None:
    """Take what is the same out of the list, wherever it stands, and put this one in its place."""
    left[:] = [other for other in left if not same(other, one)]
    left.insert(place, one)


def _told(idea: Idea | None, fact: Fact) -> Idea | None:
    """Return the idea after one more fact; before its first it is none."""
    if fact.kind is Kind.BROUGHT and fact.idea is not None:
        return spelling.idea_read(fact.idea, fact.says["state"])
    if fact.kind is Kind.HEARD and fact.idea is not None:
        return _heard(fact.idea, fact.says)
    return None if idea is None else _AFTER[fact.kind](idea, fact.says)


def _heard(about: IdeaId, says: Says) -> Idea:
    at = datetime.fromisoformat(says["raised_at"])
    session, mentor = SessionId(UUID(says["heard_in"])), PersonId(UUID(says["mentor"]))
    step = says["step"]
    events = () if step is None else (IdeaEvent(EventId(UUID(step)), at, Stage.HEARD, session),)
    return Idea(about, session, mentor, says["text"], at, (), events)


def _reworded(idea: Idea, says: Says) -> Idea:
    return replace(idea, text=says["text"])


def _step(idea: Idea, says: Says) -> Idea:
    events = list(idea.events)
    put(events, says["place"], spelling.step_read(says), same_step)
    return replace(idea, events=tuple(events))


def _taken_back(idea: Idea, says: Says) -> Idea:
    step = UUID(says["step"])
    return replace(idea, events=tuple(event for event in idea.events if event.id != step))


def _reasoned(idea: Idea, says: Says) -> Idea:
    step = UUID(says["step"])
    until, told_on = spelling.day_read(says["until"]), spelling.day_read(says["told_on"])
    return replace(
        idea,
        events=tuple(
            replace(event, reason=says["reason"], until=until, told_on=told_on)
            if event.id == step
            else event
            for event in idea.events
        ),
    )


def _answer_by(idea: Idea, says: Says) -> Idea:
    return replace(idea, answer_by=spelling.day_read(says["day"]))


def _part(idea: Idea, says: Says) -> Idea:
    parts = list(idea.contributions)
    if says.get("off"):
        gone = UUID(says["person"]), says["part"]
        parts = [one for one in parts if (one.person, one.part) != gone]
    else:
        put(parts, says["place"], spelling.part_read(says), same_part)
    return replace(idea, contributions=tuple(parts))


def _consent(idea: Idea, says: Says) -> Idea:
    whose = UUID(says["person"]), says["part"]
    said = {"consent": Consent(says["consent"]), "people": says["people"]}
    return replace(
        idea,
        contributions=tuple(
            replace(one, **said) if (one.person, one.part) == whose else one
            for one in idea.contributions
        ),
    )


def _first_said(idea: Idea, says: Says) -> Idea:
    return replace(idea, first_said=says["words"])


def _applied(idea: Idea, says: Says) -> Idea:
    return replace(idea, application=spelling.use_read(says))


def _recognised(idea: Idea, says: Says) -> Idea:
    return replace(idea, recognitions=(*idea.recognitions, spelling.credit_read(says)))


def _joined(idea: Idea, says: Says) -> Idea:
    if "into" in says:
        return replace(idea, joined_into=spelling.into_read(says["into"]))
    known, told = (idea.origins, says["also"]) if "also" in says else ((), says["origins"])
    return replace(idea, origins=(*known, *(IdeaId(UUID(origin)) for origin in told)))


def _pencilled(idea: Idea, _: Says) -> Idea:
    return idea


_AFTER: Mapping[Kind, Callable[[Idea, Says], Idea]] = {
    Kind.REWORDED: _reworded,
    Kind.STAGE: _step,
    Kind.TAKEN_BACK: _taken_back,
    Kind.REASONED: _reasoned,
    Kind.ANSWER_BY: _answer_by,
    Kind.PART: _part,
    Kind.CONSENT: _consent,
    Kind.FIRST_SAID: _first_said,
    Kind.APPLIED: _applied,
    Kind.RECOGNISED: _recognised,
    Kind.JOINED: _joined,
    Kind.SPLIT: _joined,
    Kind.PENCILLED: _pencilled,
}
