"""What is counted of a session, for the two who had it: facts without a score."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.domain.agenda import Agenda, Topic, TopicState
from mentordesk.domain.idea import UNANSWERED, Idea
from mentordesk.domain.session import Session


@dataclass(frozen=True, slots=True)
class Measures:
    """What came of a session, beside its timing.

    `done` topics were talked about, `carried` ones were left for another time; of its `ideas` so
    many have an answer by now.
    """

    done: int
    carried: int
    ideas: int
    answered: int


def measured(agenda: Agenda, ideas: Iterable[Idea]) -> Measures:
    """Return what there is to count; a topic that was dropped counts for nothing."""
    topics = [topic for topic in agenda.topics if topic.state is not TopicState.DROPPED]
    done, caught = sum(map(_was_talked_about, topics)), list(ideas)
    answered = sum(idea.stage not in UNANSWERED for idea in caught)
    return Measures(done, len(topics) - done, len(caught), answered)


def late(session: Session) -> int | None:
    """Return how many minutes after its plan a session began; None if it never did."""
    began = session.timing.started_at
    return None if began is None else round((began - session.planned_at).total_seconds() / 60)


def _was_talked_about(topic: Topic) -> bool:
    return topic.state is TopicState.DISCUSSED or topic.spent > 0
