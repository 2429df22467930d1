"""Reading the board of ideas: every column counted, and only what is shown read."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select, text, union_all
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Column, Stand
from mentordesk.domain.idea import IN_USE, UNANSWERED, Idea, Stage
from mentordesk.domain.ids import PersonId
from mentordesk.models import IdeaRow

# By the numbers of rows, which every index holds: asked of each idea by its key, ten years of
# them would be read to show a few.
_NUMBER: ColumnElement[int] = literal_column("idea.rowid", Integer)
_CREDITED = text("SELECT i.rowid FROM recognition r CROSS JOIN idea i ON i.id = r.idea_id")
CREDITED = _NUMBER.in_(_CREDITED.columns(_NUMBER))
_APART = IdeaRow.joined_into.is_(None)
STANDS: Mapping[Stand, tuple[ColumnElement[bool], ...]] = {
    Stand.HEARD: (IdeaRow.stage.in_(UNANSWERED), _APART),
    Stand.TRYING: (IdeaRow.stage == Stage.TRYING, _APART),
    Stand.APPLIED: (IdeaRow.stage.in_(IN_USE), _APART, ~CREDITED),
    Stand.CREDITED: (IdeaRow.stage.in_(IN_USE), _APART, CREDITED),
    Stand.PARKED: (IdeaRow.stage == Stage.PARKED, _APART),
    Stand.DECLINED: (IdeaRow.stage == Stage.DECLINED, _APART),
}
_UNSETTLED = (Stand.HEARD, Stand.APPLIED)


def columns(
    tx: Transaction, mentor: PersonId | None, most: Mapping[Stand, int]
) -> dict[Stand, Column]:
    """Return each column of one pair or of all: its count, and the newest of its ideas."""
    whose = () if mentor is None else (IdeaRow.mentor_id == mentor,)
    return {
        stand: Column(
            tx.scalar(select(func.count()).select_from(IdeaRow).where(*where, *whose)) or 0,
            _newest(tx, select(IdeaRow).where(*where, *whose), most[stand]),
        )
        for stand, where in STANDS.items()
    }


def unsettled(tx: Transaction) -> tuple[Idea, ...]:
    """Return the ideas that wait for an answer or for credit, or soon may; newest first."""
    # Together, so that what belongs to the ideas is read once; each by its own index.
    waiting = [select(_NUMBER).select_from(IdeaRow).where(*STANDS[stand]) for stand in _UNSETTLED]
    return _newest(tx, select(IdeaRow).where(_NUMBER.in_(union_all(*waiting))))


def _newest(tx: Transaction, query: Select[IdeaRow], most: int | None = None) -> tuple[Idea, ...]:
    rows = tx.scalars(query.order_by(IdeaRow.raised_at.desc()).limit(most))
    return tuple(row.to_domain() for row in rows)
