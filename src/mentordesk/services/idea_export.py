"""All ideas of the desk in one file, for the leader alone."""

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.earlier import Earlier, told
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.export.ideas_csv import to_csv
from mentordesk.export.ideas_json import to_json
from mentordesk.models import IdeaRow, PersonRow, SessionRow
from mentordesk.services import ledger
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.watch import Watch

_AT_ONCE = 500


class IdeasForm(StrEnum):
    """What kind of file all ideas become."""

    CSV = "csv"
    JSON = "json"

    @classmethod
    def of(cls, path: Path) -> "IdeasForm":
        """Return the form that the name of a file asks for; CSV where it asks for none."""
        return cls.JSON if path.suffix.lower() == ".json" else cls.CSV


class IdeaExportService:
    """Writes all ideas with their steps, names and credit; whoever has the file can read it."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def rendered(self, form: IdeasForm, watch: Watch | None = None) -> bytes:
        """Return the bytes of the file; the watch tells how many ideas it holds.

        Raises StoppedError where the watch says so.
        """
        with self._store.reading() as tx:
            ideas = _told(tx, watch or Watch())
            if form is IdeasForm.CSV:
                return b"".join(to_csv(ideas))
            return b"".join(to_json(ideas, self._now(), ledger.end_of(tx)))


def _told(tx: Transaction, watch: Watch) -> Iterator[Earlier]:
    named = tx.execute(select(PersonRow.id, PersonRow.name))
    names = {PersonId(key): name for key, name in named}
    days = {SessionId(row.id): row.to_domain().met_at().date() for row in tx.scalars(_SESSIONS)}
    ideas = select(IdeaRow).order_by(IdeaRow.raised_at, IdeaRow.id)
    rows = tx.scalars(ideas.execution_options(yield_per=_AT_ONCE))
    watch.at(0)
    for number, row in enumerate(rows, 1):
        yield told(row.to_domain(), names, days)
        watch.at(number)


_SESSIONS = select(SessionRow)
