"""A look at the whole ledger: its chain, and whether the desk holds what it tells."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.chain import Entry, Verdict, verdict
from mentordesk.domain.ledger.end import End
from mentordesk.domain.ledger.telling import Tale, tale
from mentordesk.domain.session import SessionState
from mentordesk.errors import LedgerError
from mentordesk.models import IdeaRow, LedgerEntryRow, SessionRow
from mentordesk.services.ledger import end_of
from mentordesk.vault.cipher import known_errors
from mentordesk.vault.store import Store

_ENTRIES = "SELECT number, idea_id, body, salt, body_hash, digest FROM ledger_entry ORDER BY number"
_BODIES = """
    SELECT idea_id, body FROM ledger_entry
    WHERE idea_id > ? AND idea_id <= ? ORDER BY idea_id, number
"""
# As they are spelt: the program looks for what goes on inside an idea letter by letter.
_INTO = "SELECT id, joined_into FROM idea ORDER BY id"
_BETWEEN_LOOKS = 1000  # entries, or a few milliseconds
_AT_ONCE = 400  # ideas that are in memory together


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What was found: the chain's own verdict, and ideas of which it tells otherwise.

    Of `untold` ideas the desk holds something else than the ledger tells; of those that are
    `away` it holds nothing at all. What is `adrift` goes on inside no idea that stands, or cannot
    be found by its identifier: no list shows it. `gone` is an end that this computer saw, and that
    the ledger does not hold any more.
    """

    chain: Verdict
    untold: tuple[IdeaId, ...] = ()
    away: tuple[IdeaId, ...] = ()
    adrift: tuple[IdeaId, ...] = ()
    gone: End | None = None

    @property
    def sound(self) -> bool:
        """Whether the desk holds what the ledger tells, and nobody changed that in silence."""
        return self.chain.sound and not (self.untold or self.away or self.adrift or self.gone)

    def error(self) -> LedgerError:
        """Return what to tell the leader of a ledger that is not sound."""
        entries = sum(last - first + 1 for (first, last), _ in self.chain.faults)
        if self.gone is not None:
            entries += max(self.gone.count - self.chain.end.count, 1)
        ideas = {*self.untold, *self.away, *self.adrift}
        return LedgerError(entries=entries, ideas=len(ideas))


class Stopped(Exception):  # noqa: N818  # nothing is wrong
    """Somebody wants to have the desk for themselves."""


def never() -> bool:
    """Let nobody stop it."""
    return False


def look(
    store: Store, stopped: Callable[[], bool] = never, seen: End | None = None
) -> LedgerReport | None:
    """Return what is to be said of one state of an open desk, or None when it was stopped.

    `seen` is where its ledger ended when this computer saw it last. Raises DeskDamagedError for
    pages that cannot be read.
    """
    try:
        with store.reading() as tx, known_errors(store.folder):
            return looked_through(tx, lambda: stopped() or store.wants_quiet, seen)
    except Stopped:
        return None


def looked_through(
    tx: Transaction, stopped: Callable[[], bool] = never, seen: End | None = None
) -> LedgerReport:
    """Return what is to be said of the ledger; raises Stopped."""
    chain = chain_of(tx, stopped)
    live = set(
        tx.scalars(select(SessionRow.mentor_id).where(SessionRow.state == SessionState.LIVE))
    )
    untold, away = list[IdeaId](), list[IdeaId]()
    for row, idea, told in told_of_all(tx):
        if stopped():
            raise Stopped
        if row is None:
            away.append(idea)
        else:
            in_pencil = row.pencil and row.mentor_id in live and told.may_differ
            if not (in_pencil or _is_as_told(row, told.idea)):
                untold.append(idea)
    gone = seen if seen is not None and not _holds(tx, seen) else None
    return LedgerReport(chain, tuple(untold), tuple(away), tuple(adrift(tx)), gone)


def chain_of(tx: Transaction, stopped: Callable[[], bool] = never) -> Verdict:
    """Return what is to be said of the chain, without reading what it tells; raises Stopped."""
    return verdict(every_entry(tx, stopped), end_of(tx))


def every_entry(tx: Transaction, stopped: Callable[[], bool] = never) -> Iterator[Entry]:
    """Yield each entry as it is kept, in the order of the numbers; raises Stopped.

    The rows of an ORM would take ten times as long.
    """
    raw: Any = tx.connection().connection.driver_connection
    rows = raw.execute(_ENTRIES)
    while some := rows.fetchmany(_BETWEEN_LOOKS):
        if stopped():
            raise Stopped
        yield from some


def adrift(tx: Transaction) -> Iterator[IdeaId]:
    """Yield each idea that goes on inside none that stands, or that its identifier cannot find."""
    raw: Any = tx.connection().connection.driver_connection
    into = dict(raw.execute(_INTO).fetchall())
    stands: dict[object, bool] = {}
    for spelt in into:
        idea = IdeaId(UUID(str(spelt)))
        if idea.hex != spelt or not _stands(spelt, into, stands):
            yield idea


def told_of_all(tx: Transaction) -> Iterator[tuple[IdeaRow | None, IdeaId, Tale]]:
    """Yield each idea of the desk, or of the ledger, and as what it is told there."""
    after: IdeaId | None = None
    while True:
        rows = tx.scalars(_next_ideas(after)).all()
        upto = IdeaId(rows[-1].id) if len(rows) == _AT_ONCE else None
        told = dict(_tales(tx, after, upto))
        for row in rows:
            idea = IdeaId(row.id)
            yield row, idea, told.pop(idea, Tale())
        for idea in told:
            yield None, idea, Tale()
        if upto is None:
            return
        tx.expunge_all()
        after = upto


def _stands(idea: object, into: Mapping[object, object], known: dict[object, bool]) -> bool:
    """Return whether the way from an idea into others ends at one that stands, and remember it."""
    way, here = dict[object, None](), idea
    while here not in known and here not in way and into.get(here) is not None:
        way[here] = None
        here = into[here]
    # Back where the way has led already, it goes in a circle.
    found = known.get(here, here in into and here not in way)
    known |= dict.fromkeys((*way, here), found)
    return found


def _holds(tx: Transaction, seen: End) -> bool:
    row = tx.get(LedgerEntryRow, seen.count)
    return row is not None and row.digest == seen.digest


def _is_as_told(row: IdeaRow, told: Idea | None) -> bool:
    """Return whether a row holds what is told, the stage too by which the board finds it."""
    here = row.to_domain()
    return here == told and [row.stage] == [event.stage for event in here.events[-1:]]


def _next_ideas(after: IdeaId | None) -> Select[IdeaRow]:
    query = select(IdeaRow).order_by(IdeaRow.id).limit(_AT_ONCE)
    return query if after is None else query.where(IdeaRow.id > after)


def _tales(
    tx: Transaction, after: IdeaId | None, upto: IdeaId | None
) -> Iterator[tuple[IdeaId, Tale]]:
    raw: Any = tx.connection().connection.driver_connection
    between = "" if after is None else after.hex, "~" if upto is None else upto.hex
    for spelt, bodies in groupby(raw.execute(_BODIES, between), key=itemgetter(0)):
        with suppress(ValueError):  # that it is no identifier, the chain said already
            idea = IdeaId(UUID(spelt))
            yield idea, tale(idea, (body for _, body in bodies))
