"""The end of a pair: wished for by its mentor, or carried out, and what stays by their wish."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.forget import Stays
from mentordesk.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Ending:
    """How far a pair is with its end; nobody is asked for a reason.

    The mentor asked for it on `asked_on`; from `ended_on` on the pair is over. `stays` is what the
    mentor wishes to stay of the credit, should they be forgotten; None until they were asked.
    """

    mentor: PersonId
    asked_on: date | None = None
    ended_on: date | None = None
    stays: Stays | None = None
