"""What is counted of a session, for the two who had it: facts without a score."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.domain.agenda import Topic, TopicState
from mentordesk.domain.idea import UNANSWERED, Idea
from mentordesk.domain.session import Session, Timing

_ON_TIME = 2
_ONE_BY_ONE = 4


@dataclass(frozen=True, slots=True)
class Measures:
    """What came of a session, beside its timing.

    `done` topics were talked about, `carried` ones were left for another time; of its `ideas` so
    many have an answer by now, and so many bear a name.
    """

    done: int
    carried: int
    ideas: int
    answered: int
    named: int = 0


def measured(topics: Iterable[Topic], ideas: Iterable[Idea]) -> Measures:
    """Return what there is to count; a topic that was dropped counts for nothing."""
    on_table = [topic for topic in topics if topic.state is not TopicState.DROPPED]
    done, caught = sum(map(_was_talked_about, on_table)), list(ideas)
    answered = sum(idea.stage not in UNANSWERED for idea in caught)
    named = sum(bool(idea.contributions) for idea in caught)
    return Measures(done, len(on_table) - done, len(caught), answered, named)


def late(session: Session) -> int | None:
    """Return how many minutes after its plan a session began, 0 for on time; None if it never did.

    Nobody starts to the minute: two more or less are on time.
    """
    began = session.timing.started_at
    if began is None:
        return None
    minutes = round((began - session.planned_at).total_seconds() / 60)
    return 0 if abs(minutes) <= _ON_TIME else minutes


def out_of_focus(timing: Timing) -> tuple[int, ...]:
    """Return how many minutes focus was left each time, 0 for less than half of one.

    Where that is not known, or too much to read, it is all in all.
    """
    if not timing.exits:
        return ()
    known = len(timing.lengths) == timing.exits <= _ONE_BY_ONE
    return tuple(round(s / 60) for s in (timing.lengths if known else (timing.away,)))


def _was_talked_about(topic: Topic) -> bool:
    return topic.state is TopicState.DISCUSSED or topic.spent > 0
