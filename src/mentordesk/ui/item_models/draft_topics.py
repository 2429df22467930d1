"""The topics on the table while an agenda is edited, and those that were put aside."""

from dataclasses import replace

from typing_extensions import override

from mentordesk.domain.agenda import ASIDE, Agenda, Topic
from mentordesk.domain.ids import TopicId
from mentordesk.ui import dates
from mentordesk.ui.item_models.topics import Placed, TopicModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row


class DraftModel(TopicModel):
    """Holds what is on the table, with the name of whoever put it there."""

    def __init__(self, mentor: str, leader: str) -> None:
        super().__init__(mentor, leader)
        # By identity, which is quick: a topic that changes is another one.
        self._rows: dict[int, tuple[Topic, Row]] = {}

    def show_draft(self, agenda: Agenda) -> None:
        """Hold the topics of a draft that are not put aside."""
        on_table = [topic for topic in agenda.topics if topic.state not in ASIDE]
        here = {id(topic) for topic in on_table}
        self._rows = {key: known for key, known in self._rows.items() if key in here}
        self.show(Placed(number, topic) for number, topic in enumerate(on_table, 1))

    def topic(self, row: int) -> Topic | None:
        """Return the topic in a row, or None."""
        placed = self.value(row)
        return None if placed is None else placed.topic

    def row(self, topic: TopicId) -> int | None:
        """Return where a topic stands, or None if it is not on the table."""
        return self.place(topic)

    @override
    def row_of(self, value: Placed) -> Row:
        """Return how a topic is shown; a long list asks for all of them at each step."""
        topic, number = value.topic, str(value.number)
        known = self._rows.get(id(topic))
        if known is not None and known[1].lead == number:
            return known[1]
        row = super().row_of(value) if known is None else replace(known[1], lead=number)
        self._rows[id(topic)] = topic, row
        return row

    @override
    def _facts(self, topic: Topic) -> list[Fact]:
        asked = self.tr("{name} asked").format(name=self._leader)
        facts = [Fact(asked, Tone.LEADER) if topic.from_ask else self._whose(topic)]
        if topic.minutes:
            facts.append(Fact(dates.span(topic.minutes), icon="timer"))
        return facts
