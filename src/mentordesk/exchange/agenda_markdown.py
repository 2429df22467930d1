"""Writes topics as a Markdown task list that any chat carries and the reader reads back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentordesk.exchange.agenda_parts import MAX_TOPIC_LENGTH, ReadTopic
from mentordesk.exchange.agenda_text import read_agenda
from mentordesk.exchange.clean_text import clean, squeeze
from mentordesk.exchange.minutes import NO_TIME, Timed, take_written_minutes


def write_agenda(topics: Sequence[ReadTopic]) -> str:
    """Return the task list, one box a topic, its notes indented below it."""
    return "".join(f"{line}\n" for topic in topics for line in _lines(topic))


def read_back(text: str) -> tuple[ReadTopic, ...]:
    """Return the topics of a task list that was written here, none of them cut.

    Raises AgendaTextError for what is no such list.
    """
    return tuple(map(_whole, read_agenda(text).topics))


def _whole(topic: ReadTopic) -> ReadTopic:
    """Return a topic as it was written; one too long was cut, and whole in its first note."""
    first = topic.notes[0] if topic.notes else ""
    if len(first) <= MAX_TOPIC_LENGTH or f"{first[: len(topic.text) - 1]}…" != topic.text:
        return topic
    return replace(topic, text=first, notes=topic.notes[1:])


def _lines(topic: ReadTopic) -> Iterator[str]:
    yield f"- [ ] {_timed(squeeze(clean(topic.text)), topic.minutes)}"
    for note in topic.notes:
        for line in note.splitlines():
            if words := squeeze(clean(line)):
                yield f"  {words}"


def _timed(text: str, minutes: int | None) -> str:
    """Return the text with its time; one that only looks timed says that it is not."""
    if minutes is not None:
        return f"{text} ({minutes} min)"
    return text if take_written_minutes(text) == Timed(text, None) else f"{text} {NO_TIME}"
