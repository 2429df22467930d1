"""How the time of a live session goes: kept in small steps, so that no end can lose it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from math import ceil
from threading import Lock

from mentordesk.domain.floor import FloorMode, Speaker
from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import change_session


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of a live session, in whole seconds.

    How long it was on the screen, who had the floor, and how much of it was out of focus; how often
    the leader asked and stated. At its end the floor was the `speaker`'s and shown as `floor` says;
    None is as before.
    """

    present: int = 0
    mentor_spoke: int = 0
    leader_spoke: int = 0
    away: int = 0
    questions: int = 0
    statements: int = 0
    speaker: Speaker | None = None
    floor: FloorMode | None = None

    def then(self, later: "Spell") -> "Spell":
        """Return this stretch and the one after it as one."""
        return Spell(
            self.present + later.present,
            self.mentor_spoke + later.mentor_spoke,
            self.leader_spoke + later.leader_spoke,
            self.away + later.away,
            self.questions + later.questions,
            self.statements + later.statements,
            later.speaker or self.speaker,
            later.floor or self.floor,
        )


class TimingService:
    """The time of the live session of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._uncounted, self._counting = Counter[SessionId](), Lock()

    def spend(self, session: SessionId, spell: Spell) -> Session:
        """Add a stretch of time to a live session."""
        return self._change(session, partial(_spent, spell=spell, now=self._now()))

    def step_out(self, session: SessionId) -> Session:
        """Count one exit from focus; the seconds away that are spent from then on are its length.

        Nothing else about it is kept. What cannot be counted now is, with the next stretch.
        """
        with self._counting:
            self._uncounted[session] += 1
        return self.spend(session, Spell())

    def be_in_focus(self, session: SessionId, *, on: bool) -> Session:
        """Keep whether focus came, or ended by itself.

        Once it did not last, it is kept as on again only where exits tell that it was left.
        """

        def turned(old: Session) -> Session:
            return replace(old, in_focus=on and (old.in_focus or old.timing.exits > 0))

        return self._change(session, turned)

    def lengthen(self, session: SessionId, minutes: int) -> Session:
        """Give a session more minutes from now on, as the mentor said, also late after its time."""

        def longer(old: Session) -> Session:
            return replace(old, minutes=max(old.minutes, ceil(old.timing.present / 60)) + minutes)

        return change_session(self._store, session, longer)

    def _change(self, session: SessionId, change: Callable[[Session], Session]) -> Session:
        """Change a session, and count first what could not be counted yet."""
        with self._counting:
            exits = self._uncounted[session]
            new = change_session(self._store, session, lambda old: change(_left(old, exits)))
            self._uncounted[session] -= exits
        return new


def _left(session: Session, exits: int) -> Session:
    """Return the session left so many times more."""
    if not exits:
        return session
    timing = session.timing
    lengths = (*timing.lengths, *[0] * exits)
    return replace(session, timing=replace(timing, exits=timing.exits + exits, lengths=lengths))


def _spent(session: Session, *, spell: Spell, now: datetime) -> Session:
    timing = session.timing.out_for(spell.away)
    return replace(
        session,
        timing=replace(
            timing,
            seen_at=now,
            present=timing.present + spell.present,
            mentor_spoke=timing.mentor_spoke + spell.mentor_spoke,
            leader_spoke=timing.leader_spoke + spell.leader_spoke,
            questions=_counted(timing.questions, spell.questions),
            statements=_counted(timing.statements, spell.statements),
            speaker=spell.speaker or timing.speaker,
            floor=spell.floor or timing.floor,
        ),
    )


def _counted(before: int | None, more: int) -> int | None:
    """Return how many there are by now; what a session does not count stays uncounted."""
    return None if before is None else before + more
