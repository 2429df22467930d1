"""The mentor's topics as the leader reads them: shown, never changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from typing_extensions import override

from mentordesk.domain.agenda import ASIDE, Agenda, Hand, Topic, TopicState
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.origin import came
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row

_STILL = (TopicState.OPEN, TopicState.DISCUSSED)


@dataclass(frozen=True, slots=True)
class Placed:
    """A topic and its number on the agenda; 0 for one that was put aside."""

    number: int
    topic: Topic


class TopicModel(RowModel[Placed]):
    """Holds one agenda's topics in their order; a closed one tells the time spent.

    Without a name for the leader it speaks to the leader.
    """

    def __init__(self, mentor: str = "", leader: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mentor, self._leader, self._spent = mentor, leader or self.tr("you"), False

    def show_agenda(self, agenda: Agenda, mentor: str, *, spent: bool) -> None:
        """Hold an agenda, with the minutes planned or the time spent."""
        self._mentor, self._spent = mentor, spent
        self.show(_numbered(agenda.topics))

    @override
    def row_of(self, value: Placed) -> Row:
        topic = value.topic
        return Row(
            topic.text,
            " · ".join(self._story(topic)),
            lead=str(value.number or ""),
            facts=tuple(self._facts(topic)),
            faint=topic.state not in _STILL,
        )

    @override
    def key_of(self, value: Placed) -> object:
        return value.topic.id

    def _story(self, topic: Topic) -> list[str]:
        story = [topic.notes] if topic.notes else []
        if topic.carried_from is not None:
            day = dates.day(topic.carried_from)
            story.append(self.tr("carried over from {day}").format(day=day))
        if topic.hand is Hand.MENTOR_SENT and topic.came_at is not None:
            story.append(came(self._mentor, topic.came_by, topic.came_at))
        return story

    def _facts(self, topic: Topic) -> list[Fact]:
        facts = []
        if topic.state is not TopicState.OPEN:
            tone = Tone.OK if topic.state is TopicState.DISCUSSED else Tone.NEUTRAL
            facts.append(Fact(wording.topic_state(topic.state), tone))
        if topic.from_ask:
            facts.append(Fact(self.tr("you asked for it"), Tone.LEADER))
        elif not self._spent:
            facts.append(self._whose(topic))
        minutes = round(topic.spent / 60) if self._spent else topic.minutes
        if minutes:
            facts.append(Fact(dates.span(minutes), icon="timer"))
        return facts

    def _whose(self, topic: Topic) -> Fact:
        if topic.hand is Hand.LEADER_SEAT:
            return Fact(self._leader, Tone.LEADER)
        return Fact(self._mentor, Tone.MENTOR)


def _numbered(topics: Iterable[Topic]) -> Iterator[Placed]:
    """Count what is on the table, as the mentor's seat does."""
    number = 0
    for topic in topics:
        aside = topic.state in ASIDE
        number += not aside
        yield Placed(0 if aside else number, topic)
