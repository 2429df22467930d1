"""The moments of one idea, from first words to credit."""

from dataclasses import dataclass

from typing_extensions import override

from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One moment: its day, what happened, and what there is to know about it.

    What is `small` stands back behind the steps and the credit.
    """

    key: str
    day: str
    words: str
    under: str = ""
    credit: bool = False
    small: bool = False


class StoryModel(RowModel[StoryLine]):
    """Holds the moments in the order they happened."""

    @override
    def row_of(self, value: StoryLine) -> Row:
        facts = tuple(self._facts(value))
        return Row(value.words, value.under, lead=value.day, facts=facts, faint=value.small)

    @override
    def key_of(self, value: StoryLine) -> object:
        return value.key

    def _facts(self, line: StoryLine) -> list[Fact]:
        return [Fact(self.tr("credited"), Tone.CREDIT, "award")] if line.credit else []
