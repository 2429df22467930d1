"""The ledger in one file, entry by entry, for the leader alone."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ledger.chain import Entry
from mentordesk.domain.ledger.copies import Known, copied
from mentordesk.export.ledger_csv import to_csv
from mentordesk.export.ledger_json import to_json
from mentordesk.models import IdeaRow, PersonRow, SessionRow
from mentordesk.services import ledger
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger_check import every_entry
from mentordesk.services.watch import Watch

_TOGETHER = 1 << 18  # bytes that are packed together
_BETWEEN_LOOKS = 500
_FAST = 1


class Packed:
    """A whole file that waits to be written, packed: a ledger of ten years is a hundred MB."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._packed = [zlib.compress(some, _FAST) for some in _together(pieces)]

    def __iter__(self) -> Iterator[bytes]:
        return map(zlib.decompress, self._packed)


class LedgerExportService:
    """Writes all entries with what each says; whoever has the file can read it."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def rendered(self, form: IdeasForm, watch: Watch | None = None) -> Packed:
        """Return the bytes of the file; the watch tells how many entries it holds.

        Raises StoppedError where the watch says so.
        """
        with self._store.reading() as tx:
            known = _known(tx)
            entries = copied(_watched(tx, watch or Watch()), known)
            if form is IdeasForm.CSV:
                return Packed(to_csv(entries))
            return Packed(to_json(entries, known.people, self._now(), ledger.end_of(tx)))


def _watched(tx: Transaction, watch: Watch) -> Iterator[Entry]:
    number = 0
    watch.at(number)
    for number, kept in enumerate(every_entry(tx), 1):
        yield Entry(*kept)
        if not number % _BETWEEN_LOOKS:
            watch.at(number)
    watch.at(number)


def _known(tx: Transaction) -> Known:
    people = tx.execute(select(PersonRow.id, PersonRow.name).order_by(PersonRow.name))
    ideas = tx.execute(select(IdeaRow.id, IdeaRow.text))
    return Known(
        {key.hex: name for key, name in people},
        {row.id.hex: row.to_domain().met_at().date() for row in tx.scalars(select(SessionRow))},
        {key.hex: text for key, text in ideas},
    )


def _together(pieces: Iterable[bytes]) -> Iterator[bytes]:
    some, size = list[bytes](), 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size >= _TOGETHER:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)
