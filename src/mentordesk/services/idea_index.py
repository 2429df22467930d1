"""What ideas are found and ordered by, kept while the desk does not change: each key finds at once.

The index of the search finds whole words among all that was written; here each letter counts, in
the midst of a word too, and nothing but ideas.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Owed, Stand
from mentordesk.domain.idea import IN_USE, UNANSWERED, Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.search import folded
from mentordesk.services import idea_waits
from mentordesk.services.answers import AnswerService
from mentordesk.services.narrowing import Narrowing
from mentordesk.services.rows import columns

Part = TypeVar("Part")
_VERSION = text("PRAGMA data_version")
_HEADS = text(
    "SELECT json_group_array(rowid), json_group_array(mentor_id), json_group_array(stage),"
    " json_group_array(raised_at) FROM idea WHERE joined_into IS NULL"
)
# Each act of credit finds its idea; the other way each idea would be asked.
_CREDITED = text(
    "SELECT json_group_array(i.rowid) FROM recognition r CROSS JOIN idea i ON i.id = r.idea_id"
)
# The rule of domain/credit_due told of all ideas at once. Only where somebody is silent is it asked
# of the idea: asked of each, ten years of them would take twice as long.
_NOBODY_TO_TELL_OF = text(
    "WITH silent (id) AS (SELECT id FROM person WHERE role = 'leader'"
    " UNION SELECT person_id FROM pairing WHERE consent = 'not_at_all'),"
    " doubtful (id) AS (SELECT idea_id FROM contribution"
    " WHERE consent = 'not_at_all' OR person_id IN silent"
    " UNION SELECT id FROM idea WHERE mentor_id IN silent)"
    " SELECT i.rowid FROM doubtful d CROSS JOIN idea i ON i.id = d.id WHERE NOT EXISTS"
    " (SELECT 1 FROM contribution c WHERE c.idea_id = i.id AND c.person_id NOT IN silent"
    " AND NOT EXISTS (SELECT 1 FROM contribution n WHERE n.idea_id = c.idea_id"
    " AND n.person_id = c.person_id AND n.consent = 'not_at_all'))"
)
REFUSED_BY_SOME = text(
    "SELECT i.rowid FROM recognition r CROSS JOIN idea i ON i.id = r.idea_id"
    " WHERE r.form = 'none_wanted' AND i.stage IN ('applied', 'adapted')"
    " AND i.joined_into IS NULL GROUP BY i.id HAVING NOT EXISTS"
    " (SELECT 1 FROM recognition g WHERE g.idea_id = i.id AND g.form <> 'none_wanted')"
    " AND count(*) <= (SELECT count(DISTINCT p.id)"
    " FROM contribution c JOIN person p ON p.id = c.person_id"
    " WHERE c.idea_id = i.id AND p.role = 'mentor' AND p.id <> i.mentor_id AND NOT EXISTS"
    " (SELECT 1 FROM contribution n WHERE n.idea_id = i.id"
    " AND n.person_id = p.id AND n.consent = 'not_at_all') AND NOT EXISTS"
    " (SELECT 1 FROM pairing a WHERE a.person_id = p.id AND a.consent = 'not_at_all'))"
)
"""The numbers of ideas of which one mentor wanted no credit, and another has none yet."""

_IN_USE = text(
    "SELECT json_group_array(rowid) FROM idea"
    " WHERE stage IN ('applied', 'adapted') AND joined_into IS NULL"
)
_TEXTS = text("SELECT json_group_array(rowid), json_group_array(text) FROM idea")
_INSIDE = text(
    "SELECT i.rowid, o.rowid, i.mentor_id, i.raised_at FROM idea i JOIN idea o"
    " ON o.id = i.joined_into ORDER BY i.raised_at DESC"
)
_NUMBERS = text("SELECT json_group_array(id), json_group_array(rowid) FROM idea")
# Not by idea: its index does not hold the moments, and each step would be looked up.
_STEPS = text("SELECT json_group_array(idea_id), json_group_array(at) FROM idea_event")
_STANDS = dict.fromkeys(UNANSWERED, Stand.HEARD.value) | dict.fromkeys(IN_USE, Stand.APPLIED.value)


class Head(NamedTuple):
    """What an idea is found by: its number, whose it is, where it stands, when it was heard."""

    number: int
    mentor: str
    stage: str
    stand: str
    raised: str


class Inner(NamedTuple):
    """An idea that goes on inside another: its number, the other's, whose it is, when heard."""

    number: int
    outer: int
    mentor: str
    raised: str


