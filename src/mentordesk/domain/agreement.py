"""The ground rules a pair accepted, clause by clause."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentordesk.domain.ids import PersonId


class Answer(StrEnum):
    """What the pair said to a clause."""

    AGREED = "agreed"
    CHANGED = "changed"
    NOT_FOR_US = "not_for_us"


@dataclass(frozen=True, slots=True)
class Clause:
    """One ground rule: its key in the shipped list, a short line, the full words, the answer."""

    key: str
    line: str
    words: str
    answer: Answer = Answer.AGREED


@dataclass(frozen=True, slots=True)
class Agreement:
    """The clauses of one pair and the day they were agreed.

    On a shared agenda the leader writes, orders and drops topics as the mentor does.
    """

    mentor: PersonId
    agreed_on: date
    clauses: tuple[Clause, ...]
    shared_agenda: bool = False

    def lines(self) -> tuple[str, ...]:
        """Return the short lines of the clauses that hold for this pair."""
        return tuple(c.line for c in self.clauses if c.answer is not Answer.NOT_FOR_US)

    def line_for(self, number: int) -> str:
        """Return the line shown with the session of this number, each in its turn."""
        lines = self.lines()
        return lines[number % len(lines)] if lines else ""
