"""Each line of what the mentor sent, and what it was taken for; none is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from typing_extensions import override

from mentordesk.domain.agenda import Topic
from mentordesk.domain.receiving import missing, resent, standing
from mentordesk.exchange.agenda_parts import LineKind, ReadAgenda, ReadTopic
from mentordesk.ui import dates
from mentordesk.ui.item_models.line_words import around
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row

_WITH_A_TOPIC = (LineKind.NOTE, LineKind.TOPIC)


@dataclass(frozen=True, slots=True)
class Taken:
    """A line as it came and, if a topic begins on it, that topic with its number.

    `stands` is the topic with the same words on the agenda, `becomes` what it is with what came.
    `left_out` is one on the agenda that the mentor's whole list has no more, and `goes` if it is to
    go.
    """

    line: int
    words: str
    kind: LineKind
    number: int | None = None
    topic: ReadTopic | None = None
    stands: Topic | None = None
    becomes: Topic | None = None
    left_out: Topic | None = None
    goes: bool = False

    @property
    def goes_in(self) -> bool:
        """Return whether the agenda is another one with this line."""
        return self.topic is not None and (self.stands is None or self.becomes != self.stands)

    @property
    def stays_out(self) -> bool:
        """Return whether nothing of this line comes onto the agenda."""
        if self.goes_in or self.left_out is not None:
            return False
        return self.topic is not None or self.kind not in _WITH_A_TOPIC


class AgendaLineModel(RowModel[Taken]):
    """Holds the lines that are not blank, in the order they came."""

    def __init__(self, mentor: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mentor = mentor

    def show_read(self, read: ReadAgenda, known: Sequence[Topic]) -> None:
        """Hold what was read; `known` are the topics that stand on the agenda already."""
        out = missing(known, (topic.text for topic in read.topics)) if read.whole else ()
        gone = (
            Taken(-number, topic.text, LineKind.OTHER, left_out=topic, goes=True)
            for number, topic in enumerate(out, 1)
        )
        self.show([*_taken(read, standing(known)), *gone])

    def turn(self, value: Taken) -> None:
        """Let a topic stay that was to go, or go after all."""
        turned = replace(value, goes=not value.goes)
        self.show(turned if one is value else one for one in self.values())

    @override
    def row_of(self, value: Taken) -> Row:
        if value.left_out is not None:
            gone, stays = self.tr("dropped by {name}"), self.tr("not in the list, stays")
            words = (gone if value.goes else stays).format(name=self._mentor)
            tone = Tone.MENTOR if value.goes else Tone.NEUTRAL
            return Row(value.words, facts=(Fact(words, tone),), faint=value.goes)
        if value.topic is None:
            aside = Fact(self._kind(value))
            return Row(value.words.strip(), facts=(aside,), faint=True)
        if value.stands is not None:
            facts = (Fact(self.tr("already on the agenda")), *self._changes(value))
            return Row(value.topic.text, facts=facts, faint=not value.goes_in)
        minutes = value.topic.minutes
        time = Fact(dates.span(minutes), Tone.MENTOR, "timer") if minutes else None
        return Row(value.topic.text, lead=str(value.number), facts=() if time is None else (time,))

    def _changes(self, value: Taken) -> Iterator[Fact]:
        """Yield what is otherwise about a topic that stands there already."""
        old, new = value.stands, value.becomes
        if old is None or new is None:
            return
        if new.minutes != old.minutes and new.minutes:
            words = self.tr("now {time}").format(time=dates.span(new.minutes))
            yield Fact(words, Tone.MENTOR, "timer")
        if new.notes != old.notes:
            yield Fact(self.tr("a new note"), Tone.MENTOR)

    @override
    def key_of(self, value: Taken) -> object:
        return value.line

    def _kind(self, value: Taken) -> str:
        words = {
            LineKind.NOTE: self.tr("note to the topic above"),
            LineKind.TOPIC: self.tr("goes on with the topic above"),
        }
        return words.get(value.kind) or around(value.kind, self._mentor) or self.tr("not a topic")


def _taken(read: ReadAgenda, known: dict[str, Topic]) -> Iterable[Taken]:
    begins = {topic.line: place for place, topic in enumerate(read.topics)}
    number = 0
    for line in read.lines:
        if line.kind is LineKind.BLANK:
            continue
        place = begins.get(line.number)
        topic = None if place is None else read.topics[place]
        if topic is None:
            yield Taken(line.number, line.original, line.kind)
            continue
        old = known.get(topic.text.casefold())
        number += old is None
        new = None if old is None else resent(old, topic.minutes, "\n".join(topic.notes))
        yield Taken(line.number, line.original, line.kind, number, topic, old, new)