Entry = TypeVar("Entry", Head, Inner)
NUMBER, STAND = itemgetter(0), itemgetter(3)
"""Ask thousands of heads for one thing each: far quicker than by its name."""
_MENTOR, _RAISED, _OF_DUE = itemgetter(1), itemgetter(4), itemgetter(1)


class IdeaIndex:
    """Reads each part of it when that is first asked for."""

    def __init__(self, answers: AnswerService) -> None:
        self._answers = answers
        self._known: tuple[Any, object, dict[Any, Any]] | None = None
        self._said: dict[int, tuple[str, str]] = {}

    def heads(self, tx: Transaction) -> list[Head]:
        """Return all ideas that are not joined into another, the newest first."""
        return self._part(tx, _heads)

    def heads_of(self, tx: Transaction, mentor: PersonId) -> Sequence[Head]:
        """Return those of them that one mentor said, the newest first."""
        return self._part(tx, self._by_mentor).get(mentor.hex, ())

    def whose(self, tx: Transaction) -> Mapping[int, str]:
        """Return who said each of them, by number."""
        return self._part(tx, self._whose)

    def steps(self, tx: Transaction) -> Mapping[int, str]:
        """Return when each idea took its last step."""
        return self._part(tx, _steps)

    def owed(self, tx: Transaction, now: datetime) -> dict[int, Owed]:
        """Return what is owed for which idea, as the rules of the domain say it."""
        owed = dict.fromkeys(self._part(tx, self._uncredited), Owed.CREDIT)
        return owed | dict.fromkeys(map(_OF_DUE, self._due(tx, now)), Owed.ANSWER)

    def answers(self, tx: Transaction, now: datetime) -> list[int]:
        """Return for which ideas an answer is owed, what was said first before."""
        return [number for _, number in sorted(self._due(tx, now))]

    def next_answer(self, tx: Transaction, now: datetime) -> datetime | None:
        """Return when one more answer is owed, of those that are not due by a day of their own."""
        first = self._part(tx, idea_waits.read).raised.first_from(self._late(now))
        if first is None:
            return None
        return datetime.fromisoformat(first).replace(tzinfo=UTC) + self._answers.within

    def in_use_uncredited(self, tx: Transaction) -> list[int]:
        """Return the ideas in use nobody was credited for, or of which one wanted no credit."""
        return self._part(tx, _in_use_uncredited)

    def texts(self, tx: Transaction) -> Mapping[int, tuple[str, str]]:
        """Return the words of all ideas, and the same as they are compared."""
        return self._part(tx, self._texts)

    def holding(self, tx: Transaction, typed: str) -> Sequence[Head]:
        """Return the ideas that hold all that was typed, the newest first."""
        if not typed.strip():
            return self.heads(tx)
        return self._part(tx, self._outer).holding(typed)

    def holding_inside(self, tx: Transaction, typed: str) -> Sequence[Inner]:
        """Return what goes on inside another, however deep, and holds all that was typed.

        The newest comes first.
        """
        if not typed.strip():
            return self.inside(tx)
        return self._part(tx, self._inner).holding(typed)

    def inside(self, tx: Transaction) -> Sequence[Inner]:
        """Return what goes on inside another idea, however deep, the newest first."""
        return self._part(tx, _inside)

    def get_ready(self, tx: Transaction) -> None:
        """Read the words of all ideas, so that the first letter finds at once."""
        self._part(tx, self._outer)
        self._part(tx, self._inner)

    def kept(self, tx: Transaction) -> dict[int, Idea]:
        """Return where ideas that were read stay by their numbers, while the desk is the same."""
        return self._part(tx, _none_yet)

    def _due(self, tx: Transaction, now: datetime) -> list[tuple[str, int]]:
        """Return for which ideas an answer is owed: when each was raised, and its number."""
        waits, today = self._part(tx, idea_waits.read), now.date().isoformat()
        return [
            *waits.raised.before(self._late(now)),
            *waits.by_day.before(today),
            *waits.parked.before(moment(idea_waits.parked_before(now))),
            *waits.until_day.until(today),
        ]

    def _late(self, now: datetime) -> str:
        return moment(now - self._answers.within)

    def _part(self, tx: Transaction, load: Callable[[Transaction], Part]) -> Part:
        # What one transaction reads stays its own, whatever another one reads meanwhile.
        parts = tx.info.get(self)
        if parts is None:
            parts = tx.info[self] = self._as_of(tx)
        if load not in parts:
            parts[load] = load(tx)
        found: Part = parts[load]
        return found

    def _as_of(self, tx: Transaction) -> dict[Any, Any]:
        """Return what was read of the desk as this transaction sees it."""
        # One connection tells by this number whether another one wrote since.
        connection, version = tx.connection().connection.driver_connection, tx.scalar(_VERSION)
        known = self._known
        if known is None or known[0] is not connection or known[1] != version:
            known = self._known = (connection, version, {})
        return known[2]

    def _uncredited(self, tx: Transaction) -> list[int]:
        unsaid, applied = set(tx.scalars(_NOBODY_TO_TELL_OF)), Stand.APPLIED.value
        used = (head.number for head in self.heads(tx) if head.stand == applied)
        return [number for number in used if number not in unsaid]

    def _by_mentor(self, tx: Transaction) -> dict[str, list[Head]]:
        found = defaultdict[str, list[Head]](list)
        for head in self.heads(tx):
            found[head.mentor].append(head)
        return found

    def _whose(self, tx: Transaction) -> dict[int, str]:
        heads = self.heads(tx)
        return dict(zip(map(NUMBER, heads), map(_MENTOR, heads), strict=True))

    def _outer(self, tx: Transaction) -> Narrowing[Head]:
        return self._narrowing(tx, self.heads(tx))

    def _inner(self, tx: Transaction) -> Narrowing[Inner]:
        return self._narrowing(tx, self.inside(tx))

    def _narrowing(self, tx: Transaction, entries: Sequence[Entry]) -> Narrowing[Entry]:
        said = self.texts(tx)
        return Narrowing(entries, [said[entry[0]][1] for entry in entries])

    def _texts(self, tx: Transaction) -> dict[int, tuple[str, str]]:
        before, self._said = self._said, {}
        words: dict[str, str] = {}
        for number, said in zip(*columns(tx, _TEXTS), strict=True):
            kept = before.get(number)
            same = kept is not None and kept[0] == said
            self._said[number] = kept if same and kept else (said, _folded(said, words))
        return self._said


