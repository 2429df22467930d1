"""The story of one idea: what its entries tell, each on its day and in the hand that entered it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from itertools import groupby

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import EventId, SessionId
from mentordesk.domain.ledger.changes import (
    Answered,
    CameFrom,
    Change,
    Credited,
    Reworded,
    ToldWhole,
    Took,
    WentInto,
    changes,
)
from mentordesk.domain.ledger.fact import Kind, PenHand, Told
from mentordesk.domain.ledger.facts import difference
from mentordesk.domain.ledger.telling import after

_CHIEF = (ToldWhole, CameFrom, WentInto, Took, Credited)


@dataclass(frozen=True, slots=True)
class Moment:
    """What became so in one stroke: the chief thing first, and what was done along with it.

    `day` is that on which it happened here, `entered` when it was entered, in whose hand and at
    which session's table. No entry tells what has no hand.
    """

    day: date
    changes: tuple[Change, ...]
    entered: datetime
    hand: PenHand | None
    session: SessionId | None

    @property
    def is_small(self) -> bool:
        """Return whether nothing of it is a step, credit, or a joining or split."""
        return not isinstance(self.changes[0], _CHIEF)


@dataclass(frozen=True, slots=True)
class _Stroke:
    """What was entered at once, between two states of the idea."""

    entered: datetime
    hand: PenHand | None
    session: SessionId | None
    changes: tuple[Change, ...]
    is_first: bool = False


def moments(
    told: Mapping[int, Told], struck: Mapping[int, int], idea: Idea, now: datetime
) -> tuple[Moment, ...]:
    """Return what became of an idea as it stands `now`, in the order of the days.

    `told` are its entries by their numbers; right before some of them so many of its entries were
    `struck`. Things of one day stand in the order in which they were entered, and steps in their
    own. What no entry tells comes as a stroke without a hand.
    """
    places, first = _places(idea), {step.id for step in idea.events[:1]}
    found = [moment for one in _strokes(told, struck, idea, now) for moment in _parted(one)]

    def place(moment: Moment) -> tuple[date, bool]:
        chief = moment.changes[0]
        step = chief.step.id if isinstance(chief, Took) else None
        return moment.day if step is None else places.get(step, moment.day), step not in first

    return tuple(sorted(found, key=place))


def _places(idea: Idea) -> dict[EventId, date]:
    """Return the day by which each step stands among the others: never before an earlier one."""
    found, last = dict[EventId, date](), date.min
    for step in idea.events:
        last = found[step.id] = max(last, _local_day(step.at))
    return found


def _strokes(
    told: Mapping[int, Told], struck: Mapping[int, int], idea: Idea, now: datetime
) -> Iterator[_Stroke]:
    known: Idea | None = None
    for (at, hand, session), entries in groupby(told.items(), key=lambda one: _stroke_of(one[1])):
        numbers, group = zip(*entries, strict=True)
        kinds = {one.fact.kind for one in group}
        is_first = known is None and bool(kinds & {Kind.HEARD, Kind.BROUGHT})
        # Where the entry that told it first was struck, what is left is told from nothing on.
        before = None if is_first else known or _bare(idea)
        stands = reduce(_after, group, before)
        if stands is None:
            continue
        made = [_settled(one, group) for one in changes(before, stands, kinds)]
        if Kind.BROUGHT in kinds:
            made = [one for one in made if not (isinstance(one, Reworded) and not one.before)]
            gone = sum(struck.get(number, 0) for number in numbers)
            if gone or not is_first:
                made.insert(0, ToldWhole(gone))
        known = stands
        yield _Stroke(at, hand, session, tuple(made), is_first)
    if known != idea:
        kinds = {fact.kind for fact in difference(known, idea)}
        made = list(changes(known, idea, kinds))
        yield _Stroke(now, None, None, tuple(made), known is None)


def _stroke_of(one: Told) -> tuple[datetime, PenHand, SessionId | None]:
    return one.at, one.hand, one.session


def _after(idea: Idea | None, one: Told) -> Idea | None:
    """Return the idea after one more entry, as it was where the entry tells nothing."""
    return after(idea, one.fact) or idea


def _settled(change: Change, group: Iterable[Told]) -> Change:
    """Return a change, told as settled where the pair settled it for all ideas."""
    if not isinstance(change, Answered):
        return change
    said = (one.fact.says for one in group if one.fact.says.get("settled"))
    return replace(change, settled=any(says["person"] == change.person.hex for says in said))


def _bare(idea: Idea) -> Idea:
    """Return an idea of which nothing was told but that there is one."""
    bare = replace(idea, text="", contributions=(), events=(), answer_by=None, application=None)
    return replace(bare, recognitions=(), first_said="", joined_into=None, origins=())


def _parted(stroke: _Stroke) -> Iterator[Moment]:
    """Yield each chief thing of a stroke, the first with the small ones that belong to its day."""
    chief = [one for one in stroke.changes if isinstance(one, _CHIEF)]
    small = [one for one in stroke.changes if not isinstance(one, _CHIEF)]
    day = _local_day(stroke.entered)
    for one in chief:
        own = _day_of(one, stroke)
        belongs = not isinstance(one, ToldWhole) if stroke.is_first else own == day
        along, small = (small, []) if belongs else ([], small)
        yield _moment(own, [one, *along], stroke)
    if small:
        yield _moment(day, small, stroke)


def _moment(day: date, made: Iterable[Change], stroke: _Stroke) -> Moment:
    return Moment(day, tuple(made), stroke.entered, stroke.hand, stroke.session)


def _day_of(one: Change, stroke: _Stroke) -> date:
    if isinstance(one, Credited):
        return one.act.on
    return _local_day(one.step.at if isinstance(one, Took) else stroke.entered)


def _local_day(at: datetime) -> date:
    return at.astimezone().date()
