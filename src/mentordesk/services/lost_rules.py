"""Ground rules that a damage took, given back from the answers to them."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agreement import Clause
from mentordesk.domain.ids import PersonId
from mentordesk.models import ClauseAnswerRow, ClauseRow


def lost_rules(tx: Transaction) -> Iterator[ClauseRow]:
    """Yield each rule that has answers and no row, as it was answered last."""
    answer, rule = ClauseAnswerRow, ClauseRow
    here = exists().where(rule.mentor_id == answer.mentor_id, rule.key == answer.key)
    lost: dict[tuple[UUID, str], Clause] = {}
    for row in tx.scalars(select(answer).where(~here).order_by(answer.place)):
        at = row.mentor_id, row.key
        bare = lost.get(at, Clause(row.key, row.line, row.words))
        lost[at] = bare.hearing(row.to_domain())
    for place, ((mentor, _), clause) in enumerate(lost.items(), start=1):
        highest = tx.scalar(select(func.max(rule.place)).where(rule.mentor_id == mentor)) or 0
        yield ClauseRow.of(PersonId(mentor), replace(clause, said=()), highest + place)