def moment(when: datetime) -> str:
    """Return a moment as the rows have it, so that they compare as they follow each other."""
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _folded(said: str, known: dict[str, str]) -> str:
    """Fold a text word by word: there are far fewer words than places where they stand."""
    if said.isascii():
        return said.lower()
    return " ".join([known.get(w) or known.setdefault(w, folded(w)) for w in said.split(" ")])


def _heads(tx: Transaction) -> list[Head]:
    numbers, mentors, stages, raised = columns(tx, _HEADS)
    credited: set[int] = set(*columns(tx, _CREDITED)).difference(tx.scalars(REFUSED_BY_SOME))
    used, given = Stand.APPLIED.value, Stand.CREDITED.value
    before = [_STANDS.get(stage, stage) for stage in stages]
    stands = [
        given if stand == used and number in credited else stand
        for number, stand in zip(numbers, before, strict=True)
    ]
    found = zip(numbers, mentors, stages, stands, raised, strict=True)
    return sorted(map(Head._make, found), key=_RAISED, reverse=True)


def _none_yet(_: Transaction) -> dict[int, Idea]:
    return {}


def _inside(tx: Transaction) -> list[Inner]:
    """Return what goes on inside another, with the number of that which stands for itself."""
    told = {number: Inner(number, outer, *rest) for number, outer, *rest in tx.execute(_INSIDE)}

    def stands(number: int) -> int:
        seen = {number}
        while number in told and told[number].outer not in seen:
            number = told[number].outer
            seen.add(number)
        return number

    return [inner._replace(outer=stands(inner.number)) for inner in told.values()]


def _in_use_uncredited(tx: Transaction) -> list[int]:
    (used,), (credited,) = columns(tx, _IN_USE), columns(tx, _CREDITED)
    settled = set(credited).difference(tx.scalars(REFUSED_BY_SOME))
    return [number for number in used if number not in settled]


def _steps(tx: Transaction) -> dict[int, str]:
    numbers: dict[str, int] = dict(zip(*columns(tx, _NUMBERS), strict=True))
    last = dict.fromkeys(numbers, "")
    for idea, at in zip(*columns(tx, _STEPS), strict=True):
        if at > last[idea]:  # noqa: PLR1730  a call for each of so many takes twice as long
            last[idea] = at
    return {number: last[idea] for idea, number in numbers.items()}
