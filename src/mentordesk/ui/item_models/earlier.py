"""What would come in from a file of ideas, and what stays out of it, row by row."""

from typing import NamedTuple

from typing_extensions import override

from mentordesk.domain.earlier import Earlier, Preview
from mentordesk.domain.earlier_problems import RowProblem
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.widgets.row import Row


class Alike(NamedTuple):
    """What is said of many problems that are alike."""

    words: str


Line = Earlier | RowProblem | Alike | str


class EarlierModel(RowModel[Line]):
    """Holds the problems first: they are what somebody may want to put right in the file."""

    def __init__(self, says: SaysIdeas) -> None:
        super().__init__()
        self._says = says

    def show_preview(self, shown: Preview) -> None:
        """Hold the first of what stays out and of what comes in."""
        lines: list[Line] = []
        if shown.wrong:
            left = self._says.more(shown.not_listed)
            lines.append(self._says.wrong(shown.wrong))
            lines += map(Alike, self._says.alike(shown.kinds))
            lines += [*shown.problems, *filter(None, [left])]
        if shown.coming:
            lines += [self._says.coming(shown.count), *shown.coming]
        self.show(lines)

    @override
    def row_of(self, value: Line) -> Row:
        match value:
            case RowProblem():
                return Row(self._says.problem(value))
            case Alike():
                return Row(value.words)
            case Earlier():
                stage = wording.stage(value.steps[-1].stage)
                parts = value.mentor, dates.whole_day(value.met), stage
                return Row(value.text, " · ".join(part for part in parts if part))
            case _:
                return Row(value, heading=True)

    @override
    def key_of(self, value: Line) -> object:
        return value if isinstance(value, str | Alike | RowProblem) else value.row
