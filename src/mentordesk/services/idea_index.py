"""What ideas are found and ordered by, kept while the desk does not change: each key finds at once.

The index of the search finds whole words among all that was written; here each letter counts, in
the midst of a word too, and nothing but ideas.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Owed, Stand
from mentordesk.domain.idea import PARKED_FOR
from mentordesk.domain.search import MOST_TYPED, folded
from mentordesk.services.answers import AnswerService

Part = TypeVar("Part")
_VERSION = text("PRAGMA data_version")
# Each act of credit finds its idea; the other way each idea would be asked. And without an order,
# since that would be had from an index that does not hold the rest.
_HEADS = text(
    "SELECT rowid, mentor_id, stage, CASE"
    " WHEN stage IN ('heard', 'restated') THEN 'heard'"
    " WHEN stage NOT IN ('applied', 'adapted') THEN stage"
    " WHEN rowid IN (SELECT i.rowid FROM recognition r CROSS JOIN idea i ON i.id = r.idea_id)"
    " THEN 'credited' ELSE 'applied' END, raised_at"
    " FROM idea WHERE joined_into IS NULL"
)
_UNNAMED = text(
    "SELECT rowid FROM idea WHERE id IN"
    " (SELECT idea_id FROM contribution WHERE consent = 'not_at_all')"
)
_WAITING = text(
    "SELECT rowid, raised_at, answer_by FROM idea"
    " WHERE stage IN ('heard', 'restated') AND joined_into IS NULL"
)
# SQLite takes the other columns from the row that has the most.
_PARKED = text(
    "SELECT i.rowid, e.at, e.until, max(e.place) FROM idea i JOIN idea_event e ON e.idea_id = i.id"
    " WHERE i.stage = 'parked' AND i.joined_into IS NULL GROUP BY i.id"
)
_TEXTS = text("SELECT rowid, text FROM idea")
_STEPS = text(
    "SELECT i.rowid, max(e.at) FROM idea i JOIN idea_event e ON e.idea_id = i.id GROUP BY i.id"
)


class Head(NamedTuple):
    """What an idea is found by: its number, whose it is, where it stands, when it was heard."""

    number: int
    mentor: str
    stage: str
    stand: str
    raised: str


NUMBER, STAND = itemgetter(0), itemgetter(3)
"""Ask thousands of heads for one thing each: far quicker than by its name."""
_RAISED = itemgetter(4)


class IdeaIndex:
    """Reads each part of it when that is first asked for."""

    def __init__(self, answers: AnswerService) -> None:
        self._answers = answers
        self._read: tuple[Any, object] | None = None
        self._parts: dict[Callable[[Transaction], Any], Any] = {}
        self._said: dict[int, tuple[str, str]] = {}

    def heads(self, tx: Transaction) -> list[Head]:
        """Return all ideas that are not joined into another, the newest first."""
        return self._part(tx, _heads)

    def steps(self, tx: Transaction) -> Mapping[int, str]:
        """Return when each idea took its last step."""
        return self._part(tx, _steps)

    def owed(self, tx: Transaction, now: datetime) -> dict[int, Owed]:
        """Return what is owed for which idea, as the rules of the domain say it."""
        late, today = moment(now - self._answers.within), _day(now)
        owed = dict.fromkeys(self._part(tx, self._uncredited), Owed.CREDIT)
        for number, raised, answer_by in self._part(tx, _waiting):
            if answer_by < today if answer_by else raised < late:
                owed[number] = Owed.ANSWER
        long_ago = moment(now - PARKED_FOR)
        for number, at, until in self._part(tx, _parked):
            if until <= today if until else at < long_ago:
                owed[number] = Owed.ANSWER
        return owed

    def texts(self, tx: Transaction) -> Mapping[int, tuple[str, str]]:
        """Return the words of all ideas, and the same as they are compared."""
        return self._part(tx, self._texts)

    def holding(self, tx: Transaction, typed: str) -> Sequence[Head]:
        """Return the ideas that hold all that was typed, the newest first.

        Capitals and diacritics make no difference.
        """
        heads = self.heads(tx)
        words = sorted(folded(typed[:MOST_TYPED]).split(), key=len)
        if not words:
            return heads
        longest, said = words.pop(), self._part(tx, self._said_in_line)
        found = [both for both in zip(heads, said, strict=True) if longest in both[1]]
        for word in words:
            found = [both for both in found if word in both[1]]
        return [head for head, _ in found]

    def _part(self, tx: Transaction, load: Callable[[Transaction], Part]) -> Part:
        # One connection tells by this number whether another one wrote since.
        read = (tx.connection().connection.driver_connection, tx.scalar(_VERSION))
        if self._read is None or self._read[0] is not read[0] or self._read[1] != read[1]:
            self._read, self._parts = read, {}
        if load not in self._parts:
            self._parts[load] = load(tx)
        found: Part = self._parts[load]
        return found

    def _uncredited(self, tx: Transaction) -> list[int]:
        unnamed, applied = set(tx.scalars(_UNNAMED)), Stand.APPLIED.value
        used = (head.number for head in self.heads(tx) if head.stand == applied)
        return [number for number in used if number not in unnamed]

    def _said_in_line(self, tx: Transaction) -> list[str]:
        """Return the words as they are compared, in the order of the heads."""
        said = self.texts(tx)
        return [said[number][1] for number in map(NUMBER, self.heads(tx))]

    def _texts(self, tx: Transaction) -> dict[int, tuple[str, str]]:
        before, self._said = self._said, {}
        words: dict[str, str] = {}
        for number, said in tx.execute(_TEXTS):
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


def _day(now: datetime) -> str:
    day: date = now.date()
    return day.isoformat()


def _heads(tx: Transaction) -> list[Head]:
    return sorted(map(Head._make, tx.execute(_HEADS)), key=_RAISED, reverse=True)


def _waiting(tx: Transaction) -> list[tuple[int, str, str | None]]:
    return [(number, raised, answer_by) for number, raised, answer_by in tx.execute(_WAITING)]


def _parked(tx: Transaction) -> list[tuple[int, str, str | None]]:
    return [(number, at, until) for number, at, until, _ in tx.execute(_PARKED)]


def _steps(tx: Transaction) -> dict[int, str]:
    return {number: at for number, at in tx.execute(_STEPS).all()}  # noqa: C416  rows are no pairs
