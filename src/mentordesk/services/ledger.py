"""The ledger as rows: entered in the transaction that changes an idea, struck with the idea."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import TypeVar

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.chain import SALT, runs, sealed
from mentordesk.domain.ledger.end import End
from mentordesk.domain.ledger.fact import UNREADABLE, Fact, Kind, PenHand, Told, body_of, read_body
from mentordesk.domain.ledger.facts import brought, difference
from mentordesk.domain.ledger.telling import Tale, tale
from mentordesk.domain.ledger.wording import words_told
from mentordesk.domain.session import SessionState
from mentordesk.errors import NotAsToldError
from mentordesk.models import IdeaRow, LedgerEndRow, LedgerEntryRow, SessionRow
from mentordesk.models.ledger import END

Each = TypeVar("Each")

# As the index of them has it.
_OF_PENCIL = text("pencil")
_AT_ONCE = 500  # ideas or entries that are asked for together: a database takes only so many


@dataclass(frozen=True, slots=True)
class Pen:
    """Who enters something, when, and at which session's table."""

    at: datetime
    hand: PenHand = PenHand.LEADER
    session: SessionId | None = None


def enter(tx: Transaction, facts: Iterable[Fact], pen: Pen) -> None:
    """Enter facts in their order."""
    _write(tx, [Told(fact, pen.at, pen.hand, pen.session) for fact in facts])


def enter_change(tx: Transaction, old: Idea | None, new: Idea, pen: Pen) -> None:
    """Enter what became so with an idea; one that is imported is told whole.

    Raises NotAsToldError where an idea would be told whole that was changed past the ledger: else
    that would be told as well, as if somebody here had done it.
    """
    if old is None and pen.hand is PenHand.IMPORT:
        enter(tx, [brought(new)], pen)
        return
    facts = difference(old, new)
    is_whole = old is not None and any(fact.kind is Kind.BROUGHT for fact in facts)
    if is_whole and tale_of(tx, new.id).idea != old:
        raise NotAsToldError
    enter(tx, facts, pen)


def only_as_told(tx: Transaction, row: IdeaRow) -> None:
    """Let only an idea pass that is as the ledger tells it, or in pencil at its mentor's table.

    Raises NotAsToldError.
    """
    told = tale_of(tx, IdeaId(row.id))
    at_table = row.pencil and told.may_differ and is_at_table(tx, PersonId(row.mentor_id))
    if not at_table and told.idea != row.to_domain():
        raise NotAsToldError


def entries_of(tx: Transaction, idea: IdeaId) -> dict[int, Told]:
    """Return what the ledger tells of an idea by the numbers of the entries, in their order.

    That it was put in pencil is left out, and what cannot be read: the check names that.
    """
    return entries_of_each(tx, [idea])[idea]


def entries_of_each(tx: Transaction, ideas: Iterable[IdeaId]) -> dict[IdeaId, dict[int, Told]]:
    """Return what the ledger tells of each of these ideas, as `entries_of` does, read together."""
    found: dict[IdeaId, dict[int, Told]] = {idea: {} for idea in ideas}
    entry = LedgerEntryRow
    for some in _in_parts(list(found)):
        own = entry.idea_id.in_(some), entry.body.is_not(None)
        query = select(entry.idea_id, entry.number, entry.body).where(*own).order_by(entry.number)
        for idea, number, body in tx.execute(query):
            with suppress(*UNREADABLE):
                told = read_body(str(body))
                if idea is not None and told.fact.kind is not Kind.PENCILLED:
                    found[IdeaId(idea)][number] = told
    return found


def told_of(tx: Transaction, idea: IdeaId) -> list[Told]:
    """Return what the ledger tells of an idea, as `entries_of` does, without the numbers."""
    return list(entries_of(tx, idea).values())


def tale_of(tx: Transaction, idea: IdeaId) -> Tale:
    """Return what the ledger tells an idea to be."""
    return tale(idea, (body for _, body in _bodies(tx, idea)))


def is_at_table(tx: Transaction, mentor: PersonId) -> bool:
    """Return whether a session with this mentor is live: what is written then is in pencil."""
    live = SessionRow.mentor_id == mentor, SessionRow.state == SessionState.LIVE
    return tx.scalar(select(SessionRow.id).where(*live)) is not None


def pencilled(tx: Transaction, idea: Idea, pen: Pen) -> bool:
    """Put an idea that is in ink in pencil with an entry that says so, and return whether it is.

    One that stands otherwise than the ledger tells was changed past it, and stays in ink: else the
    close would tell that as if somebody had said it at the table.
    """
    is_as_told = tale_of(tx, idea.id).idea == idea
    if is_as_told:
        enter(tx, [_mark(idea.id, on=True)], pen)
    return is_as_told


def begin_table(tx: Transaction) -> None:
    """Take all out of pencil before a session begins: nobody was at the table who put it there.

    What no entry tells stays so, and the check goes on to name it.
    """
    tx.execute(update(IdeaRow).where(_OF_PENCIL).values(pencil=False))


def ink(tx: Transaction, pen: Pen, mentor: PersonId) -> None:
    """Enter what is in pencil of the mentor whose session is closed.

    How an idea was said back, and how its mentor wants to be named, is in the mentor's hand. What
    no entry put in pencil is entered nowhere, and the check names it.
    """
    over = select(IdeaRow).where(_OF_PENCIL, IdeaRow.mentor_id == mentor)
    # Put in their order here: asked for it, the database would read every idea there is.
    for row in sorted(tx.scalars(over).all(), key=lambda row: row.raised_at):
        _ink_so_far(tx, row.to_domain(), pen, on=False)
        row.pencil = False
    tx.flush()


