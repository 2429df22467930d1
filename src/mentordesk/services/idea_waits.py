"""Which ideas wait for an answer, as the database is asked: the rule of `domain.idea` in its words.

What was parked waits again once its day came; of one without a day that is some time after.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, or_, select, text
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import PARKED_FOR, UNANSWERED, Stage
from mentordesk.models import IdeaEventRow, IdeaRow
from mentordesk.services.rows import columns

APART = IdeaRow.joined_into.is_(None)
_PARKED: ColumnElement[Stage] = literal_column("'parked'")
UNHEARD_OF = IdeaRow.stage.in_(UNANSWERED), APART
_WAITING = text(
    "SELECT rowid, raised_at, answer_by FROM idea"
    " WHERE stage IN ('heard', 'restated') AND joined_into IS NULL"
)
_RESTING = text(
    "SELECT json_group_array(rowid), json_group_array(raised_at) FROM idea"
    " WHERE stage = 'parked' AND joined_into IS NULL"
)
# Read apart from the ideas, in the order of the one index that holds all of this: asked idea by
# idea, each of thousands would be looked up. SQLite takes the other columns from the row that has
# the most.
_PARKINGS = text(
    "SELECT json_group_array(number), json_group_array(at), json_group_array(until) FROM"
    " (SELECT i.rowid AS number, e.at AS at, e.until AS until, max(e.place) FROM idea_event e"
    " CROSS JOIN idea i ON i.id = e.idea_id WHERE e.stage = 'parked' GROUP BY e.idea_id)"
)


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


def waits(now: datetime) -> ColumnElement[bool]:
    """Return what an idea has to be to wait for an answer, its first or the next."""
    return or_(and_(*UNHEARD_OF), and_(*is_woken(now)))


class Dues(NamedTuple):
    """Ideas in the order in which an answer comes to be owed for them.

    `moments` or days decide, in order; `ideas` has for each when it was raised, and its number.
    """

    moments: list[str]
    ideas: list[tuple[str, int]]

    def before(self, moment: str) -> list[tuple[str, int]]:
        """Return those whose moment is earlier."""
        return self.ideas[: bisect_left(self.moments, moment)]

    def until(self, moment: str) -> list[tuple[str, int]]:
        """Return those whose moment is this or earlier."""
        return self.ideas[: bisect_right(self.moments, moment)]

    def first_from(self, moment: str) -> str | None:
        """Return the first moment that is this or later."""
        return next(iter(self.moments[bisect_left(self.moments, moment) :][:1]), None)


class Waits(NamedTuple):
    """What has no answer or was parked: by when it was raised or parked, or by a day of its own."""

    raised: Dues
    by_day: Dues
    parked: Dues
    until_day: Dues


def read(tx: Transaction) -> Waits:
    """Return all that waits for an answer now, or will one day."""
    unheard = tx.execute(_WAITING).all()
    resting = dict(zip(*columns(tx, _RESTING), strict=True))
    steps = [step for step in zip(*columns(tx, _PARKINGS), strict=True) if step[0] in resting]
    return Waits(
        _in_order((raised, raised, number) for number, raised, day in unheard if day is None),
        _in_order((day, raised, number) for number, raised, day in unheard if day is not None),
        _in_order((at, resting[number], number) for number, at, until in steps if until is None),
        _in_order((until, resting[number], number) for number, _, until in steps if until),
    )


def _in_order(found: Iterable[tuple[str, str, int]]) -> Dues:
    ordered = sorted(found)
    ideas = [(raised, number) for _, raised, number in ordered]
    return Dues([moment for moment, _, _ in ordered], ideas)
