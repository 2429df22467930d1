"""The ideas and the ledger once a person is forgotten: without their part, their words, a name."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.forget import Stays, forgotten_in, may_stay
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.wording import words_told
from mentordesk.domain.person import Person
from mentordesk.models import IdeaRow, LedgerEntryRow
from mentordesk.services import idea_rows, ledger
from mentordesk.services.care import CareService
from mentordesk.services.ledger import Pen

Plain = Callable[[str], str]


def forget(
    tx: Transaction, person: Person, stays: Stays, plain: Plain, of: tuple[CareService, Pen]
) -> None:
    """Destroy the ideas of a person that may not stay, and take them out of all others.

    Where credit keeps their name by their wish, the words keep it too.
    """
    _, pen = of
    _destroy_own(tx, person, stays, of)
    tx.expire_all()
    told = _naming_entries(tx, plain)
    for row in tx.scalars(select(IdeaRow).order_by(IdeaRow.id)).all():
        old = row.to_domain()
        is_named = stays is Stays.NAME and may_stay(old, stays) and _is_of(old, person)
        words = None if is_named else plain
        new = forgotten_in(old, person, stays, words)
        if new != old:
            ledger.only_as_told(tx, row)
            forget = partial(_forgotten, who=person, stays=stays, words=words)
            new = idea_rows.change(tx, row, forget, pen)
            tx.flush()
        if (new != old or old.id in told) and not is_named:
            ledger.tell_anew(tx, new, pen)


def _destroy_own(
    tx: Transaction, person: Person, stays: Stays, of: tuple[CareService, Pen]
) -> None:
    for key in tx.scalars(select(IdeaRow.id).where(IdeaRow.mentor_id == person.id)).all():
        row = tx.get_one(IdeaRow, key)
        if not may_stay(row.to_domain(), stays):
            idea_rows.destroy(tx, row, *of)
            tx.flush()


def _naming_entries(tx: Transaction, plain: Plain) -> frozenset[IdeaId]:
    """Return the ideas of which any entry tells words that name the person."""
    entry = LedgerEntryRow
    bodies = select(entry.idea_id, entry.body).where(entry.body.is_not(None))
    return frozenset(
        IdeaId(idea)
        for idea, body in tx.execute(bodies)
        if idea is not None and any(plain(words) != words for words in words_told(str(body)))
    )


def _forgotten(idea: Idea, who: Person, stays: Stays, words: Plain | None) -> Idea:
    return forgotten_in(idea, who, stays, words)


def _is_of(idea: Idea, person: Person) -> bool:
    return idea.mentor == person.id or any(part.person == person.id for part in idea.contributions)
