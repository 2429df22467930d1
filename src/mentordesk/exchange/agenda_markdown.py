"""Writes topics as a Markdown task list that any chat carries and the reader reads back."""

from collections.abc import Iterator, Sequence

from mentordesk.domain.letter_lines import ticked
from mentordesk.exchange.agenda_parts import ReadTopic
from mentordesk.exchange.clean_text import clean, squeeze


def write_agenda(topics: Sequence[ReadTopic]) -> str:
    """Return the task list, one box a topic, its notes indented below it."""
    return "".join(f"{line}\n" for topic in topics for line in _lines(topic))


def _lines(topic: ReadTopic) -> Iterator[str]:
    yield ticked(squeeze(clean(topic.text)), topic.minutes)
    for note in topic.notes:
        for line in note.splitlines():
            if words := squeeze(clean(line)):
                yield f"  {words}"
