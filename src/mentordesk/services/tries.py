"""What the leader tries between two sessions of a pair, and the short log of how it went."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session as Transaction
from sqlalchemy.orm import aliased

from mentordesk.domain.ids import PromiseId, SessionId, TryId
from mentordesk.domain.promise import Promise
from mentordesk.errors import LogClosedError
from mentordesk.models import PromiseRow, SessionRow
from mentordesk.services.bare_sessions import is_bare
from mentordesk.services.going_on import OVER, only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.promises import NEAREST_FIRST
from mentordesk.services.rows import one

_BEGAN = func.coalesce(SessionRow.started_at, SessionRow.planned_at)


class TryService:
    """The tries of the open desk; each log is open until the pair's next session begins."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def before(self, session: SessionId) -> tuple[Promise, ...]:
        """Return what was to be tried between the pair's last session and this one."""
        with self._store.reading() as tx:
            met = one(tx, SessionRow, session)
            now = met.started_at or self._now()
            query = (
                select(PromiseRow)
                .join(SessionRow, SessionRow.id == PromiseRow.session_id)
                .where(PromiseRow.try_it, PromiseRow.mentor_id == met.mentor_id)
                .where(SessionRow.id != met.id, now > _BEGAN, ~_followed(met.started_at))
                .order_by(*NEAREST_FIRST)
            )
            return tuple(row.to_domain() for row in tx.scalars(query))

    def open_logs(self) -> frozenset[PromiseId]:
        """Return what can still be written about, of pairs that go on."""
        with self._store.reading() as tx:
            return frozenset(PromiseId(key) for key in tx.scalars(_open_logs()))

    def told_in(self, key: PromiseId) -> SessionId | None:
        """Return the last session of the pair that began since, where it can still be told."""
        later = aliased(SessionRow)
        query = (
            select(later.id)
            .join(SessionRow, _follows(later))
            .join(PromiseRow, PromiseRow.session_id == SessionRow.id)
            .where(PromiseRow.id == key)
            .order_by(func.coalesce(later.started_at, later.planned_at).desc())
            .limit(1)
        )
        with self._store.reading() as tx:
            found = tx.scalar(query)
        return None if found is None else SessionId(found)

    def log(self, key: PromiseId, words: str) -> Promise:
        """Keep one more line of how it went, with today's date.

        Raises LogClosedError, LogFullError, BlankTextError or TextTooLongError.
        """
        return self._change(key, lambda old: old.logged(words, self._now()))

    def reword(self, key: PromiseId, tried: TryId, words: str) -> Promise:
        """Put a line better.

        Raises LogClosedError, NotFoundError, BlankTextError or TextTooLongError.
        """
        return self._change(key, lambda old: old.relogged(tried, words))

    def remove(self, key: PromiseId, tried: TryId) -> Promise:
        """Take a line away; again does no harm. Raises LogClosedError."""
        return self._change(key, lambda old: old.unlogged(tried))

    def _change(self, key: PromiseId, change: Callable[[Promise], Promise]) -> Promise:
        with self._store.transaction() as tx:
            old = one(tx, PromiseRow, key)
            only_going_on(tx, old.mentor_id)
            _only_open(tx, old)
            new = change(old.to_domain())
            tx.merge(PromiseRow.of(new))
        return new


@cache  # to put the question costs as much as to ask it
def _open_logs() -> Select[UUID]:
    return (
        select(PromiseRow.id)
        .join(SessionRow, SessionRow.id == PromiseRow.session_id)
        .where(PromiseRow.try_it, ~_followed(), PromiseRow.mentor_id.not_in(OVER))
    )


def _followed(until: datetime | None = None) -> ColumnElement[bool]:
    """Say whether the pair began another session after one, and before `until`."""
    timed, bare = aliased(SessionRow), aliased(SessionRow)
    began, met = _began_after(timed), _met_after(bare)
    if until is not None:
        began, met = and_(began, timed.started_at < until), and_(met, bare.planned_at < until)
    return or_(exists().where(began), exists().where(met))  # the first has an index of its own


def _follows(later: type[SessionRow]) -> ColumnElement[bool]:
    return or_(_began_after(later), _met_after(later))


def _began_after(later: type[SessionRow]) -> ColumnElement[bool]:
    return and_(_another(later), later.started_at > _BEGAN)


def _met_after(later: type[SessionRow]) -> ColumnElement[bool]:
    return and_(_another(later), is_bare(later), later.planned_at > _BEGAN)


def _another(later: type[SessionRow]) -> ColumnElement[bool]:
    return and_(later.mentor_id == SessionRow.mentor_id, later.id != SessionRow.id)


def _only_open(tx: Transaction, promise: PromiseRow) -> None:
    made_in = select(SessionRow.id).where(SessionRow.id == promise.session_id)
    if not promise.try_it or tx.scalar(made_in.where(_followed())) is not None:
        raise LogClosedError
