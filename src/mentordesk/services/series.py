"""Sessions that come back by a rhythm: planned together, and moved together."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, SeriesId, SessionId
from mentordesk.domain.series import Series, SeriesPlan, moved_later, planned
from mentordesk.domain.session import Session, SessionState
from mentordesk.models import SeriesRow, SessionRow
from mentordesk.services import moving
from mentordesk.services.carrying import take_over
from mentordesk.services.going_on import only_going_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one


class SeriesService:
    """The series of the open desk."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

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
            highest = select(func.max(SessionRow.number)).where(SessionRow.mentor_id == plan.mentor)
            series, sessions = planned(plan, (tx.scalar(highest) or 0) + 1)
            tx.add(SeriesRow.of(series))
            tx.flush()
            tx.add_all(SessionRow.of(new) for new in sessions)
            tx.flush()
            take_over(tx, sessions[0])
        return sessions

    def move_later(self, session: SessionId, to: datetime, by: Side | None = None) -> Session:
        """Move a planned session of a series and all later ones, asked for `by` one.

        The later ones follow it by the rhythm. Agendas and notes stay with their sessions. A
        session outside any series moves alone. Raises SessionStateError unless it is planned.
        """
        with self._store.transaction() as tx:
            new = moving.move(tx, session, to, by)
            if new.series is not None and new.series_place is not None:
                self._follow(tx, new.series, new.series_place, to)
                tx.flush()
                tx.expire_all()
            return one(tx, SessionRow, new.id).to_domain()

    def _follow(self, tx: Transaction, series: SeriesId, place: int, to: datetime) -> None:
        mine = select(SessionRow).where(
            SessionRow.series_id == series, SessionRow.state == SessionState.PLANNED
        )
        known = [row.to_domain() for row in tx.scalars(mine)]
        old = one(tx, SeriesRow, series).to_domain()
        changed, sessions = moved_later(old, known, place, to)
        _keep(tx, changed, sessions)


def _keep(tx: Transaction, series: Iterable[Series], sessions: Iterable[Session]) -> None:
    for changed in series:
        tx.merge(SeriesRow.of(changed))
    tx.flush()
    for moved in sessions:
        tx.merge(SessionRow.of(moved))
