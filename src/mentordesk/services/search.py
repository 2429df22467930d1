"""Finding what was written, among all that the leader may search."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, zip_longest
from threading import Lock
from typing import Any

from sqlalchemy import Integer, String, TextClause, Uuid, bindparam, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.search import Found, FoundKind, Hit, Wanted, Within, snippet
from mentordesk.models.base import Utc
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.search_reading import places, small_hits

MOST = 30
NEWEST = 600
"""So many of the texts that were written last are shared out among the kinds."""
_KEY = Uuid(native_uuid=False)
# Private notes are passed over while the matches are walked through, so that others are found.
_TABLE = (
    " AND (e.kind <> 'note' OR EXISTS"
    " (SELECT 1 FROM note n WHERE n.id = e.key AND n.kind = 'shared'))"
)
_KINDS = (
    "SELECT e.id, e.kind FROM search_index CROSS JOIN search_entry e ON e.id = search_index.rowid"
    " WHERE search_index MATCH :match"
)
# Words that no blank parts are found by their signs; those with other letters, too, are looked for
# in what is left. Joined to what has the words, the view would be read through as a whole.
_UNPARTED = (
    "SELECT e.id, e.kind FROM search_run CROSS JOIN search_entry e ON e.id = search_run.rowid"
    " WHERE search_run MATCH :pairs"
)
_HOLDS = (
    " AND EXISTS (SELECT 1 FROM search_source w"
    " WHERE w.key = e.key AND w.kind = e.kind AND instr(lower(w.words), :word{place}))"
)
_AMONG = " AND e.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :match)"
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

    def find(self, typed: str, within: Within) -> Found:
        """Return what was found by these words, with where it leads: some of each kind.

        A search that is stopped finds nothing.
        """
        wanted = Wanted.typed(typed)
        with self._store.reading() as tx, self._stoppable(tx) as run:
            if not wanted.words:
                return Found()
            try:
                return _found(tx, wanted, within)
            except OperationalError:
                # Stopped while the index is opened, SQLite tells of that alone.
                if not run.stopped:
                    raise
                return Found()

    def stop(self) -> None:
        """Let every search that is under way end at once; for another thread to call."""
        with self._gate:
            for run in self._running:
                run.stopped = True
                run.connection.interrupt()

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


def _found(tx: Transaction, wanted: Wanted, within: Within) -> Found:
    ids: dict[FoundKind, list[int]] = {}
    rows = tx.execute(*_newest(wanted, within)).all()
    for number, kind in rows:
        ids.setdefault(FoundKind(kind), []).append(number)
    hits: dict[FoundKind, list[int | Hit]] = {kind: [*some] for kind, some in ids.items()}
    for hit in small_hits(tx, wanted, within):
        hits.setdefault(hit.kind, []).append(hit)
    total = sum(map(len, hits.values()))
    chosen = _shared_out(hits)
    read = tx.execute(_TEXTS, {"ids": [one for one in chosen if isinstance(one, int)]})
    texts = {row.id: row for row in read}
    there = (one for one in chosen if isinstance(one, Hit) or one in texts)
    shown = (one if isinstance(one, Hit) else _hit(texts[one], wanted) for one in there)
    found = tuple(places(tx, shown, within))
    return Found(found, more=len(rows) == NEWEST or total > len(chosen))


def _newest(wanted: Wanted, within: Within) -> tuple[TextClause, dict[str, str]]:
    """Return the question for the numbers and kinds of what was written last, and its values."""
    of_table = _TABLE if within.at_table else ""
    parted, mixed = wanted.parted, wanted.mixed
    if not wanted.unparted:
        match = {"match": _match(wanted, within.mentor)}
        last = f" ORDER BY search_index.rowid DESC LIMIT {NEWEST}"
        return text(f"{_KINDS}{of_table}{last}"), match
    values = {f"word{place}": word.lower() for place, word in enumerate(mixed)}
    values["pairs"] = _match_pairs(wanted, within.mentor)
    holds = "".join(_HOLDS.format(place=place) for place in range(len(mixed)))
    if parted.words:
        holds, values["match"] = holds + _AMONG, _match(parted, within.mentor)
    last = f" ORDER BY search_run.rowid DESC LIMIT {NEWEST}"
    return text(f"{_UNPARTED}{holds}{of_table}{last}"), values


def _shared_out(hits: dict[FoundKind, list[int | Hit]]) -> list[int | Hit]:
    """Return as many as can be shown, in turn one of each kind, and then kind by kind."""
    turns: Iterable[tuple[tuple[FoundKind, int | Hit] | None, ...]] = zip_longest(
        *([(kind, one) for one in some] for kind, some in hits.items())
    )
    chosen = [*islice((one for turn in turns for one in turn if one is not None), MOST)]
    return [one for kind in FoundKind for of, one in chosen if of is kind]


def _match(wanted: Wanted, mentor: PersonId | None) -> str:
    """Return the question as the index takes it; no sign in the words means anything there."""
    words = " ".join(f'"{word}"' for word in wanted.words) + ("*" if wanted.begins else "")
    return f"{_whose(mentor)}words : ({words})"


def _match_pairs(wanted: Wanted, mentor: PersonId | None) -> str:
    """Return the question for unparted words; a single sign is the beginning of a pair."""
    words = " ".join(f'"{run}"{"*" * (len(run) == 1)}' for run in wanted.in_pairs)
    return f"{_whose(mentor)}words : ({words})"


def _whose(mentor: PersonId | None) -> str:
    return "" if mentor is None else f'mentor_id : "{mentor.hex}" AND '


def _hit(row: Any, wanted: Wanted) -> Hit:
    return Hit(
        FoundKind(row.kind),
        row.key,
        SessionId(row.session_id),
        PersonId(row.mentor_id),
        row.at,
        snippet(row.words, wanted),
    )
