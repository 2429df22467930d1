"""The record of what left the desk: what it was, for whom and when, with the file's hash."""

from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, select

from mentordesk.domain.export_record import ExportKind, ExportRecord, Leaving
from mentordesk.domain.ids import ExportId, PersonId, SessionId, new_id
from mentordesk.domain.period import Composed, PeriodKind, PeriodSummary
from mentordesk.domain.summary import Reader
from mentordesk.models import ExportRow
from mentordesk.services.leaders_store import Transactions


def leaving(
    told: Composed, person: PersonId, session: SessionId | None, form: str, lock: str
) -> Leaving:
    """Return what is kept of a summary; its days are those that its own reader may learn."""
    days = told.days if isinstance(told, PeriodSummary) else None
    first, last = days or (None, None)
    of = person, session, first, last
    return Leaving(_kind(told), *of, told.reader, form, lock, told.in_roles)


def _kind(told: Composed) -> ExportKind:
    if not isinstance(told, PeriodSummary):
        return ExportKind.SUMMARY
    is_handed = told.kind is PeriodKind.HAND_OVER and told.reader is Reader.MENTOR
    return ExportKind.HAND_OVER if is_handed else ExportKind.PERIOD


class ExportService:
    """What was exported from the open desk; where it went is written nowhere."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def note(self, what: Leaving, data: bytes | Iterable[bytes]) -> ExportRecord:
        """Keep that these very bytes left, as they were written or printed, whole or in pieces."""
        digest, size = sha256(), 0
        for piece in [data] if isinstance(data, bytes) else data:
            digest.update(piece)
            size += len(piece)
        record = ExportRecord(ExportId(new_id()), self._now(), what, size, digest.digest())
        with self._store.transaction() as tx:
            tx.add(ExportRow.of(record))
        return record

    def withdraw(self, record: ExportId) -> None:
        """Take back what was kept of a file that did not come about; unknown ones are no matter."""
        with self._store.transaction() as tx:
            tx.execute(delete(ExportRow).where(ExportRow.id == record))

    def all(self) -> tuple[ExportRecord, ...]:
        """Return all that left, the newest first."""
        return self._those()

    def of_session(self, session: SessionId) -> tuple[ExportRecord, ...]:
        """Return what left of one session, the newest first."""
        return self._those(ExportRow.session_id == session)

    def of_person(self, who: PersonId) -> tuple[ExportRecord, ...]:
        """Return what left about one mentor, the newest first."""
        return self._those(ExportRow.person_id == who)

    def _those(self, *wanted: ColumnElement[bool]) -> tuple[ExportRecord, ...]:
        query = select(ExportRow).where(*wanted).order_by(ExportRow.at.desc(), ExportRow.id)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))
