"""A ledger after damage: it owns up to what it lost, and tells anew what it tells no more."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.chain import anew
from mentordesk.domain.ledger.fact import Fact, Kind, PenHand
from mentordesk.domain.ledger.facts import brought
from mentordesk.models import IdeaRow
from mentordesk.services import ledger, ledger_check
from mentordesk.services.ledger import Pen


def put_right(tx: Transaction, at: datetime) -> None:
    """Make the ledger of a mended desk verify, and say in it what that took.

    Where its chain is broken it begins anew. An idea that it tells otherwise is told whole; what
    it tells of one that nothing else knows of is destroyed: perhaps that one was struck, and a
    backup brought it back.
    """
    pen = Pen(at, PenHand.PROGRAM)
    found = ledger_check.looked_through(tx)
    if not found.chain.sound:
        lost, end = anew(found.chain, ledger.end_of(tx))
        ledger.go_on_from(tx, end)
        ledger.enter(tx, [Fact(Kind.BEGUN, None, {"lost": lost})], pen)
    ledger.strike(tx, found.away, pen)
    ledger.enter(tx, _told_whole(tx, found.untold), pen)
    tx.flush()


def _told_whole(tx: Transaction, ideas: Sequence[IdeaId]) -> Iterator[Fact]:
    for idea in ideas:
        row = tx.get_one(IdeaRow, idea)
        row.pencil = False
        yield brought(row.to_domain())
