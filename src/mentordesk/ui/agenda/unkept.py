"""What of an edited agenda the desk does not hold yet, as words that can be sealed."""

from collections.abc import Iterable, Sequence

from mentordesk.domain.agenda import Topic


def unkept(here: Sequence[Topic], kept: Sequence[Topic]) -> list[Topic]:
    """Return the topics the desk does not hold as they are here; all, where their order changed."""
    was = {topic.id: topic for topic in kept}
    stayed = [topic.id for topic in here if topic.id in was]
    moved = stayed != [topic.id for topic in kept if topic.id in stayed]
    return [t for t in here if moved or t.id not in was or as_text([t]) != as_text([was[t.id]])]


def as_text(topics: Iterable[Topic]) -> str:
    """Return topics as a task list, which the reader takes back."""
    from mentordesk.exchange.agenda_markdown import write_agenda
    from mentordesk.exchange.agenda_parts import ReadTopic

    return write_agenda([ReadTopic(t.text, t.minutes, (t.notes,), 0) for t in topics])
