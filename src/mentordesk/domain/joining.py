"""Two ideas that are one, and one that is two: no name, no use and no credit is lost on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentordesk.domain.agreeing import answer_of, bound, strictly
from mentordesk.domain.idea import (
    ANSWER_WITHIN,
    IN_USE,
    UNANSWERED,
    Contribution,
    Idea,
    IdeaEvent,
    Part,
    Recognition,
    Stage,
    Weight,
    wakes_on,
)
from mentordesk.domain.ids import EventId, IdeaId, PersonId, new_id
from mentordesk.domain.person import STRICTNESS, Consent
from mentordesk.domain.text import line
from mentordesk.errors import HalfWithoutNameError, JoinedAlreadyError, SameIdeaError

# A no to one is no answer to the other: what waits for its answer goes on waiting.
_FURTHER = (Stage.DECLINED, Stage.PARKED, *UNANSWERED, Stage.TRYING)
_HEAVIER = tuple(Weight)

Had = tuple[PersonId, Part]


class Half(StrEnum):
    """Which half of an idea something goes along with."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Cut:
    """How an idea becomes two: the words of both, and what goes where.

    What `parts` says nothing of goes along with both, and so do use and credit unless told.
    """

    first: str
    second: str
    parts: Mapping[Had, Half] = field(default_factory=dict)
    use: Half = Half.BOTH


def joined(
    whole: Idea, part: Idea, at: datetime, within: timedelta = ANSWER_WITHIN
) -> tuple[Idea, Idea]:
    """Return the idea that stands for both, in its own words, and the one that goes on inside it.

    Each person keeps every part, the larger weight of two and the strictest answer, for both ideas.
    Who was not asked about one of the two is not asked about both, unless they said more strictly.
    The further stage stands, of two uses the later one, and of two days until which both are parked
    the earlier one. Where the answer is due `within` some time, what stands waits no longer for it
    than either would have. What the part says in words of its own,
    like the reason of its last step, it alone keeps: so a strike takes all of it.
    Raises SameIdeaError, or JoinedAlreadyError for what goes on inside another idea.
    """
    if whole.id == part.id:
        raise SameIdeaError
    if whole.joined_into is not None or part.joined_into is not None:
        raise JoinedAlreadyError
    stands = _takes_over(whole, part)
    # One that was parked without a day waits since then, and not from this step on.
    step = replace(part.last, id=EventId(new_id()), at=at, reason="", until=wakes_on(part))
    one = replace(
        whole,
        contributions=_united(whole.contributions, part.contributions),
        events=(*whole.events, step) if stands else whole.events,
        answer_by=_promised(whole, part, within),
        application=part.application if stands else whole.application,
        recognitions=(*whole.recognitions, *_more_credit(whole, part)),
        origins=tuple(dict.fromkeys((*whole.origins, part.id))),
    )
    return one, replace(bound(part, one), joined_into=whole.id)


def split(idea: Idea, cut: Cut, at: datetime) -> tuple[Idea, Idea]:
    """Return the first half, which stays the idea it was, and the second with its story so far.

    A half without the use is where it was before that, or heard. A person's answer holds for both.
    Raises JoinedAlreadyError for what goes on inside another idea, HalfWithoutNameError where all
    names would go along with one half, BlankTextError and TextTooLongError.
    """
    if idea.joined_into is not None:
        raise JoinedAlreadyError
    first = replace(idea, text=line(cut.first, "idea", 1000))
    second = replace(
        idea,
        id=IdeaId(new_id()),
        text=line(cut.second, "idea", 1000),
        events=tuple(replace(event, id=EventId(new_id())) for event in idea.events),
        origins=(idea.id,),
    )
    return _half(first, cut, Half.FIRST, at), _half(second, cut, Half.SECOND, at)


def heavier(first: Weight, second: Weight) -> Weight:
    """Return the larger of two weights."""
    return min(first, second, key=_HEAVIER.index)


def is_piece(part: Idea, whole: Idea) -> bool:
    """Return whether an idea was split from another."""
    return whole.id in part.origins and whole.joined_into != part.id


