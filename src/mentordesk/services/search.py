"""Finding what was written, among all that the leader may search."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Integer, String, TextClause, Uuid, bindparam, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.search import FoundKind, Hit, Wanted, snippet
from mentordesk.models.base import Utc
from mentordesk.services.leaders_store import Transactions

MOST = 30
# Asked for in one statement with their texts, all that match would be read to show a few.
_FOUND = "SELECT rowid FROM search_index WHERE search_index MATCH :match ORDER BY"
_NEWEST = text(f"{_FOUND} rowid DESC LIMIT {MOST}")
_RANKED = text(f"{_FOUND} rank LIMIT {MOST}")
_KEY = Uuid(native_uuid=False)
_TEXTS = (
    text("SELECT * FROM search_text WHERE id IN :ids")
    .bindparams(bindparam("ids", expanding=True))
    .columns(
        id=Integer, kind=String, key=_KEY, session_id=_KEY, mentor_id=_KEY, at=Utc, words=String
    )
)


@dataclass(eq=False)
class _Run:
    connection: Any
    stopped: bool = False


class SearchService:
    """The search of the open desk, for the leader alone; nothing off the record is found."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._gate = Lock()
        self._running: list[_Run] = []

    def newest(self, typed: str, mentor: PersonId | None = None) -> tuple[Hit, ...]:
        """Return what was written last with all these words, of one pair or of all.

        Fast enough for every key that is typed. A search that is stopped finds nothing.
        """
        return self._hits(_NEWEST, typed, mentor)

    def ranked(self, typed: str, mentor: PersonId | None = None) -> tuple[Hit, ...]:
        """Return what is most about these words, of one pair or of all.

        A search that is stopped finds nothing.
        """
        return self._hits(_RANKED, typed, mentor)

    def stop(self) -> None:
        """Let every search that is under way end at once; for another thread to call."""
        with self._gate:
            for run in self._running:
                run.stopped = True
                run.connection.interrupt()

    def _hits(self, query: TextClause, typed: str, mentor: PersonId | None) -> tuple[Hit, ...]:
        wanted = Wanted.typed(typed)
        if not wanted.words:
            return ()
        with self._store.reading() as tx, self._stoppable(tx) as run:
            try:
                ids = tx.scalars(query, {"match": _match(wanted, mentor)}).all()
                rows = {row.id: row for row in tx.execute(_TEXTS, {"ids": ids})}
            except OperationalError:
                # Stopped while the index is opened, SQLite tells of that alone.
                if not run.stopped:
                    raise
                return ()
        return tuple(_hit(rows[number], wanted) for number in ids if number in rows)

    @contextmanager
    def _stoppable(self, tx: Transaction) -> Iterator[_Run]:
        run = _Run(tx.connection().connection.driver_connection)
        with self._gate:
            self._running.append(run)
        try:
            yield run
        finally:
            with self._gate:
                self._running.remove(run)


def _match(wanted: Wanted, mentor: PersonId | None) -> str:
    """Return the question as the index takes it; no sign in the words means anything there."""
    words = " ".join(f'"{word}"' for word in wanted.words) + ("*" if wanted.begins else "")
    whose = "" if mentor is None else f'mentor_id : "{mentor.hex}" AND '
    return f"{whose}words : ({words})"


def _hit(row: Any, wanted: Wanted) -> Hit:
    return Hit(
        FoundKind(row.kind),
        row.key,
        SessionId(row.session_id),
        PersonId(row.mentor_id),
        row.at,
        snippet(row.words, wanted),
    )
