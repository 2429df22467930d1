"""The aims of each pair, and how the leader rates them at the start and later on."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Integer, literal_column, select

from mentordesk.domain.aim import Aim, aim
from mentordesk.domain.ids import AimId, PersonId
from mentordesk.models import AimRow, PersonRow
from mentordesk.services.going_on import only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one

_AS_MADE = literal_column("aim.rowid", Integer)


class AimService:
    """The aims of the open desk, which the leader keeps and rates.

    Once a pair is over, each change of them raises PairEndedError.
    """

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def of(self, mentor: PersonId) -> tuple[Aim, ...]:
        """Return the aims of a pair in the order they were put down, the leader's first."""
        query = select(AimRow).where(AimRow.mentor_id == mentor)
        with self._store.reading() as tx:
            rows = tx.scalars(query.order_by(AimRow.of_mentor, _AS_MADE))
            return tuple(row.to_domain() for row in rows)

    def put(self, mentor: PersonId, text: str, *, of_mentor: bool = False) -> Aim:
        """Put an aim down, the leader's or the mentor's own.

        Raises NotFoundError, BlankTextError or TextTooLongError.
        """
        new = aim(mentor, text, of_mentor=of_mentor)
        with self._store.transaction() as tx:
            one(tx, PersonRow, mentor)
            only_going_on(tx, mentor)
            tx.add(AimRow.of(new))
        return new

    def reword(self, key: AimId, text: str) -> Aim:
        """Put an aim in other words; raises NotFoundError, BlankTextError or TextTooLongError."""
        return self._change(key, lambda old: old.reworded(text))

    def rate(self, key: AimId, value: int) -> Aim:
        """Keep how far the leader thinks today they have come, see `Aim.rated`.

        Raises NotFoundError.
        """
        today = self._now().astimezone().date()
        return self._change(key, lambda old: old.rated(value, today))

    def take_off(self, key: AimId) -> None:
        """Take an aim and its ratings off the desk; again does no harm."""
        with self._store.transaction() as tx:
            row = tx.get(AimRow, key)
            if row is not None:
                only_going_on(tx, row.mentor_id)
                tx.delete(row)

    def _change(self, key: AimId, change: Callable[[Aim], Aim]) -> Aim:
        with self._store.transaction() as tx:
            new = change(one(tx, AimRow, key).to_domain())
            only_going_on(tx, new.mentor)
            tx.merge(AimRow.of(new))
        return new
