"""What can be put right of an idea while its session is live."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentordesk.domain.idea import IN_USE, UNANSWERED, Idea, Stage
from mentordesk.domain.ids import EventId
from mentordesk.errors import HasItsDayError, IdeaStageError


@dataclass(frozen=True, slots=True)
class Answer:
    """What an idea is answered, and when; a no has its reason, and what is parked its day."""

    to: Stage
    at: datetime
    reason: str = ""
    until: date | None = None


def may_be_one(idea: Idea) -> bool:
    """Return whether the whole idea may be a mistake: nobody said it back or answered it."""
    return {event.stage for event in idea.events} == {Stage.HEARD} and idea.answer_by is None


def without_last_step(idea: Idea) -> Idea:
    """Return the idea as it was before its last step.

    Raises IdeaStageError where it is in use or was before that, or where it was only heard.
    """
    before = idea.events[-2:-1]
    if idea.stage in IN_USE or not before or before[0].stage in IN_USE:
        raise IdeaStageError(stage=idea.stage.value, wanted=idea.events[0].stage.value)
    return replace(idea, events=idea.events[:-1])


def without_answer(idea: Idea, before: AbstractSet[EventId] = frozenset()) -> Idea:
    """Return the idea as if nobody had answered it; a date for its answer stays.

    What it was answered `before` stays too, given by its steps.
    Raises IdeaStageError once it is in use.
    """
    if idea.stage in IN_USE:
        raise IdeaStageError(stage=idea.stage.value, wanted=Stage.HEARD.value)
    left = tuple(event for event in idea.events if event.stage in UNANSWERED or event.id in before)
    return replace(idea, events=left or idea.events[:1])


def answered(idea: Idea, given: Answer, before: AbstractSet[EventId] = frozenset()) -> Idea:
    """Return the idea with this answer in the place of all but those `before`, or a no reworded.

    Raises IdeaStageError once it is in use, BlankTextError for a no without its reason, NoDayError
    for parking without a day.
    """
    if given.to is idea.stage is Stage.DECLINED:
        return idea.declined(given.at, given.reason)
    fresh = without_answer(idea, before)
    return fresh.moved(given.to, given.at, reason=given.reason, until=given.until)


def promised(idea: Idea, day: date | None) -> Idea:
    """Return the idea with the day by which its mentor has an answer, or with none.

    Raises HasItsDayError for what is parked, IdeaStageError for what has its answer.
    """
    if day is not None and idea.stage is Stage.PARKED:
        raise HasItsDayError
    if day not in (None, idea.answer_by) and idea.stage not in UNANSWERED:
        raise IdeaStageError(stage=idea.stage.value, wanted="answered by a day")
    return replace(idea, answer_by=day)
