"""Which ideas go on inside which, which were split from which, and what was done to them last."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Contribution, Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.joining import is_piece
from mentordesk.domain.ledger.fact import Kind, PenHand, Told
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.ledger.whose import parts_told
from mentordesk.domain.person import Consent
from mentordesk.domain.session import SessionState
from mentordesk.models import IdeaRow, SessionRow
from mentordesk.services import ledger
from mentordesk.services.rows import one

_AT_ONCE = 500  # ideas that are asked for together
_NO_LIMIT = (Consent.ASK, Consent.ANYWHERE)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last to an idea and an `other`, for as long as nothing else happened.

    `now` is what each idea became by it, `before` what each is once it is taken back.
    """

    whole: IdeaId
    other: IdeaId
    now: Mapping[IdeaId, Idea]
    before: Mapping[IdeaId, Idea]


@dataclass(frozen=True, slots=True)
class Family:
    """An idea with all that goes on inside it and all that was split from it, read together.

    `told` is what the ledger tells of each, by the numbers of the entries.
    """

    head: Idea
    inside: tuple[Idea, ...]
    pieces: tuple[Idea, ...]
    pencilled: frozenset[IdeaId]
    told: Mapping[IdeaId, Mapping[int, Told]]


def family(tx: Transaction, idea: IdeaId) -> Family:
    """Return an idea with its family; raises NotFoundError."""
    row = one(tx, IdeaRow, idea)
    head, rows = row.to_domain(), list(inside(tx, idea))
    split = list(_pieces(tx, head))
    pencilled = frozenset(IdeaId(r.id) for r in (row, *rows, *split) if r.pencil)
    parts, halves = (tuple(r.to_domain() for r in some) for some in (rows, split))
    told = ledger.entries_of_each(tx, [one.id for one in (head, *parts, *halves)])
    return Family(head, parts, halves, pencilled, told)


