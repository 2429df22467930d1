"""Which ideas wait for an answer, as the database is asked: the rule of `domain.idea` in its words.

What was parked waits again once its day came; of one without a day that is some time after.
"""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, or_, select, union_all
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import PARKED_FOR, UNANSWERED, Stage
from mentordesk.models import IdeaEventRow, IdeaRow

APART = IdeaRow.joined_into.is_(None)
_PARKED: ColumnElement[Stage] = literal_column("'parked'")
UNHEARD_OF = IdeaRow.stage.in_(UNANSWERED), APART


def parked_before(now: datetime) -> datetime:
    """Return before when an idea without a day was parked whose day has come."""
    return datetime.combine(now.date() - PARKED_FOR + timedelta(days=1), time(), UTC)


def is_woken(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what an idea has to be that was parked, and waits again now."""
    # The last step of what is parked is that it was: so one index holds all that is asked for.
    of_idea = and_(IdeaEventRow.idea_id == IdeaRow.id, IdeaEventRow.stage == _PARKED)
    last = select(func.max(IdeaEventRow.place)).where(of_idea).correlate(IdeaRow)
    day_came = IdeaEventRow.until <= now.date()
    long_ago = and_(IdeaEventRow.until.is_(None), IdeaEventRow.at < parked_before(now))
    step = of_idea, IdeaEventRow.place == last.scalar_subquery(), or_(day_came, long_ago)
    return IdeaRow.stage == Stage.PARKED, APART, exists().where(*step)


def owed(
    tx: Transaction, number: ColumnElement[int], now: datetime, within: timedelta
) -> list[int]:
    """Return the numbers of the ideas whose answer is owed, which is due `within`.

    What was said first stands first.
    """
    by_day = IdeaRow.answer_by < now.date()
    by_rule = and_(IdeaRow.answer_by.is_(None), IdeaRow.raised_at < now - within)
    # Each by its own index: asked for in one, all of them would be read whole.
    kinds = (*UNHEARD_OF, or_(by_day, by_rule)), is_woken(now)
    columns = number.label("number"), IdeaRow.raised_at
    found = union_all(*(select(*columns).where(*kind) for kind in kinds)).subquery()
    return list(tx.scalars(select(found.c.number).order_by(found.c.raised_at)))


def next_owed(tx: Transaction, now: datetime, within: timedelta) -> datetime | None:
    """Return when one more answer is owed, of those that are not due by a day of their own."""
    to_come = IdeaRow.answer_by.is_(None), IdeaRow.raised_at >= now - within
    said = tx.scalar(select(func.min(IdeaRow.raised_at)).where(*UNHEARD_OF, *to_come))
    return None if said is None else said + within


def waits(now: datetime) -> ColumnElement[bool]:
    """Return what an idea has to be to wait for an answer, its first or the next."""
    return or_(and_(*UNHEARD_OF), and_(*is_woken(now)))
