"""Tells the ledger of each idea what it does not know yet, as the desk does with each change."""

import os

from mentordesk.domain.ledger.chain import SALT, End, sealed
from mentordesk.domain.ledger.fact import PenHand, Told, body_of, read_body
from mentordesk.domain.ledger.facts import difference
from mentordesk.domain.ledger.telling import retold
from mentordesk.models import IdeaRow, LedgerEndRow, LedgerEntryRow
from mentordesk.models.ledger import END
from support import START


def ink(workspace) -> None:
    """Append what is new; nothing where all is told."""
    with workspace.store.transaction() as tx:
        row = tx.get(LedgerEndRow, END)
        end = End() if row is None else End(row.count, row.digest)
        for idea in tx.query(IdeaRow).order_by(IdeaRow.raised_at):
            known = tx.query(LedgerEntryRow).filter_by(idea_id=idea.id).order_by("number")
            old = retold([read_body(one.body).fact for one in known])
            for fact in difference(old, idea.to_domain()):
                body = body_of(Told(fact, START, PenHand.LEADER))
                entry, end = sealed(end, fact.idea, body, os.urandom(SALT))
                tx.add(
                    LedgerEntryRow(
                        number=entry.number,
                        idea_id=fact.idea,
                        body=entry.body,
                        salt=entry.salt,
                        body_hash=entry.body_hash,
                        digest=entry.digest,
                    )
                )
        tx.merge(LedgerEndRow(id=END, count=end.count, digest=end.digest))
