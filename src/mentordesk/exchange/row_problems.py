"""Everything that is wrong with one row of a file of ideas."""

from collections.abc import Iterator
from dataclasses import replace

from mentordesk.domain.earlier_problems import NOWHERE, RowProblem
from mentordesk.exchange.clean_text import clean, squeeze
from mentordesk.exchange.idea_columns import Columns

LOST = "letters"
MOST_PROBLEMS = 50
_SHOWN = 60


class RowProblems:
    """The problems of one row, each once; `found` are the first of them."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.found: list[RowProblem] = []
        self._over = 0

    def note(self, place: int, problem: RowProblem) -> None:
        """Take in a problem of the column at a place; what lost letters has no other."""
        if self._columns.begins_at_once:
            place = NOWHERE
        if any((one.place, one.trouble) == (place, LOST) for one in self.found):
            return
        said, heading = squeeze(clean(problem.said[:_SHOWN])), self._columns.heading(place)
        told = replace(problem, said=said, place=place, heading=heading)
        if told in self.found:
            return
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(told)
        else:
            self._over += 1

    def __iter__(self) -> Iterator[RowProblem]:
        yield from self.found
        if self._over:  # they are of this row too, and can be counted all the same
            yield RowProblem(self.found[0].row, "more-in-row", f"{self._over:,}")
