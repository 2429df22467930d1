"""The agreement of a pair as a page that both may have."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.agreement import Agreement, Answer, Clause
from mentordesk.domain.reporting import Reporting


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """What leaves of an agreement: what holds, what was left out, and what is still asked.

    `mentor` and `leader` are whole names; `called` is what the mentor likes to be called. Clauses
    `of_line` are there for how the mentor reports.
    """

    mentor: str
    called: str
    leader: str
    agreement: Agreement
    reporting: Reporting
    of_line: frozenset[str]
    on: date

    def holding(self, *, of_line: bool) -> tuple[Clause, ...]:
        """Return the clauses that both agreed to, those for the reporting line or the others."""
        those = (one for one in self.agreement.clauses if (one.key in self.of_line) is of_line)
        return tuple(one for one in those if _answer(one) not in (None, Answer.NOT_FOR_US))

    def left_out(self) -> tuple[Clause, ...]:
        """Return the clauses that both left out."""
        clauses = self.agreement.clauses
        return tuple(one for one in clauses if _answer(one) is Answer.NOT_FOR_US)

    def still_open(self) -> tuple[Clause, ...]:
        """Return the clauses of which somebody is asked."""
        return tuple(clause for clause in self.agreement.clauses if clause.waits_for())


def _answer(clause: Clause) -> Answer | None:
    held = clause.in_force()
    return None if held is None else held.answer
