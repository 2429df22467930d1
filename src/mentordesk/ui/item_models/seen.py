"""What the mentor saw, as rows: each question, and below it the lines of its answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from typing_extensions import override

from mentordesk.domain.ids import SeenId
from mentordesk.domain.observation import Seen
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.widgets.row import Row


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of an answer, counted from 1; the one before the first is its question."""

    answer: SeenId
    number: int
    words: str


class SeenModel(RowModel[SeenLine]):
    """Holds the answers in the order of the sheet."""

    def show_seen(self, seen: Iterable[Seen]) -> None:
        """Hold these answers."""
        self.show(line for one in seen for line in _lines(one))

    @override
    def row_of(self, value: SeenLine) -> Row:
        return Row(value.words, faint=not value.number)

    @override
    def key_of(self, value: SeenLine) -> object:
        return value.answer, value.number


def _lines(seen: Seen) -> Iterator[SeenLine]:
    for number, words in enumerate((seen.asks, *seen.saw.splitlines())):
        if words.strip():
            yield SeenLine(seen.id, number, words)
