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

    def has_room_for(self, more: "Seen") -> bool:
        """Say whether more of the same question, in the same words, can stand below this."""
        same = (self.row, self.asks) == (more.row, more.asks)
        return same and len(self.saw) + 1 + len(more.saw) <= SAW_LIMIT


@dataclass(frozen=True, slots=True)
class Observation:
    """The sheet of one session; a question stands there once for each wording it had."""

    session: SessionId
    seen: tuple[Seen, ...] = ()

    def lines_to(self, row: str) -> frozenset[str]:
        """Return the lines that were written to a question, in any of its wordings."""
        answers = (one.saw for one in self.seen if one.row == row)
        return frozenset(line.strip() for saw in answers for line in saw.splitlines())

    def in_order(self, rows: Iterable[str]) -> "Observation":
        """Return the sheet in the order of these questions.

        One that is asked no more stands behind them, and what was seen besides comes last.
        """
        places = {row: place for place, row in enumerate(dict.fromkeys(rows))}
        ordered = sorted(self.seen, key=lambda one: (not one.row, places.get(one.row, len(places))))
        return replace(self, seen=tuple(ordered))

    def received(self, hand: Hand, came: Iterable[Seen]) -> "Observation":
        """Return the sheet with what the mentor wrote.

        What is new in an answer that came again stands below what was there, or by itself under
        other words of its question and where one answer would get too long. Raises
        NotYourSeatError for the leader's hand.
        """
        if hand is Hand.LEADER_SEAT:
            raise NotYourSeatError
        sheet = self
        for one in came:
            sheet = sheet._with(replace(one, hand=hand))
        return sheet

    def _with(self, came: Seen) -> "Observation":
        known = self.lines_to(came.row)
        lines = came.saw.splitlines()
        more = "\n".join(
            line for line in lines if not line.strip() or line.strip() not in known
        ).strip()
        if not more:
            return self
        new = replace(came, saw=more)
        home = next((old for old in reversed(self.seen) if old.has_room_for(new)), None)
        if home is None:
            return replace(self, seen=(*self.seen, new))
        both = replace(new, id=home.id, saw=f"{home.saw}\n{more}")
        return replace(self, seen=tuple(both if old is home else old for old in self.seen))


def seen(row: str, asks: str, saw: str, came_by: CameBy, at: datetime) -> Seen:
    """Return what the mentor sent to a question; raises BlankTextError or TextTooLongError."""
    words = passage(saw.strip(), "answer", SAW_LIMIT)
    if not words:
        raise BlankTextError(what="answer")
    return Seen(SeenId(new_id()), row, asks, words, Hand.MENTOR_SENT, came_by, at)
