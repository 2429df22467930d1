"""Ideas as rows: changed, and destroyed with all that is known for them alone."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, cast, or_, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agreeing import bound
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.unsaved import Place
from mentordesk.errors import JoinedAlreadyError
from mentordesk.models import ContributionRow, IdeaEventRow, IdeaRow, RecognitionRow, idea_of
from mentordesk.services import ledger
from mentordesk.services.care import CareService
from mentordesk.services.idea_kin import inside, split_from
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import one
from mentordesk.services.unnamed import forget_unnamed


def whole(tx: Transaction, rows: Sequence[Any]) -> Iterator[Idea]:
    """Yield ideas with all that hangs on them, of rows that hold the columns of each.

    Columns and not rows of the mapper: those take several times as long.
    """
    keys = [row.id for row in rows]
    parts, events, given = (
        _hanging(tx, kind, keys) for kind in (ContributionRow, IdeaEventRow, RecognitionRow)
    )
    for row in rows:
        yield idea_of(row, parts[row.id], events[row.id], given[row.id])


def keep(tx: Transaction, idea: Idea, pen: Pen) -> None:
    """Keep a new idea: in pencil while its mentor is at the table, else with its entry."""
    pencil = ledger.is_at_table(tx, idea.mentor)
    tx.add(IdeaRow.of(idea, pencil=pencil))
    if not pencil:
        ledger.enter_change(tx, None, idea, pen)


def change(tx: Transaction, row: IdeaRow, change: Callable[[Idea], Idea], pen: Pen) -> Idea:
    """Keep an idea changed: in pencil while its mentor is at the table, else with its entry.

    Whoever lost their last part in any idea, and stands in no words of one, is forgotten. What
    somebody answered for it holds for all that goes on inside it, which is told of each by an entry
    of its own.
    """
    old = row.to_domain()
    new = _changed(tx, row, change, pen)
    if new.contributions != old.contributions or len(new.origins) > len(old.origins):
        bind_inside(tx, new, pen)
    return new


def _changed(tx: Transaction, row: IdeaRow, change: Callable[[Idea], Idea], pen: Pen) -> Idea:
    old = row.to_domain()
    new = change(old)
    if new != old:
        at_table = ledger.is_at_table(tx, old.mentor)
        pencil = row.pencil or (at_table and ledger.pencilled(tx, old, pen))
        tx.merge(IdeaRow.of(new, pencil=pencil))
        if not pencil:
            ledger.enter_change(tx, old, new, pen)
    is_reworded = (new.text, new.first_said) != (old.text, old.first_said)
    if is_reworded or len(new.contributions) < len(old.contributions):
        tx.flush()
        forget_unnamed(tx, old, new)
    return new


def bind_inside(tx: Transaction, outer: Idea, pen: Pen) -> None:
    """Let no answer be looser for what goes on inside an idea, however deep, than for that."""
    tx.flush()
    for row in list(inside(tx, outer.id)):
        _changed(tx, row, lambda old: bound(old, outer), pen)
    tx.flush()


def standing(tx: Transaction, idea: IdeaId) -> IdeaRow:
    """Return an idea that can go a step on.

    Raises NotFoundError, or JoinedAlreadyError for one that goes on inside another.
    """
    row = one(tx, IdeaRow, idea)
    if row.joined_into is not None:
        raise JoinedAlreadyError
    return row


def destroy(tx: Transaction, row: IdeaRow, care: CareService, pen: Pen) -> None:
    """Take an idea out of the desk and of the rescue copies, with what was said of it.

    The ledger keeps an honest gap. What was joined into it stands for itself again. What an idea
    was split from had its words: there no entry tells any that it has no more.
    """
    idea = row.to_domain()
    sources = list(split_from(tx, idea))
    untie(tx, idea.id, pen)
    tx.delete(row)
    tx.flush()
    ledger.strike(tx, [idea.id], pen)
    forget_unnamed(tx, idea)
    told = {idea.text}
    for source, begun in sources:
        told |= ledger.forget_wording(tx, source, begun, pen)
    about = tuple(f"{text}: " for text in told)
    care.copies.forget(
        idea.session, lambda text: text.place is Place.IDEA or text.text.startswith(about)
    )


def untie(tx: Transaction, gone: IdeaId, pen: Pen) -> None:
    """Let what was joined into an idea stand for itself again, and come of it no more."""
    for row in tx.scalars(_tied_to(gone)).all():
        change(tx, row, lambda old: _without(old, gone), pen)


def _tied_to(idea: IdeaId) -> Select[IdeaRow]:
    came_of = cast(IdeaRow.origins, String).contains(idea.hex)
    return select(IdeaRow).where(or_(IdeaRow.joined_into == idea, came_of))


def _without(idea: Idea, gone: IdeaId) -> Idea:
    origins = tuple(origin for origin in idea.origins if origin != gone)
    into = None if idea.joined_into == gone else idea.joined_into
    return replace(idea, joined_into=into, origins=origins)


def _hanging(tx: Transaction, kind: Any, ideas: Sequence[UUID]) -> dict[UUID, list[Any]]:
    found = defaultdict[UUID, list[Any]](list)
    query = select(*kind.__table__.columns).where(kind.idea_id.in_(ideas))
    for row in tx.execute(query.order_by(kind.place)):
        found[row.idea_id].append(row)
    return found
