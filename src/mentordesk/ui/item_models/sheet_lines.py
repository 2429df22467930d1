"""Each line of an observation sheet that was sent, and what it was taken for."""

from collections.abc import Iterator
from dataclasses import dataclass

from typing_extensions import override

from mentordesk.domain.observation import Observation
from mentordesk.exchange.agenda_parts import LineKind
from mentordesk.exchange.sheet_parts import ReadSheet
from mentordesk.ui.item_models.line_words import around
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.widgets.row import Fact, Row

_OF_SHEET = (LineKind.QUESTION, LineKind.SAW)


@dataclass(frozen=True, slots=True)
class SheetTaken:
    """A line as it came; `asks` is what its answer begins with, empty for what was seen besides.

    `stands` says that the sheet has it already.
    """

    line: int
    words: str
    kind: LineKind
    asks: str | None = None
    stands: bool = False

    @property
    def goes_in(self) -> bool:
        """Return whether the sheet is another one with this line."""
        return self.kind is LineKind.SAW and not self.stands

    @property
    def stays_out(self) -> bool:
        """Return whether nothing of this line comes onto the sheet."""
        return self.kind not in _OF_SHEET


class SheetLineModel(RowModel[SheetTaken]):
    """Holds the lines that are not blank, in the order they came."""

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self._mentor = mentor

    def show_read(self, read: ReadSheet, known: Observation) -> None:
        """Hold what was read; `known` is what the mentor sent before."""
        self.show(_taken(read, known))

    @override
    def row_of(self, value: SheetTaken) -> Row:
        words = value.words.strip()
        if value.kind is LineKind.SAW:
            facts = (Fact(self.tr("already there")),) if value.stands else ()
            return Row(words, self._asked(value), facts=facts, faint=value.stands)
        said = around(value.kind, self._mentor) or self.tr("no answer")
        if value.kind is LineKind.QUESTION:
            said = self.tr("from the sheet")
        return Row(words, facts=(Fact(said),), faint=True)

    @override
    def key_of(self, value: SheetTaken) -> object:
        return value.line

    def _asked(self, value: SheetTaken) -> str:
        if value.asks is None:
            return ""
        words = self.tr("to: {question}").format(question=value.asks)
        return words if value.asks else self.tr("seen besides")


def _taken(read: ReadSheet, known: Observation) -> Iterator[SheetTaken]:
    begun = set[int]()
    above: int | None = None
    for line in read.lines:
        if line.kind is LineKind.BLANK:
            continue
        above, asked = (line.answer if line.kind is LineKind.QUESTION else None), above
        if line.kind is not LineKind.SAW or line.answer is None:
            yield SheetTaken(line.number, line.original, line.kind)
            continue
        answer = read.answers[line.answer]
        asks = None if line.answer in {*begun, asked} else answer.asks
        begun.add(line.answer)
        stands = line.original.strip() in known.lines_to(answer.row)
        yield SheetTaken(line.number, line.original, line.kind, asks, stands)
