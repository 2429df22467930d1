"""Reading the ideas by a question: every column counted, and only what is shown read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Column, IdeaLine, IdeaQuery, Owed, SortKey, Stand
from mentordesk.domain.idea import ANSWER_WITHIN, IN_USE, UNANSWERED, Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Consent
from mentordesk.domain.search import folded
from mentordesk.models import ContributionRow, IdeaEventRow, IdeaRow, PersonRow
from mentordesk.services.idea_texts import IdeaTexts

# By the numbers of rows, which every index holds: asked of each idea by its key, ten years of
# them would be read to show a few.
_NUMBER: ColumnElement[int] = literal_column("idea.rowid", Integer)
_CREDITED = text("SELECT i.rowid FROM recognition r CROSS JOIN idea i ON i.id = r.idea_id")
CREDITED = _NUMBER.in_(_CREDITED.columns(_NUMBER))
_APART: ColumnElement[bool] = IdeaRow.joined_into.is_(None)
STANDS: Mapping[Stand, tuple[ColumnElement[bool], ...]] = {
    Stand.HEARD: (IdeaRow.stage.in_(UNANSWERED), _APART),
    Stand.TRYING: (IdeaRow.stage == Stage.TRYING, _APART),
    Stand.APPLIED: (IdeaRow.stage.in_(IN_USE), _APART, ~CREDITED),
    Stand.CREDITED: (IdeaRow.stage.in_(IN_USE), _APART, CREDITED),
    Stand.PARKED: (IdeaRow.stage == Stage.PARKED, _APART),
    Stand.DECLINED: (IdeaRow.stage == Stage.DECLINED, _APART),
}
_UNSETTLED = (Stand.HEARD, Stand.APPLIED)
_SINCE = (
    select(func.max(IdeaEventRow.at)).where(IdeaEventRow.idea_id == IdeaRow.id).scalar_subquery()
)
_UNNAMED = (
    select(ContributionRow.idea_id)
    .where(ContributionRow.idea_id == IdeaRow.id, ContributionRow.consent == Consent.NOT_AT_ALL)
    .exists()
)
_CREDIT_OWED = and_(*STANDS[Stand.APPLIED], ~_UNNAMED)
_NEWEST = (IdeaRow.raised_at.desc(), _NUMBER.desc())
_NOBODY: list[tuple[ColumnElement[bool], int]] = [(IdeaRow.mentor_id.is_(None), 0)]


def columns(
    tx: Transaction, query: IdeaQuery, most: Mapping[Stand, int], texts: IdeaTexts, now: datetime
) -> dict[Stand, Column]:
    """Return each column: its count, and the newest of its ideas, where any are asked for."""
    return {stand: _column(tx, query, stand, (most.get(stand, 0), texts, now)) for stand in Stand}


def numbers(tx: Transaction, query: IdeaQuery, texts: IdeaTexts, now: datetime) -> tuple[int, ...]:
    """Return the ideas of a question in its order, by their numbers; equal ones newest first."""
    where = _where(query, now)
    order = _order(tx, query.key, now)
    by = () if order is None else (order.desc() if query.descending else order,)
    found = tx.scalars(select(_NUMBER).select_from(IdeaRow).where(*where).order_by(*by, *_NEWEST))
    kept = texts.holding(tx, query.words, found.all())
    if query.key is not SortKey.IDEA:
        return kept
    return tuple(sorted(kept, key=texts.order(tx), reverse=query.descending))


def counts(tx: Transaction, query: IdeaQuery, texts: IdeaTexts, now: datetime) -> dict[Stand, int]:
    """Return how many ideas of a question stand in each column."""
    return {stand: _count(tx, query, stand, (texts, now)) for stand in Stand}


def lines(tx: Transaction, wanted: Sequence[int], now: datetime) -> dict[int, IdeaLine]:
    """Return ideas as the table shows them, by their numbers; those that are gone are left out."""
    owed = case((_CREDIT_OWED, Owed.CREDIT.value), (_answer_owed(now), Owed.ANSWER.value))
    query = select(
        _NUMBER.label("number"),
        *(IdeaRow.id, IdeaRow.text, IdeaRow.mentor_id, IdeaRow.stage, _SINCE, owed),
    ).where(_NUMBER.in_(wanted))
    return {row.number: _line(row) for row in tx.execute(query)}


def owed(tx: Transaction, now: datetime) -> int:
    """Return how many ideas of all pairs wait for an answer or for credit."""
    waiting = select(func.count()).select_from(IdeaRow)
    return sum(tx.scalar(waiting.where(w)) or 0 for w in (_CREDIT_OWED, _answer_owed(now)))


def unsettled(tx: Transaction) -> tuple[Idea, ...]:
    """Return the ideas that wait for an answer or for credit, or soon may; newest first."""
    # Together, so that what belongs to the ideas is read once; each by its own index.
    waiting = [select(_NUMBER).select_from(IdeaRow).where(*STANDS[stand]) for stand in _UNSETTLED]
    return _newest(tx, select(IdeaRow).where(_NUMBER.in_(union_all(*waiting))))


def _column(
    tx: Transaction, query: IdeaQuery, stand: Stand, rest: tuple[int, IdeaTexts, datetime]
) -> Column:
    most, texts, now = rest
    if stand not in query.stands:
        return Column()
    if not query.words.strip():
        count = _count(tx, query, stand, (texts, now))
        where = (*STANDS[stand], *_where(query, now))
        return Column(count, _newest(tx, select(IdeaRow).where(*where), most) if most else ())
    found = _holding(tx, query, stand, (texts, now))
    shown = select(IdeaRow).where(_NUMBER.in_(found[:most]))
    return Column(len(found), _newest(tx, shown) if found[:most] else ())


def _count(
    tx: Transaction, query: IdeaQuery, stand: Stand, rest: tuple[IdeaTexts, datetime]
) -> int:
    if stand not in query.stands:
        return 0
    if query.words.strip():
        return len(_holding(tx, query, stand, rest))
    where = (*STANDS[stand], *_where(query, rest[1]))
    return tx.scalar(select(func.count()).select_from(IdeaRow).where(*where)) or 0


def _holding(
    tx: Transaction, query: IdeaQuery, stand: Stand, rest: tuple[IdeaTexts, datetime]
) -> tuple[int, ...]:
    texts, now = rest
    where = (*STANDS[stand], *_where(query, now))
    found = tx.scalars(select(_NUMBER).select_from(IdeaRow).where(*where).order_by(*_NEWEST))
    return texts.holding(tx, query.words, found.all())


def _where(query: IdeaQuery, now: datetime) -> list[ColumnElement[bool]]:
    where = [_APART]
    if query.mentor is not None:
        where.append(IdeaRow.mentor_id == query.mentor)
    if query.stands != tuple(Stand):
        where.append(or_(*(and_(*STANDS[stand]) for stand in query.stands)))
    if query.owed:
        where.append(or_(_CREDIT_OWED, _answer_owed(now)))
    if query.since is not None:
        where.append(IdeaRow.raised_at >= query.since)
    if query.until is not None:
        where.append(IdeaRow.raised_at < query.until)
    return where


def _answer_owed(now: datetime) -> ColumnElement[bool]:
    """Return what `Idea.answer_owed` says, asked of the rows."""
    late = and_(IdeaRow.answer_by.is_(None), IdeaRow.raised_at < now - ANSWER_WITHIN)
    return and_(*STANDS[Stand.HEARD], or_(IdeaRow.answer_by < now.date(), late))


def _order(tx: Transaction, key: SortKey, now: datetime) -> ColumnElement[Any] | None:
    match key:
        case SortKey.MENTOR:
            return case(*_places(tx), else_=-1)
        case SortKey.STAGE:
            return case(*((IdeaRow.stage == stage, n) for n, stage in enumerate(Stage)))
        case SortKey.SINCE:
            return _SINCE
        case SortKey.OWED:
            return case((_CREDIT_OWED, 1), (_answer_owed(now), 2), else_=0)
        case SortKey.IDEA:
            return None


def _places(tx: Transaction) -> list[tuple[ColumnElement[bool], int]]:
    """Tell the place of each mentor among all, by name."""
    mentors = select(PersonRow.id, PersonRow.name).where(
        PersonRow.id.in_(select(IdeaRow.mentor_id).distinct())
    )
    people = sorted(tx.execute(mentors), key=lambda person: folded(person.name))
    return [(IdeaRow.mentor_id == p.id, place) for place, p in enumerate(people)] or _NOBODY


def _line(row: Any) -> IdeaLine:
    waits = None if row[6] is None else Owed(row[6])
    return IdeaLine(IdeaId(row.id), row.text, PersonId(row.mentor_id), row.stage, row[5], waits)


def _newest(tx: Transaction, query: Select[IdeaRow], most: int | None = None) -> tuple[Idea, ...]:
    rows = tx.scalars(query.order_by(IdeaRow.raised_at.desc()).limit(most))
    return tuple(row.to_domain() for row in rows)
