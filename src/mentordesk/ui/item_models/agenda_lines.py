"""Each line of what the mentor sent, and what it was taken for; none is left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override

from mentordesk.exchange.agenda_parts import LineKind, ReadAgenda, ReadTopic
from mentordesk.ui import dates
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row


@dataclass(frozen=True, slots=True)
class Taken:
    """A line as it came and, if a topic begins on it, that topic with its number."""

    line: int
    words: str
    kind: LineKind
    number: int | None = None
    topic: ReadTopic | None = None
    known: bool = False


class AgendaLineModel(RowModel[Taken]):
    """Holds the lines that are not blank, in the order they came."""

    def show_read(self, read: ReadAgenda, known: Iterable[str]) -> None:
        """Hold what was read; `known` are the topics that stand on the agenda already."""
        already = {words.casefold() for words in known}
        self.show(_taken(read, already))

    @override
    def row_of(self, value: Taken) -> Row:
        if value.topic is None:
            aside = Fact(self._kind(value))
            return Row(value.words.strip(), facts=(aside,), faint=True)
        if value.known:
            return Row(
                value.topic.text,
                facts=(Fact(self.tr("already on the agenda")),),
                faint=True,
            )
        minutes = value.topic.minutes
        time = Fact(dates.span(minutes), Tone.MENTOR, "timer") if minutes else None
        return Row(value.topic.text, lead=str(value.number), facts=() if time is None else (time,))

    @override
    def key_of(self, value: Taken) -> object:
        return value.line

    def _kind(self, value: Taken) -> str:
        match value.kind:
            case LineKind.NOTE:
                return self.tr("note to the topic above")
            case LineKind.GREETING:
                return self.tr("greeting")
            case LineKind.SIGNATURE:
                return self.tr("signature")
            case LineKind.CHAT_HEADER | LineKind.QUOTE_HEADER:
                return self.tr("who wrote, and when")
            case LineKind.QUOTED:
                return self.tr("quoted from earlier")
            case LineKind.HEADING:
                return self.tr("heading")
            case LineKind.TOPIC:
                return self.tr("goes on with the topic above")
            case _:
                return self.tr("not a topic")


def _taken(read: ReadAgenda, known: set[str]) -> Iterable[Taken]:
    begins = {topic.line: place for place, topic in enumerate(read.topics)}
    number = 0
    for line in read.lines:
        if line.kind is LineKind.BLANK:
            continue
        place = begins.get(line.number)
        topic = None if place is None else read.topics[place]
        already = topic is not None and topic.text.casefold() in known
        number += topic is not None and not already
        yield Taken(line.number, line.original, line.kind, number, topic, already)
