"""Sessions that come back by a rhythm: planned together, moved and ended together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, SeriesId, SessionId
from mentordesk.domain.person import Rhythm
from mentordesk.domain.series import Series, SeriesPlan, planned
from mentordesk.domain.session import Session
from mentordesk.models import SeriesRow, SessionRow
from mentordesk.services import moving, rhythms
from mentordesk.services.carrying import take_over
from mentordesk.services.going_on import only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rhythms import SeriesEnd


class SeriesService:
    """The series of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def all(self, mentor: PersonId | None = None) -> dict[SeriesId, Series]:
        """Return the series of one mentor or of all, by their ids."""
        query = select(SeriesRow)
        if mentor is not None:
            query = query.where(SeriesRow.mentor_id == mentor)
        with self._store.reading() as tx:
            found = [row.to_domain() for row in tx.scalars(query)]
        return {series.id: series for series in found}

    def plan(self, plan: SeriesPlan) -> tuple[Session, ...]:
        """Plan a series; what the pair's last session left open carries over to its first alone.

        Raises PairEndedError.
        """
        with self._store.transaction() as tx:
            only_going_on(tx, plan.mentor)
            now = self._now()
            series, new = planned(plan, moving.next_number(tx, plan.mentor))
            sessions = tuple(replace(one, changed_at=now) for one in new)
            tx.add(SeriesRow.of(replace(series, changed_at=now)))
            tx.flush()
            tx.add_all(SessionRow.of(one) for one in sessions)
            tx.flush()
            take_over(tx, sessions[0])
        return sessions

    def move_later(self, session: SessionId, to: datetime, by: Side | None = None) -> Session:
        """Move a planned session of a series and all later ones, asked for `by` one.

        The later ones follow it by the rhythm. Agendas and notes stay with their sessions. A
        session outside any series moves alone. Raises SessionStateError unless it is planned.
        """
        with self._store.transaction() as tx:
            return rhythms.move_later(tx, session, to, by, self._now())

    def arrange_later(self, session: SessionId, minutes: int, place: str) -> Session:
        """Give a planned session of a series and later ones another length and place.

        Later ones take over what was the same with them, so half-time stays as long as it is. A
        session outside any series changes alone. Raises SessionStateError unless it is planned,
        PairEndedError.
        """
        with self._store.transaction() as tx:
            return rhythms.arrange_later(tx, session, minutes, place, self._now())

    def come_back(self, session: SessionId, rhythm: Rhythm) -> tuple[Session, ...]:
        """Let a planned session and all later ones meet by another rhythm, and return them.

        This one keeps its time, and none is added or called off: agendas and formats stay with
        their sessions. Raises SessionStateError unless it is planned, NotFoundError outside a
        series, PairEndedError.
        """
        with self._store.transaction() as tx:
            return rhythms.come_back(tx, session, rhythm, self._now())

    def end(self, session: SessionId, by: Side | None = None) -> SeriesEnd:
        """End a series: this planned session and all later ones are called off, asked for `by` one.

        What was prepared for them goes along to the pair's next session; without one it waits with
        this session for the next that is planned. Raises SessionStateError unless it is planned,
        NotFoundError outside a series.
        """
        with self._store.transaction() as tx:
            return rhythms.end(tx, session, by, self._now())

    def resume(self, session: SessionId, undone: SeriesEnd | None = None) -> tuple[Session, ...]:
        """Plan again, at their times, what the end of a series called off, and return it.

        Topics come back from where they went along to unless they were taken up there; with the
        end that is `undone`, asks and observation sheets too. What other sessions left open
        meanwhile without a next one goes to the first. Raises SessionStateError for a session that
        no end of its series called off, NotFoundError outside a series, and PairEndedError.
        """
        with self._store.transaction() as tx:
            return rhythms.resume(tx, session, undone, self._now())
