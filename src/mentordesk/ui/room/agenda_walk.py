"""Walking through the mentor's topics, one at a time."""

from collections.abc import Sequence

from mentordesk.domain.agenda import Agenda, Topic, TopicState
from mentordesk.domain.ids import TopicId


def current(topics: Sequence[Topic]) -> Topic | None:
    """Return the topic being talked about: the first that is open."""
    return next((t for t in topics if t.state is TopicState.OPEN), None)


def before(topics: Sequence[Topic], now: TopicId | None) -> Topic | None:
    """Return the topic that was talked about last before this one."""
    gone: Topic | None = None
    for topic in topics:
        if topic.id == now:
            break
        if topic.state is TopicState.DISCUSSED:
            gone = topic
    return gone


def timed(agenda: Agenda, now: TopicId | None, spent: int) -> Agenda:
    """Return the agenda with the seconds that the topic being talked about has had by now."""
    if now is None:
        return agenda
    return agenda.spent(now, spent - agenda.topic(now).spent, TopicState.OPEN)
