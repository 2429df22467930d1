"""What the mentor saw in a meeting of the leader's: theirs to write, the leader's to read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from mentordesk.domain.agenda import CameBy, Hand
from mentordesk.domain.ids import SeenId, SessionId, new_id
from mentordesk.domain.text import passage
from mentordesk.errors import BlankTextError, NotYourSeatError

SAW_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What the mentor wrote to one question of the sheet, and how it came.

    `row` is the key of the question and `asks` its words at that time; both are empty for what the
    mentor saw besides.
    """

    id: SeenId
    row: str
    asks: str
    saw: str
    hand: Hand
    came_by: CameBy
    came_at: datetime


@dataclass(frozen=True, slots=True)
class Observation:
    """The sheet of one session, in the order of its questions; besides comes last."""

    session: SessionId
    seen: tuple[Seen, ...] = ()

    def received(self, hand: Hand, came: Iterable[Seen]) -> "Observation":
        """Return the sheet with what the mentor wrote.

        What is new in an answer that came again stands below what was there. Raises
        NotYourSeatError for the leader's hand, and TextTooLongError.
        """
        if hand is Hand.LEADER_SEAT:
            raise NotYourSeatError
        here = {one.row: one for one in self.seen}
        for one in came:
            old = here.get(one.row)
            here[one.row] = _by(hand, one) if old is None else _again(old, _by(hand, one))
        rows = sorted(here.values(), key=lambda one: not one.row)
        return replace(self, seen=tuple(rows))


def seen(row: str, asks: str, saw: str, came_by: CameBy, at: datetime) -> Seen:
    """Return what the mentor sent to a question; raises BlankTextError or TextTooLongError."""
    words = passage(saw.strip(), "answer", SAW_LIMIT)
    if not words:
        raise BlankTextError(what="answer")
    return Seen(SeenId(new_id()), row, asks, words, Hand.MENTOR_SENT, came_by, at)


def _by(hand: Hand, one: Seen) -> Seen:
    return replace(one, hand=hand)


def _again(old: Seen, came: Seen) -> Seen:
    known = {line.strip() for line in old.saw.splitlines()}
    more = [line for line in came.saw.splitlines() if line.strip() not in known]
    if not more:
        return old
    both = passage("\n".join([old.saw, *more]), "answer", SAW_LIMIT)
    return replace(came, id=old.id, saw=both)
