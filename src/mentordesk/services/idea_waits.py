"""Which ideas wait for an answer, as the database is asked: the rule of `domain.idea` in its words.

What was parked waits again once its day came; of one without a day that is some time after.
"""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from mentordesk.domain.idea import PARKED_FOR, UNANSWERED, Stage
from mentordesk.models import IdeaEventRow, IdeaRow

APART = IdeaRow.joined_into.is_(None)
UNHEARD_OF = IdeaRow.stage.in_(UNANSWERED), APART


def parked_before(now: datetime) -> datetime:
    """Return before when an idea without a day was parked whose day has come."""
    return datetime.combine(now.date() - PARKED_FOR + timedelta(days=1), time(), UTC)


def is_woken(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what an idea has to be that was parked, and waits again now."""
    of_idea = IdeaEventRow.idea_id == IdeaRow.id
    last = select(func.max(IdeaEventRow.place)).where(of_idea).correlate(IdeaRow)
    day_came = IdeaEventRow.until <= now.date()
    long_ago = and_(IdeaEventRow.until.is_(None), IdeaEventRow.at < parked_before(now))
    step = of_idea, IdeaEventRow.place == last.scalar_subquery(), or_(day_came, long_ago)
    return IdeaRow.stage == Stage.PARKED, APART, exists().where(*step)


def waits(now: datetime) -> ColumnElement[bool]:
    """Return what an idea has to be to wait for an answer, its first or the next."""
    return or_(and_(*UNHEARD_OF), and_(*is_woken(now)))