def tell_in_pencil(tx: Transaction, idea: Idea, pen: Pen) -> None:
    """Tell an idea that is in pencil as it stands now, and let it go on in pencil."""
    enter(tx, [brought(idea), _mark(idea.id, on=True)], pen)


def ink_so_far(tx: Transaction, idea: Idea, pen: Pen) -> None:
    """Enter what is in pencil of an idea that goes on in pencil."""
    _ink_so_far(tx, idea, pen, on=True)


def strike(tx: Transaction, ideas: Iterable[IdeaId], pen: Pen) -> None:
    """Destroy all that the ledger tells of ideas, and own up to the gap without a word of them."""
    entry = LedgerEntryRow
    own = (
        select(entry.number).where(entry.idea_id.in_(some)) for some in _in_parts(list({*ideas}))
    )
    _strike(tx, sorted(chain.from_iterable(map(tx.scalars, own))), pen)


def forget_wording(tx: Transaction, row: IdeaRow, before: int | None, pen: Pen) -> frozenset[str]:
    """Destroy what entries told of an idea in words that it has no more, and return these words.

    Only entries `before` a number are looked at, unless that is None. The idea is told whole
    instead, as it was told, in the program's hand: who said what it lost is in no entry any more.
    """
    told = tale_of(tx, IdeaId(row.id))
    in_pencil = row.pencil and told.may_differ
    idea = row.to_domain() if in_pencil else told.idea
    kept = frozenset[str]() if idea is None else words_told(_spelt(idea))
    bodies = ((n, words_told(body)) for n, body in _bodies(tx, IdeaId(row.id)))
    gone = {n: words - kept for n, words in bodies if before is None or n < before}
    gone = {n: words for n, words in gone.items() if words}
    if not gone:
        return frozenset()
    _strike(tx, list(gone), pen)
    if idea is not None:
        own = replace(pen, hand=PenHand.PROGRAM)
        tell_in_pencil(tx, idea, own) if in_pencil else enter(tx, [brought(idea)], own)
    return frozenset().union(*gone.values())


def tell_anew(tx: Transaction, idea: Idea, pen: Pen) -> None:
    """Destroy all that the ledger tells of an idea, and tell it whole as it stands now.

    So no entry is left that tells a part of it: a record from before finds a gap there.
    """
    strike(tx, [idea.id], pen)
    enter(tx, [brought(idea)], replace(pen, hand=PenHand.PROGRAM))


def end_of(tx: Transaction) -> End:
    """Return where the ledger ends."""
    row = tx.get(LedgerEndRow, END)
    return End() if row is None else End(row.count, row.digest)


def go_on_from(tx: Transaction, end: End) -> None:
    """Note where the ledger ends now."""
    tx.merge(LedgerEndRow(id=END, count=end.count, digest=end.digest))


def _bodies(tx: Transaction, idea: IdeaId) -> Iterator[tuple[int, str]]:
    """Yield each entry of an idea that has words, by its number."""
    own = LedgerEntryRow.idea_id == idea, LedgerEntryRow.body.is_not(None)
    query = select(LedgerEntryRow.number, LedgerEntryRow.body).where(*own)
    for number, body in tx.execute(query.order_by(LedgerEntryRow.number)):
        yield number, str(body)


def _ink_so_far(tx: Transaction, idea: Idea, pen: Pen, *, on: bool) -> None:
    told = tale_of(tx, idea.id)
    if not told.may_differ:
        return
    # An idea whose entries tell nothing any more is told whole.
    is_lost = told.idea is None and told.is_begun
    facts = [brought(idea)] if is_lost else difference(told.idea, idea)
    _write(tx, [Told(fact, pen.at, _hand(fact, idea, pen), pen.session) for fact in facts])
    if on or not facts:
        enter(tx, [_mark(idea.id, on=on)], pen)


def _mark(idea: IdeaId, *, on: bool) -> Fact:
    return Fact(Kind.PENCILLED, idea, {"on": on})


def _hand(fact: Fact, idea: Idea, pen: Pen) -> PenHand:
    is_said_back = fact.kind is Kind.STAGE and fact.says["to"] == Stage.RESTATED.value
    is_own_answer = fact.kind is Kind.CONSENT and fact.says["person"] == idea.mentor.hex
    return PenHand.MENTOR if is_said_back or is_own_answer else pen.hand


def _spelt(idea: Idea) -> str:
    return body_of(Told(brought(idea), idea.raised_at, PenHand.PROGRAM))


def _strike(tx: Transaction, numbers: Sequence[int], pen: Pen) -> None:
    if numbers:
        bare = {"idea_id": None, "body": None, "salt": None}
        for some in _in_parts(numbers):
            struck = LedgerEntryRow.number.in_(some)
            tx.execute(update(LedgerEntryRow).where(struck).values(bare))
        enter(tx, [Fact(Kind.STRUCK, None, {"numbers": runs(numbers)})], pen)


def _in_parts(every: Sequence[Each]) -> Iterator[Sequence[Each]]:
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]


def _write(tx: Transaction, told: Iterable[Told]) -> None:
    end = begun = end_of(tx)
    for one in told:
        entry, end = sealed(end, one.fact.idea, body_of(one), os.urandom(SALT))
        tx.add(
            LedgerEntryRow(
                number=entry.number,
                idea_id=one.fact.idea,
                body=entry.body,
                salt=entry.salt,
                body_hash=entry.body_hash,
                digest=entry.digest,
            )
        )
    if end != begun:
        go_on_from(tx, end)
