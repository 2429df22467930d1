"""What the leader promised: made, kept, let go."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from sqlalchemy import BindParameter, Integer, Select, bindparam, func, literal_column, select

from mentordesk.domain.ids import PersonId, PromiseId, SessionId
from mentordesk.domain.promise import Promise, PromiseState, promise
from mentordesk.domain.text import line
from mentordesk.domain.unsaved import Place
from mentordesk.models import PromiseRow, SessionRow
from mentordesk.services.bare_sessions import is_bare
from mentordesk.services.care import CareService
from mentordesk.services.edit_limit import only_in_time
from mentordesk.services.going_on import only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one

NEAREST_FIRST = PromiseRow.due.nulls_last(), literal_column("promise.rowid", Integer)
"""Promises stand in this order wherever they are listed, those of one day as they were made."""
_PLACES = (Place.PROMISE, Place.TRY, Place.TRIED)


class PromiseService:
    """The promises of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store = store
        self._now = now
        self._care = care

    def make(
        self,
        session: SessionId,
        mentor: PersonId,
        text: str,
        due: date | None = None,
        *,
        try_it: bool = False,
    ) -> Promise:
        """Keep a promise, or with `try_it` something to try before the next session.

        Raises PairEndedError, BlankTextError or TextTooLongError.
        """
        new = promise(session, mentor, text, due, try_it=try_it)
        with self._store.transaction() as tx:
            only_going_on(tx, mentor)
            tx.add(PromiseRow.of(new))
        return new

    def of_session(self, session: SessionId) -> tuple[Promise, ...]:
        """Return the promises made in a session, the nearest date first, undated last."""
        query = select(PromiseRow).where(PromiseRow.session_id == session)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query.order_by(*NEAREST_FIRST)))

    def not_closed(self, mentor: PersonId | None = None) -> tuple[Promise, ...]:
        """Return the promises that are not closed yet, the nearest date first, undated last."""
        query = select(PromiseRow).where(PromiseRow.state == PromiseState.OPEN)
        if mentor is not None:
            query = query.where(PromiseRow.mentor_id == mentor)
        query = query.order_by(*NEAREST_FIRST)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))

    def closed_since(self, mentors: Iterable[PersonId]) -> tuple[Promise, ...]:
        """Return what was kept or let go since the last session of each of these pairs began.

        Pair by pair, it is in the order in which it was closed.
        """
        closed = _closed_since()
        with self._store.reading() as tx:
            found = [row for mentor in mentors for row in tx.scalars(closed, {"mentor": mentor})]
            return tuple(row.to_domain() for row in found)

    def reword(self, key: PromiseId, text: str, due: date | None) -> Promise:
        """Change a promise's words and date; past the pair's limit the date alone.

        Raises EditLimitError, PairEndedError, BlankTextError or TextTooLongError.
        """
        words = line(text, "promise")
        with self._store.transaction() as tx:
            old = one(tx, PromiseRow, key).to_domain()
            if due != old.due:
                only_going_on(tx, old.mentor)
            if words != old.text:
                only_in_time(tx, old.session, self._now())
            new = replace(old, text=words, due=due)
            tx.merge(PromiseRow.of(new))
        return new

    def keep(self, key: PromiseId) -> Promise:
        """Record that a promise was kept now."""
        return self._change(key, lambda old: old.kept(self._now()))

    def let_go(self, key: PromiseId, reason: str) -> Promise:
        """Let a promise go, with the reason; raises BlankTextError without one."""
        return self._change(key, lambda old: old.let_go(self._now(), reason))

    def reopen(self, key: PromiseId) -> Promise:
        """Say that a promise is not closed yet after all."""
        return self._change(key, Promise.reopened)

    def move(self, key: PromiseId, due: date) -> Promise:
        """Put a promise on another day; a later one than it had is counted.

        Raises PairEndedError.
        """
        with self._store.transaction() as tx:
            old = one(tx, PromiseRow, key).to_domain()
            only_going_on(tx, old.mentor)
            new = old.moved_to(due)
            tx.merge(PromiseRow.of(new))
        return new

    def put_back(self, before: Promise) -> Promise:
        """Let a promise stand as it did before it was closed, opened again or moved.

        Raises PairEndedError where it would be another day.
        """
        with self._store.transaction() as tx:
            now = one(tx, PromiseRow, before.id).to_domain()
            if now.due != before.due:
                only_going_on(tx, now.mentor)
            new = now.as_before(before)
            tx.merge(PromiseRow.of(new))
        return new

    def strike(self, key: PromiseId) -> None:
        """Destroy a promise and its log at the mentor's wish, in the backups too.

        Again does no harm.
        """
        with self._store.transaction() as tx:
            row = tx.get(PromiseRow, key)
            if row is not None:
                tx.delete(row)
                self._care.copies.forget(
                    SessionId(row.session_id),
                    lambda text: text.place in _PLACES or text.promise == key,
                )
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def _change(self, key: PromiseId, change: Callable[[Promise], Promise]) -> Promise:
        with self._store.transaction() as tx:
            new = change(one(tx, PromiseRow, key).to_domain())
            tx.merge(PromiseRow.of(new))
        return new


@cache  # to put the question costs more than to ask it
def _closed_since() -> Select[PromiseRow]:
    asked: BindParameter[PersonId] = bindparam("mentor")
    of_pair = SessionRow.mentor_id == asked
    timed = select(func.max(SessionRow.started_at)).where(of_pair).scalar_subquery()
    bare = select(func.max(SessionRow.planned_at)).where(of_pair, is_bare()).scalar_subquery()
    began = func.max(func.coalesce(timed, bare), func.coalesce(bare, timed))
    return (
        select(PromiseRow)
        .where(PromiseRow.mentor_id == asked, PromiseRow.closed_at >= began)
        .order_by(PromiseRow.closed_at, literal_column("promise.rowid", Integer))
    )
