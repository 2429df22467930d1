"""The words of what stood on the agenda, or was asked for, and what became of it, in English."""

from mentordesk.domain.agenda import AskState, TopicState
from mentordesk.domain.summary import AskLine, TopicLine
from mentordesk.export.words import NO_BREAK, first, in_minutes, on


def topic_ask(leader: str) -> str:
    """Return the mark of a topic that the mentor took from the leader's asks."""
    name = first(leader)
    return f"({name}\N{RIGHT SINGLE QUOTATION MARK}s question)"


def topic_end(topic: TopicLine) -> str:
    """Return what became of a topic, and on which day it was first to be talked about."""
    since = "" if topic.carried_from is None else f"from the agenda of {on(topic.carried_from)}"
    return ", ".join(part for part in (_minutes_of(topic), _end(topic), since) if part)


def _minutes_of(topic: TopicLine) -> str:
    """Return how long was spent on a topic, and of how many minutes, as far as that is told."""
    if topic.spent and topic.planned:
        return f"{topic.spent} of {in_minutes(topic.planned)}".replace(" ", NO_BREAK)
    if topic.planned:
        return f"{in_minutes(topic.planned)} planned"
    return in_minutes(topic.spent) if topic.spent else ""


def _end(topic: TopicLine) -> str:
    match topic.state:
        case TopicState.DISCUSSED:
            return "" if topic.spent else "discussed"
        case TopicState.CARRIED:
            return "carried over"
        case TopicState.PARKED:
            return "parked"
        case TopicState.DROPPED:
            return "dropped"
        case TopicState.OPEN:
            return "" if topic.spent else "still open"


def ask_end(ask: AskLine) -> str:
    """Return what the mentor did with what the leader asked for."""
    match ask.state:
        case AskState.LATER:
            return "put off"
        case AskState.LEFT:
            return "left"
        case AskState.OPEN | AskState.TAKEN:
            return ""
