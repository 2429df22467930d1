"""What the leader will do, and by when."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.ids import PersonId, PromiseId, SessionId, TryId, new_id
from mentordesk.domain.text import line
from mentordesk.errors import LogFullError, NotFoundError

MOST_TRIED = 20
_TRIED_LIMIT = 300


class PromiseState(StrEnum):
    """Kept, not closed yet, or let go with a reason."""

    OPEN = "open"
    KEPT = "kept"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class Tried:
    """One line of the log of a promise that is something to try."""

    id: TryId
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise to a mentor; a change returns a new promise.

    With `try_it` it is something to try before the next session, and `log` is how it went.
    `closed_on` is the leader's day when it was kept or let go, `closed_at` the moment; `moved`
    counts how often its date went further away.
    """

    id: PromiseId
    session: SessionId
    mentor: PersonId
    text: str
    due: date | None = None
    state: PromiseState = PromiseState.OPEN
    reason: str = ""
    closed_on: date | None = None
    try_it: bool = False
    log: tuple[Tried, ...] = ()
    moved: int = 0
    closed_at: datetime | None = None

    def kept(self, at: datetime) -> "Promise":
        """Return the promise as kept at a moment that carries the leader's time zone."""
        return replace(self, state=PromiseState.KEPT, closed_on=at.date(), closed_at=at, reason="")

    def let_go(self, at: datetime, reason: str) -> "Promise":
        """Return the promise as let go then; raises BlankTextError without a reason."""
        why = line(reason, "reason")
        return replace(
            self, state=PromiseState.LET_GO, closed_on=at.date(), closed_at=at, reason=why
        )

    def moved_to(self, due: date) -> "Promise":
        """Return the promise for another day; only one that is later than its own counts."""
        later = self.due is not None and due > self.due
        return replace(self, due=due, moved=self.moved + later)

    def as_before(self, before: "Promise") -> "Promise":
        """Return the promise as it stood and was dated before; its words and its log stay."""
        return replace(
            self,
            due=before.due,
            moved=before.moved,
            state=before.state,
            reason=before.reason,
            closed_on=before.closed_on,
            closed_at=before.closed_at,
        )

    def logged(self, words: str, at: datetime) -> "Promise":
        """Return the promise with one more line in its log.

        Raises LogFullError, BlankTextError or TextTooLongError.
        """
        tried = Tried(TryId(new_id()), at, _tried(words))
        if len(self.log) >= MOST_TRIED:
            raise LogFullError(most=MOST_TRIED)
        return replace(self, log=(*self.log, tried))

    def relogged(self, key: TryId, words: str) -> "Promise":
        """Return the promise with other words in a line of its log, which keeps its day.

        Raises NotFoundError, BlankTextError or TextTooLongError.
        """
        if all(tried.id != key for tried in self.log):
            raise NotFoundError(what="note")
        new = _tried(words)
        log = (replace(tried, words=new) if tried.id == key else tried for tried in self.log)
        return replace(self, log=tuple(log))

    def unlogged(self, key: TryId) -> "Promise":
        """Return the promise without a line of its log; again does no harm."""
        return replace(self, log=tuple(tried for tried in self.log if tried.id != key))

    def reopened(self) -> "Promise":
        """Return the promise as not closed yet."""
        return replace(self, state=PromiseState.OPEN, closed_on=None, closed_at=None, reason="")


def promise(
    session: SessionId, mentor: PersonId, text: str, due: date | None, *, try_it: bool = False
) -> Promise:
    """Return a new promise.

    Raises BlankTextError or TextTooLongError.
    """
    words = line(text, "promise")
    return Promise(PromiseId(new_id()), session, mentor, words, due, try_it=try_it)


def _tried(words: str) -> str:
    return line(words, "note", _TRIED_LIMIT)
