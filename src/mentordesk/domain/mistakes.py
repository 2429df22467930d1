"""What can be put right of an idea while its session is live."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mentordesk.domain.idea import IN_USE, UNANSWERED, Idea, Stage
from mentordesk.errors import IdeaStageError


@dataclass(frozen=True, slots=True)
class Answer:
    """What an idea is answered, and when; a no has its reason, and what is parked its day."""

    to: Stage
    at: datetime
    reason: str = ""
    until: date | None = None


def may_be_one(idea: Idea) -> bool:
    """Return whether the whole idea may be a mistake: nobody said it back or answered it."""
    return idea.stage is Stage.HEARD and idea.answer_by is None


def without_last_step(idea: Idea) -> Idea:
    """Return the idea as it was before its last step.

    Raises IdeaStageError once it is in use, or where it was only heard.
    """
    if idea.stage in IN_USE or len(idea.events) == 1:
        raise IdeaStageError(stage=idea.stage.value, wanted=idea.events[0].stage.value)
    return replace(idea, events=idea.events[:-1])


def without_answer(idea: Idea, since: datetime | None = None) -> Idea:
    """Return the idea as if nobody had answered it; a date for its answer stays.

    What it was answered before `since` stays too, unless that is None.
    Raises IdeaStageError once it is in use.
    """
    if idea.stage in IN_USE:
        raise IdeaStageError(stage=idea.stage.value, wanted=Stage.HEARD.value)
    left = tuple(
        event
        for event in idea.events
        if event.stage in UNANSWERED or (since is not None and event.at < since)
    )
    return replace(idea, events=left or idea.events[:1])


def answered(idea: Idea, given: Answer, since: datetime | None = None) -> Idea:
    """Return the idea with this answer in the place of those given `since`, or a no reworded.

    Raises IdeaStageError once it is in use, BlankTextError for a no without its reason, NoDayError
    for parking without a day.
    """
    if given.to is idea.stage is Stage.DECLINED:
        return idea.declined(given.at, given.reason)
    fresh = without_answer(idea, since)
    return fresh.moved(given.to, given.at, reason=given.reason, until=given.until)
