"""A ledger after damage: it owns up to what it lost, and gives back what it still tells."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import IN_USE, Idea
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.chain import Fault, Run, Verdict, anew
from mentordesk.domain.ledger.end import End
from mentordesk.domain.ledger.fact import Fact, Kind, PenHand
from mentordesk.domain.ledger.facts import brought
from mentordesk.models import IdeaRow, LedgerEntryRow
from mentordesk.services import idea_rows, ledger, ledger_check
from mentordesk.services.ledger import Pen
from mentordesk.services.ledger_check import LedgerReport

# As they are spelt: what is damaged may be no identifier.
_OF_RUN = text("SELECT idea_id, body FROM ledger_entry WHERE number BETWEEN :first AND :last")


_SPELT = (
    "UPDATE idea SET id = lower(replace(id, '-', '')) WHERE id GLOB '*[^0-9a-f]*'",
    """
    UPDATE idea SET joined_into = lower(replace(joined_into, '-', ''))
    WHERE joined_into GLOB '*[^0-9a-f]*'
    """,
)


def spell_right(tx: Transaction) -> None:
    """Write the identifiers of ideas as the program looks for them, letter by letter."""
    for update_of_ids in _SPELT:
        tx.execute(text(update_of_ids))


def put_right(tx: Transaction, at: datetime, seen: End | None = None) -> None:
    """Make the ledger of a mended desk verify, and say in it what that took.

    An idea that is otherwise than untouched entries tell becomes what they tell, whoever it names;
    what they may not tell to the end is told whole. Where the chain is broken it begins anew, and
    what it lost is destroyed, for nobody could tell any more who wrote it. So is what it tells of
    an idea that nothing else knows of: perhaps that one was struck, and a backup brought it back.
    What goes on inside no idea that stands, stands for itself again.
    Lines after those that are there, up to where it was `seen` to end, are lost too.
    """
    pen = Pen(at, PenHand.PROGRAM)
    found = ledger_check.looked_through(tx, seen=seen)
    hurt, is_told = _hurt(tx, found.chain)
    is_told &= found.gone is None
    # Before the chain is touched: what is told now is what was told before the damage.
    given_back = {idea for idea in found.untold if idea not in hurt and is_told}
    given_back = {idea for idea in given_back if _give_back(tx, idea)}
    if found.gone is not None or not found.chain.sound:
        _begin_anew(tx, found, pen)
    ledger.strike(tx, found.away, pen)
    _tell_whole(tx, sorted({*found.untold, *hurt} - given_back), pen)
    tx.flush()
    for gone in found.away:
        idea_rows.untie(tx, gone, pen)
    tx.flush()
    for idea in tuple(ledger_check.adrift(tx)):
        row = tx.get_one(IdeaRow, idea)
        idea_rows.change(tx, row, lambda old: replace(old, joined_into=None), pen)
        tx.flush()


def tell_pencil(tx: Transaction, at: datetime) -> int:
    """Tell what is in pencil as a repair of ideas left it, and return how many ideas that are.

    Else the close would tell what the damage took as if somebody had taken it back at the table.
    """
    rows = tx.scalars(select(IdeaRow).where(IdeaRow.pencil).order_by(IdeaRow.id)).all()
    for row in rows:
        ledger.tell_in_pencil(tx, row.to_domain(), Pen(at, PenHand.PROGRAM))
    return len(rows)


def _hurt(tx: Transaction, chain: Verdict) -> tuple[AbstractSet[IdeaId], bool]:
    """Return whose entries were changed, and whether all the others are there to the last."""
    hurt, is_told = set[IdeaId](), True
    for (first, last), fault in chain.faults:
        is_told &= fault is Fault.CHANGED
        for about, body in tx.execute(_OF_RUN, {"first": first, "last": last}):
            is_told &= about is None or f'"idea":"{about}"' in str(body)
            with suppress(ValueError):
                hurt.add(IdeaId(UUID(str(about))))
    return hurt, is_told


def _give_back(tx: Transaction, idea: IdeaId) -> bool:
    """Make an idea what it is told to be; return whether it is told, and is not in pencil."""
    told = ledger.tale_of(tx, idea)
    if told.idea is None or told.may_differ or not _is_whole(told.idea):
        return False
    tx.merge(IdeaRow.of(told.idea))
    tx.flush()
    return True


def _is_whole(idea: Idea) -> bool:
    """Return whether there was no damage when the idea was told, as on a desk from before."""
    return bool(idea.events) and (idea.application is None or idea.stage in IN_USE)


def _begin_anew(tx: Transaction, found: LedgerReport, pen: Pen) -> None:
    ends = ledger.end_of(tx), found.gone or End()
    end = max(ends, key=lambda end: end.count)
    _destroy(tx, anew(found.chain, end)[0])
    # What a destroyed entry owned up to is owned up to here.
    lost, end = anew(ledger_check.chain_of(tx), end)
    ledger.go_on_from(tx, end)
    ledger.enter(tx, [Fact(Kind.BEGUN, None, {"lost": lost})], pen)


def _destroy(tx: Transaction, lost: Iterable[Run]) -> None:
    bare = {"idea_id": None, "body": None, "salt": None}
    for run in lost:
        tx.execute(update(LedgerEntryRow).where(LedgerEntryRow.number.between(*run)).values(bare))


def _tell_whole(tx: Transaction, ideas: Sequence[IdeaId], pen: Pen) -> None:
    for idea in ideas:
        row = tx.get(IdeaRow, idea)
        if row is not None:
            row.pencil = False
            ledger.enter(tx, [brought(row.to_domain())], pen)
