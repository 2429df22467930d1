"""A pair that is over can be read, and no longer written: the one place that refuses."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ending import is_open_for_life
from mentordesk.domain.person import Person
from mentordesk.errors import PairEndedError
from mentordesk.models import EndingRow, SessionRow

OVER = select(EndingRow.person_id).where(EndingRow.ended_on.is_not(None))
"""The mentors of pairs that are over."""


def is_over(tx: Transaction, mentor: UUID) -> bool:
    """Return whether the pair with a mentor is over."""
    return tx.scalar(OVER.where(EndingRow.person_id == mentor)) is not None


def only_going_on(tx: Transaction, mentor: UUID) -> None:
    """Refuse what only a pair that goes on may do; raises PairEndedError.

    What is owed for life stays open: answers to ideas, credit, and how somebody is named.
    """
    if is_over(tx, mentor):
        raise PairEndedError


def only_going_on_in(tx: Transaction, session: UUID) -> None:
    """Refuse what only the pair of a session may do that goes on; raises PairEndedError."""
    theirs = SessionRow.id == session, SessionRow.mentor_id.in_(OVER)
    if tx.scalar(select(SessionRow.id).where(*theirs)) is not None:
        raise PairEndedError


def only_for_life(tx: Transaction, before: Person, after: Person) -> None:
    """Refuse to change of an ended pair what does not stay open for life; see `only_going_on`."""
    if not is_open_for_life(before, after):
        only_going_on(tx, after.id)
