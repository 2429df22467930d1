"""What is wrong with the rows of a file of ideas: every problem, and how many are alike."""

from collections.abc import Iterable
from dataclasses import dataclass

NOWHERE = -1
"""Stands for the column of a problem that is of a row as a whole."""

MOST_KINDS = 200


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row stays out; `trouble` is a short code that has its words, `said` what stood there.

    The row is counted as a spreadsheet counts it, the one with the headings first, and so is the
    `place` of the column, from 0; `heading` is what stands over it. As many `more` rows stay out
    with it, which stand within one of its cells. What is too long can have `most` characters.
    """

    row: int
    trouble: str
    said: str = ""
    more: int = 0
    most: int = 0
    place: int = NOWHERE
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """How many problems are alike, in one column; the first of them is in this `row`."""

    trouble: str
    place: int
    heading: str
    row: int
    count: int


@dataclass(slots=True)
class _Alike:
    first: RowProblem
    count: int = 0


class Problems:
    """Takes in all problems of a file, in its order, and lists some of them.

    Those are the first `most`, and the first `of_each` kind however late they come: many that are
    alike hide no other.
    """

    def __init__(self, most: int, of_each: int) -> None:
        self._most, self._of_each = most, of_each
        self._kinds: dict[tuple[str, int], _Alike] = {}
        self._last = 0
        self.rows = 0
        self.listed: list[RowProblem] = []

    def note(self, problem: RowProblem) -> None:
        """Take in one problem; those of one row follow each other."""
        self.rows += problem.more + (problem.row != self._last)
        self._last = problem.row
        alike = self._alike(problem)
        alike.count += 1
        if len(self.listed) < self._most or alike.count <= self._of_each:
            self.listed.append(problem)

    def kinds(self) -> tuple[ProblemKind, ...]:
        """Return the kinds, the most frequent first."""
        told = (
            ProblemKind(trouble, place, one.first.heading, one.first.row, one.count)
            for (trouble, place), one in self._kinds.items()
        )
        return tuple(sorted(told, key=lambda kind: (-kind.count, kind.row)))

    def _alike(self, problem: RowProblem) -> _Alike:
        kind = problem.trouble, problem.place
        if kind not in self._kinds and len(self._kinds) >= MOST_KINDS:
            kind = problem.trouble, NOWHERE  # a file may have any number of columns
        return self._kinds.setdefault(kind, _Alike(problem))


def not_listed(kinds: Iterable[ProblemKind], listed: int) -> int:
    """Return how many problems there are beyond those that are listed."""
    return sum(kind.count for kind in kinds) - listed


def some_of(problems: Iterable[RowProblem], most: int, of_each: int) -> list[RowProblem]:
    """Return the first of some problems, and the first of each kind."""
    gathered = Problems(most, of_each)
    for problem in problems:
        gathered.note(problem)
    return gathered.listed