def _half(idea: Idea, cut: Cut, half: Half, at: datetime) -> Idea:
    goes = (half, Half.BOTH)
    parts = tuple(
        c for c in idea.contributions if cut.parts.get((c.person, c.part), Half.BOTH) in goes
    )
    if idea.contributions and not parts:
        raise HalfWithoutNameError
    kept = replace(idea, contributions=strictly(parts, idea.contributions))
    return kept if cut.use in goes or idea.stage not in IN_USE else _out_of_use(kept, at)


def _out_of_use(idea: Idea, at: datetime) -> Idea:
    # Damage may have left the step into use alone: then it was heard before.
    heard = IdeaEvent(idea.last.id, at, Stage.HEARD, idea.session)
    before = (event for event in reversed(idea.events) if event.stage not in IN_USE)
    back = replace(next(before, heard), id=EventId(new_id()), at=at)
    return replace(idea, events=(*idea.events, back), application=None, recognitions=())


def _takes_over(whole: Idea, part: Idea) -> bool:
    """Return whether the step at which a part stands becomes that of the whole."""
    if whole.stage in IN_USE and part.stage in IN_USE:
        return _used_on(part) > _used_on(whole)
    mine, theirs = wakes_on(whole), wakes_on(part)
    if mine is not None and theirs is not None:
        return theirs < mine
    return _distance(part) > _distance(whole)


def _distance(idea: Idea) -> int:
    return len(_FURTHER) if idea.stage in IN_USE else _FURTHER.index(idea.stage)


def _used_on(idea: Idea) -> date:
    """Return the day of a use; one of which nothing is told gives way to any other."""
    return date.min if idea.application is None else idea.application.on


def _more_credit(whole: Idea, part: Idea) -> tuple[Recognition, ...]:
    """Return what a part brings along; that its mentor wants no credit is told once for both."""
    if whole.mentor != part.mentor or all(said.gives_credit for said in whole.recognitions):
        return part.recognitions
    return tuple(said for said in part.recognitions if said.gives_credit)


def _promised(whole: Idea, part: Idea, within: timedelta) -> date | None:
    """Return the day by which the answer to both is promised, None where the usual one is no later.

    What is parked has its day in the step itself, for as long as that one stands.
    """
    waits = [idea for idea in (whole, part) if _last_day(idea, within) is not None]
    if not any(idea.stage in UNANSWERED for idea in waits):
        return whole.answer_by
    first = min(day for idea in waits if (day := _last_day(idea, within)) is not None)
    mine = [whole.answer_by, None] if whole.stage in UNANSWERED else [None]
    kept = [day for day in mine if _last_of(day, whole, within) == first]
    return kept[0] if kept else date.fromordinal(max(first, 1))


def _last_day(idea: Idea, within: timedelta) -> int | None:
    """Return the last day on which no answer is owed yet, None where nothing waits for one."""
    if idea.stage in UNANSWERED:
        return _last_of(idea.answer_by, idea, within)
    day = wakes_on(idea)
    return None if day is None else day.toordinal() - 1


def _last_of(promised: date | None, idea: Idea, within: timedelta) -> int:
    # In numbers of days: a file may tell of the last day that there is.
    usual = idea.raised_at.toordinal() + within.days - 1
    return usual if promised is None else promised.toordinal()


def _united(
    first: tuple[Contribution, ...], second: tuple[Contribution, ...]
) -> tuple[Contribution, ...]:
    every = (*first, *second)
    parts = dict[Had, Contribution]()
    for c in every:
        same = parts.get((c.person, c.part), c)
        parts[c.person, c.part] = replace(same, weight=heavier(c.weight, same.weight))
    first_answers, second_answers = _answers(first), _answers(second)
    return tuple(
        replace(c, consent=_still_asked(c.consent), people="")
        if Consent.ASK in (first_answers.get(c.person), second_answers.get(c.person))
        else c
        for c in strictly(parts.values(), every)
    )


def _answers(parts: tuple[Contribution, ...]) -> dict[PersonId, Consent]:
    return {c.person: answer_of(o for o in parts if o.person == c.person)[0] for c in parts}


def _still_asked(consent: Consent) -> Consent:
    """Return what holds for both ideas where somebody was not asked about one of them.

    That they may be named anywhere with the other opens no words of this one. Whom certain people
    alone may hear of is asked each time: a first answer could else open what they kept to those.
    """
    if consent is Consent.THESE_PEOPLE:
        return Consent.EACH_TIME
    return max(consent, Consent.ASK, key=STRICTNESS.index)
