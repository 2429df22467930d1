"""Reading the ideas by a question: all of them counted, and only what is shown read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import compress, islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import BoardColumn, IdeaQuery, Owed, SortKey, Stand, TableLine
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.search import folded
from mentordesk.domain.today import Unsettled
from mentordesk.models import IdeaEventRow, IdeaRow, PersonRow, RecognitionRow
from mentordesk.services.idea_index import (
    NUMBER,
    STAND,
    Head,
    IdeaIndex,
    Inner,
    moment,
)
from mentordesk.services.idea_rows import whole

# By the numbers of rows, which every index holds: asked of each idea by its key, ten years of
# them would be read to show a few.
_NUMBER: ColumnElement[int] = literal_column("idea.rowid", Integer)
_MOST_KEPT = 300
ANSWERS_READ = 40
"""So many ideas are kept once they were read; with more, all but those that are shown go."""
_SINCE = (
    select(func.max(IdeaEventRow.at)).where(IdeaEventRow.idea_id == IdeaRow.id).scalar_subquery()
)
_GIVEN = exists().where(RecognitionRow.idea_id == IdeaRow.id)
_STAGES = {stage.value: place for place, stage in enumerate(Stage)}
_PLACES = {stand.value: place for place, stand in enumerate(Stand)}
_OWED = {owed: place for place, owed in enumerate((None, Owed.CREDIT, Owed.ANSWER))}


@dataclass(frozen=True, slots=True)
class Match:
    """The ideas that are looked for, the newest first, by their heads.

    `holds` tells by number what one of them holds that is looked for, where it is not so itself.
    """

    heads: Sequence[Head]
    holds: Mapping[int, str]


def columns(
    tx: Transaction, index: IdeaIndex, found: Match, most: Mapping[Stand, int]
) -> dict[Stand, BoardColumn]:
    """Return each column of what was found: its count, and the newest of its ideas.

    Of a column that is not in `most` none is read.
    """
    counted = counts(found.heads)
    shown = {
        stand: _first(found.heads, stand, min(counted[stand], most.get(stand, 0)))
        for stand in Stand
    }
    ideas = _read(tx, index.kept(tx), [number for some in shown.values() for number in some])
    return {stand: _column(counted[stand], shown[stand], ideas, found.holds) for stand in Stand}


def matching(tx: Transaction, index: IdeaIndex, query: IdeaQuery, now: datetime) -> Match:
    """Return the ideas of a question, the newest first."""
    heard, holds = _heard(query), dict[int, str]()
    if query.mentor is not None and not query.words.strip():
        found = index.heads_of(tx, query.mentor)
    else:
        found = index.holding(tx, query.words)
    for keeps in heard:
        found = [head for head in found if keeps(head)]
    if heard or query.words.strip():
        within = index.holding_inside(tx, query.words)
        for keeps in heard:
            within = [inner for inner in within if keeps(inner)]
        if within:
            found, holds = _with_outer(tx, index, found, within)
    for stands in _standing(tx, index, query, now):
        found = [head for head in found if stands(head)]
    return Match(found, holds)


def ordered(
    tx: Transaction, index: IdeaIndex, query: IdeaQuery, found: Sequence[Head], now: datetime
) -> Sequence[Head]:
    """Return ideas in the order of a question; equal ones stay as they are."""
    worth = _worth(tx, index, query.key, now)
    return found if worth is None else sorted(found, key=worth, reverse=query.descending)


def lines(tx: Transaction, wanted: Sequence[int], owed: Mapping[int, Owed]) -> dict[int, TableLine]:
    """Return ideas as the table shows them, by their numbers; those that are gone are left out."""
    columns = IdeaRow.id, IdeaRow.text, IdeaRow.mentor_id, IdeaRow.stage
    query = select(_NUMBER, _GIVEN, *columns, _SINCE).where(_NUMBER.in_(wanted))
    found = dict[int, TableLine]()
    for number, given, key, said, mentor, stage, since in tx.execute(query):
        owes = owed.get(number)
        closed = given and owes is None
        found[number] = TableLine(IdeaId(key), said, PersonId(mentor), stage, since, owes, closed)
    return found


def counts(found: Sequence[Head]) -> dict[Stand, int]:
    """Return how many ideas stand in each column."""
    counted = Counter(map(STAND, found))
    return {stand: counted[stand.value] for stand in Stand}


def unsettled(tx: Transaction, index: IdeaIndex, now: datetime) -> Unsettled:
    """Return what waits for an answer, the first `ANSWERS_READ` of it whole, and for credit.

    What was said first stands first. In ten years thousands wait that were parked once, and each
    costs a third of a millisecond to read.
    """
    answers, in_use = index.answers(tx, now), index.in_use_uncredited(tx)
    first = answers[:ANSWERS_READ]
    ideas = _read(tx, index.kept(tx), [*first, *in_use])
    return Unsettled(
        tuple(ideas[number] for number in first),
        len(answers),
        index.next_answer(tx, now),
        tuple(ideas[number] for number in in_use),
    )


def _with_outer(
    tx: Transaction, index: IdeaIndex, found: Sequence[Head], within: Sequence[Inner]
) -> tuple[Sequence[Head], dict[int, str]]:
    """Return ideas with those that hold others; of these alone, what they hold."""
    there, said = set(map(NUMBER, found)), index.texts(tx)
    holds = dict[int, str]()
    for inner in within:
        if inner.outer not in there:
            holds.setdefault(inner.outer, said[inner.number][0])
    if not holds:
        return found, holds
    there.update(holds)
    heads = index.heads(tx)
    return list(compress(heads, map(there.__contains__, map(NUMBER, heads)))), holds


def _read(tx: Transaction, kept: dict[int, Idea], wanted: Sequence[int]) -> Mapping[int, Idea]:
    """Return ideas by their numbers; those that were shown lately are here already."""
    missing = [number for number in wanted if number not in kept]
    if missing:
        if len(kept) > _MOST_KEPT:
            kept.clear()
            missing = list(wanted)
        columns = _NUMBER.label("number"), *IdeaRow.__table__.columns
        rows = tx.execute(select(*columns).where(_NUMBER.in_(missing))).all()
        kept.update(zip((row.number for row in rows), whole(tx, rows), strict=True))
    return kept


def _first(found: Sequence[Head], stand: Stand, most: int) -> list[int]:
    """Return the numbers of so many ideas of one column; there are as many."""
    here = stand.value
    return list(islice((head[0] for head in found if head[3] == here), most))


def _column(
    count: int, shown: Sequence[int], ideas: Mapping[int, Idea], holds: Mapping[int, str]
) -> BoardColumn:
    held = {ideas[number].id: holds[number] for number in shown if number in holds}
    return BoardColumn(count, tuple(ideas[number] for number in shown), held)


def _heard(query: IdeaQuery) -> list[Callable[[Head | Inner], bool]]:
    """Return what a question asks of who said an idea and when, one after the other."""
    tests: list[Callable[[Head | Inner], bool]] = []
    if query.mentor is not None:
        mentor = query.mentor.hex
        tests.append(lambda head: head.mentor == mentor)
    if query.since is not None:
        first = moment(query.since)
        tests.append(lambda head: head.raised >= first)
    if query.until is not None:
        end = moment(query.until)
        tests.append(lambda head: head.raised < end)
    return tests


def _standing(
    tx: Transaction, index: IdeaIndex, query: IdeaQuery, now: datetime
) -> list[Callable[[Head], bool]]:
    """Return what a question asks of where an idea stands and what is owed for it."""
    tests: list[Callable[[Head], bool]] = []
    if query.stands != tuple(Stand):
        stands = {stand.value for stand in query.stands}
        tests.append(lambda head: head.stand in stands)
    if query.owed:
        owed = index.owed(tx, now)
        tests.append(lambda head: head.number in owed)
    return tests


def _worth(
    tx: Transaction, index: IdeaIndex, key: SortKey, now: datetime
) -> Callable[[Head], Any] | None:
    match key:
        case SortKey.HEARD:
            return None
        case SortKey.IDEA:
            said = index.texts(tx)
            return lambda head: said[head.number][1]
        case SortKey.MENTOR:
            places = _places(tx)
            return lambda head: places[head.mentor]
        case SortKey.STAGE:
            return lambda head: _PLACES[head.stand] * len(_STAGES) + _STAGES[head.stage]
        case SortKey.SINCE:
            steps = index.steps(tx)
            return lambda head: steps[head.number]
        case SortKey.OWED:
            owed = index.owed(tx, now)
            return lambda head: _OWED[owed.get(head.number)]


def _places(tx: Transaction) -> dict[str, int]:
    """Return the place of each person among all, by name."""
    people = sorted(
        tx.execute(select(PersonRow.id, PersonRow.name)), key=lambda person: folded(person.name)
    )
    return {person.id.hex: place for place, person in enumerate(people)}
