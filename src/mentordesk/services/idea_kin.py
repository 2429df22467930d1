"""Which ideas go on inside which, which were split from which, and what was done to them last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.joining import is_piece
from mentordesk.domain.ledger.fact import Kind, PenHand, Told
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.session import SessionState
from mentordesk.models import IdeaRow, SessionRow
from mentordesk.services import ledger
from mentordesk.services.rows import one


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last to an idea and an `other`, for as long as nothing else happened.

    `now` is what each idea became by it, `before` what each is once it is taken back.
    """

    whole: IdeaId
    other: IdeaId
    now: Mapping[IdeaId, Idea]
    before: Mapping[IdeaId, Idea]


def inside(tx: Transaction, idea: IdeaId) -> Iterator[IdeaRow]:
    """Yield what goes on inside an idea, each before what goes on inside that in its turn."""
    left, seen = _joined_into(tx, idea), {idea}
    while left:
        row = left.pop()
        part = IdeaId(row.id)
        if part not in seen:
            seen.add(part)
            yield row
            left += _joined_into(tx, part)


def _joined_into(tx: Transaction, idea: IdeaId) -> list[IdeaRow]:
    """Return what was joined into an idea, the last that was heard first."""
    # With every stage there is, so that the index finds them: it begins with the stage.
    there = IdeaRow.stage.in_(tuple(Stage)), IdeaRow.joined_into == idea
    query = select(IdeaRow).where(*there).order_by(IdeaRow.raised_at.desc())
    return list(tx.scalars(query))


def pieces(tx: Transaction, whole: Idea) -> tuple[Idea, ...]:
    """Return what was split from an idea and stands for itself."""
    from_it = cast(IdeaRow.origins, String).contains(whole.id.hex), IdeaRow.joined_into.is_(None)
    found = tx.scalars(select(IdeaRow).where(*from_it).order_by(IdeaRow.raised_at))
    return tuple(piece for row in found if is_piece(piece := row.to_domain(), whole))


def halves(tx: Transaction, idea: Idea) -> Iterator[Idea]:
    """Yield the idea that one was split from, and what was split from it, as far as they stand."""
    for origin in idea.origins:
        row = tx.get(IdeaRow, origin)
        if row is not None and is_piece(idea, whole := row.to_domain()):
            yield whole
    yield from pieces(tx, idea)


def tied_at(tx: Transaction, idea: Idea, kind: Kind) -> datetime | None:
    """Return when an idea was joined into another, or split from one; None if nobody knows.

    What is in pencil was done at the session that is at the table.
    """
    into = None if idea.joined_into is None else idea.joined_into.hex
    told = [one for one in ledger.told_of(tx, idea.id) if one.fact.kind is kind]
    told = [one for one in told if kind is Kind.SPLIT or one.fact.says.get("into", "") == into]
    if told:
        return told[-1].at
    if not one(tx, IdeaRow, idea.id).pencil:
        return None
    live = SessionRow.mentor_id == idea.mentor, SessionRow.state == SessionState.LIVE
    row = tx.scalars(select(SessionRow).where(*live)).first()
    return None if row is None else row.to_domain().met_at()


def told_last(tx: Transaction, idea: Idea) -> Done | None:
    """Return what the ledger tells of the last joining or splitting, if nothing came after it.

    What came before and after is told by the numbers of the entries: a clock may be set back.
    """
    begun = {other.id: _begun(tx, other, idea) for other in _others(tx, idea)}
    known = [(number, other) for other, number in begun.items() if number is not None]
    if not known:
        return None
    first, other = max(known)
    family = {IdeaId(row.id): row for row in inside(tx, idea.id)}
    family |= {key: one(tx, IdeaRow, key) for key in (idea.id, other)}
    told = {key: ledger.entries_of(tx, key) for key in family}
    is_in_ink = not any(row.pencil for row in family.values())
    if not is_in_ink or not _is_of_one_stroke(told, first):
        return None
    now = {key: row.to_domain() for key, row in family.items()}
    changed = {key for key, entries in told.items() if max(entries, default=0) >= first}
    if now[other].joined_into is None:
        was = {other: replace(now[other], joined_into=idea.id)}
    elif idea.id in changed:
        was = {}
    else:  # of a desk that told the whole first: where that began is not known
        return None
    for key in changed - was.keys():
        before = retold(entry.fact for number, entry in told[key].items() if number < first)
        if before is None:
            return None
        was[key] = before
    return Done(idea.id, other, now, was)


def _is_of_one_stroke(told: Mapping[IdeaId, Mapping[int, Told]], first: int) -> bool:
    """Return whether all from a number on was entered at once, by the leader's own hand."""
    since = {n: entry for entries in told.values() for n, entry in entries.items() if n >= first}
    stroke = {(entry.at, entry.hand, entry.session) for entry in since.values()}
    in_a_row = sorted(since) == list(range(first, first + len(since)))
    return in_a_row and stroke == {(since[first].at, PenHand.LEADER, None)}


def _begun(tx: Transaction, other: Idea, whole: Idea) -> int | None:
    """Return the number of the entry at which a joining or a split began, if one tells of it.

    An idea that goes on inside another is told so first, and a piece is told whole first.
    """
    told = ledger.entries_of(tx, other.id)
    if is_piece(other, whole):
        return min(told) if any(e.fact.kind is Kind.SPLIT for e in told.values()) else None
    into = (
        number
        for number, entry in told.items()
        if entry.fact.kind is Kind.JOINED and entry.fact.says.get("into") == whole.id.hex
    )
    return max(into, default=None)


def _others(tx: Transaction, idea: Idea) -> list[Idea]:
    """Return what was joined into an idea, and what was split from it and stands."""
    parts = (row.to_domain() for row in inside(tx, idea.id) if row.joined_into == idea.id)
    return [*(part for part in parts if not is_piece(part, idea)), *pieces(tx, idea)]