def rows_of(tx: Transaction, ideas: Iterable[IdeaId]) -> dict[IdeaId, IdeaRow]:
    """Return the rows of ideas, read together; one that is not there is left out."""
    keys = list(ideas)
    some = (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
    found = (tx.scalars(select(IdeaRow).where(IdeaRow.id.in_(part))) for part in some)
    return {IdeaId(row.id): row for rows in found for row in rows}


def inside(tx: Transaction, idea: IdeaId) -> Iterator[IdeaRow]:
    """Yield what goes on inside an idea, each before what goes on inside that in its turn."""
    known = _joined_into(tx, idea)
    left, seen = known.pop(idea, []), {idea}
    while left:
        row = left.pop()
        part = IdeaId(row.id)
        if part not in seen:
            seen.add(part)
            yield row
            left += known.pop(part, [])


def _joined_into(tx: Transaction, idea: IdeaId) -> dict[IdeaId, list[IdeaRow]]:
    """Return what goes on right inside an idea and each that is in it, the last heard first."""
    found, layer = dict[IdeaId, list[IdeaRow]](), [idea]
    while layer:
        asked, layer = layer, []
        for start in range(0, len(asked), _AT_ONCE):
            # With every stage there is, so that the index finds them: it begins with the stage.
            within = IdeaRow.joined_into.in_(asked[start : start + _AT_ONCE])
            query = select(IdeaRow).where(IdeaRow.stage.in_(tuple(Stage)), within)
            for row in tx.scalars(query.order_by(IdeaRow.raised_at.desc())):
                outer, part = IdeaId(row.joined_into or idea), IdeaId(row.id)
                found.setdefault(outer, []).append(row)
                layer.append(part)
        # On a damaged desk it may go in a circle.
        layer = [part for part in layer if part not in found]
    return found


def _pieces(tx: Transaction, whole: Idea) -> Iterator[IdeaRow]:
    """Yield what was split from an idea and stands for itself."""
    from_it = cast(IdeaRow.origins, String).contains(whole.id.hex), IdeaRow.joined_into.is_(None)
    found = tx.scalars(select(IdeaRow).where(*from_it).order_by(IdeaRow.raised_at))
    return (row for row in found if is_piece(row.to_domain(), whole))


def halves(tx: Transaction, idea: Idea) -> Iterator[Idea]:
    """Yield the idea that one was split from, and what was split from it, as far as they stand."""
    for row in rows_of(tx, idea.origins).values():
        if is_piece(idea, whole := row.to_domain()):
            yield whole
    yield from (row.to_domain() for row in _pieces(tx, idea))


def parts_ever(tx: Transaction, idea: Idea, who: PersonId) -> Iterator[Contribution]:
    """Yield each part that somebody ever had in an idea, and what they answered for its kin.

    What goes on inside it counts like the idea itself. Of what it was split from, and of all that
    was split from either, that they may be named is no answer for this one.
    """
    own = {one.id: one for one in (idea, *(row.to_domain() for row in inside(tx, idea.id)))}
    others, left = dict[IdeaId, Idea](), [idea]
    while left:
        more = [one for one in halves(tx, left.pop()) if one.id not in own | others]
        others |= {one.id: one for one in more}
        left += more
    for key, entries in ledger.entries_of_each(tx, own | others).items():
        told = parts_told(entries.values(), who)
        # What is in pencil no entry tells.
        here = {had for had in (own | others)[key].contributions if had.person == who}
        answers = (had for had in told | here if had.consent not in _NO_LIMIT)
        yield from told | here if key in own else answers


def split_from(tx: Transaction, piece: Idea) -> Iterator[tuple[IdeaRow, int | None]]:
    """Yield each idea that had the words of a piece before it was split off, however long ago.

    With it comes the number of the entry at which the split began: of entries since then the piece
    has nothing. It is None where that is not known, or the piece went inside again.
    """
    left, seen = [piece], {piece.id}
    while left:
        half = left.pop()
        told = ledger.entries_of(tx, half.id)
        for origin in set(half.origins) - seen:
            row = tx.get(IdeaRow, origin)
            if row is not None and _was_split(tx, half, row.to_domain(), told):
                seen.add(origin)
                left.append(row.to_domain())
                is_apart = half.joined_into != origin
                yield row, min(told, default=None) if is_apart else None


def _was_split(tx: Transaction, half: Idea, whole: Idea, told: Mapping[int, Told]) -> bool:
    """Return whether an idea was split from one of its origins, and not only joined with it.

    Where no entry tells that, both were heard at the very same moment. At the table they may have
    been joined again since: no entry tells that until the close, which then tells it at once with
    the half itself.
    """
    split = (entry.fact.says for entry in told.values() if entry.fact.kind is Kind.SPLIT)
    if any(whole.id.hex in says["origins"] for says in split):
        return True
    if (half.session, half.raised_at) != (whole.session, whole.raised_at):
        return False
    facts = (entry.fact for entry in ledger.told_of(tx, whole.id))
    is_joined = any(f.kind is Kind.JOINED and f.says.get("into") == half.id.hex for f in facts)
    return not is_joined or _came_with(whole, list(told.values()))


def _came_with(whole: Idea, told: Sequence[Told]) -> bool:
    """Return whether what tells of an idea first tells at the same time what it came of."""
    tied = ("origins", "also")
    came = (e for e in told if any(whole.id.hex in e.fact.says.get(name, ()) for name in tied))
    return any(entry.at == told[0].at for entry in came)


def tied_at(tx: Transaction, family: Family, idea: Idea, kind: Kind) -> datetime | None:
    """Return when an idea was joined into another, or split from one; None if nobody knows.

    What is in pencil was done at the session that is at the table.
    """
    into = None if idea.joined_into is None else idea.joined_into.hex
    told = [one for one in family.told[idea.id].values() if one.fact.kind is kind]
    told = [one for one in told if kind is Kind.SPLIT or one.fact.says.get("into", "") == into]
    if told:
        return told[-1].at
    if idea.id not in family.pencilled:
        return None
    live = SessionRow.mentor_id == idea.mentor, SessionRow.state == SessionState.LIVE
    row = tx.scalars(select(SessionRow).where(*live)).first()
    return None if row is None else row.to_domain().met_at()


def told_last(found: Family) -> Done | None:
    """Return what the ledger tells of the last joining or splitting, if nothing came after it.

    What came before and after is told by the numbers of the entries: a clock may be set back.
    """
    begun = {other.id: _begun(found, other) for other in _others(found)}
    known = [(number, other) for other, number in begun.items() if number is not None]
    if not known:
        return None
    first, other = max(known)
    now = {one.id: one for one in (found.head, *found.inside)}
    now |= {piece.id: piece for piece in found.pieces if piece.id == other}
    told = {key: found.told[key] for key in now}
    is_in_ink = found.pencilled.isdisjoint(now)
    if not is_in_ink or not _is_of_one_stroke(told, first):
        return None
    head = found.head.id
    changed = {key for key, entries in told.items() if max(entries, default=0) >= first}
    if now[other].joined_into is None:
        was = {other: replace(now[other], joined_into=head)}
    elif head in changed:
        was = {}
    else:  # of a desk that told the whole first: where that began is not known
        return None
    for key in changed - was.keys():
        before = retold(entry.fact for number, entry in told[key].items() if number < first)
        if before is None:
            return None
        was[key] = before
    return Done(head, other, now, was)


def _is_of_one_stroke(told: Mapping[IdeaId, Mapping[int, Told]], first: int) -> bool:
    """Return whether all from a number on was entered at once, by the leader's own hand."""
    since = {n: entry for entries in told.values() for n, entry in entries.items() if n >= first}
    stroke = {(entry.at, entry.hand, entry.session) for entry in since.values()}
    in_a_row = sorted(since) == list(range(first, first + len(since)))
    return in_a_row and stroke == {(since[first].at, PenHand.LEADER, None)}


def _begun(found: Family, other: Idea) -> int | None:
    """Return the number of the entry at which a joining or a split began, if one tells of it.

    An idea that goes on inside another is told so first, and a piece is told whole first.
    """
    told = found.told[other.id]
    if is_piece(other, found.head):
        return min(told) if any(e.fact.kind is Kind.SPLIT for e in told.values()) else None
    into = (
        number
        for number, entry in told.items()
        if entry.fact.kind is Kind.JOINED and entry.fact.says.get("into") == found.head.id.hex
    )
    return max(into, default=None)


def _others(found: Family) -> list[Idea]:
    """Return what was joined into an idea, and what was split from it and stands."""
    parts = [part for part in found.inside if part.joined_into == found.head.id]
    return [*(part for part in parts if not is_piece(part, found.head)), *found.pieces]
