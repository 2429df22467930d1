"""What a pair settles about names, kept for each earlier idea: in its row, and in the ledger."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session as Transaction
from sqlalchemy.orm import aliased

from mentordesk.domain.idea import Part
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.facts import settled_anew
from mentordesk.domain.person import Consent, Person
from mentordesk.domain.settling import answers_made_stricter, no_looser
from mentordesk.models import ContributionRow, IdeaRow, PersonRow
from mentordesk.services import ledger
from mentordesk.services.ledger import Pen

_INNER = aliased(IdeaRow)
_OUTER = select(_INNER.joined_into).where(_INNER.joined_into.is_not(None))
_PARTS = (
    select(
        IdeaRow.id,
        ContributionRow.part,
        ContributionRow.consent,
        IdeaRow.pencil,
        or_(IdeaRow.joined_into.is_not(None), IdeaRow.id.in_(_OUTER)),
    )
    .join(IdeaRow, IdeaRow.id == ContributionRow.idea_id)
    .order_by(IdeaRow.raised_at, IdeaRow.id, ContributionRow.place)
)
_KEEP = (
    update(ContributionRow)
    .where(
        ContributionRow.idea_id == bindparam("idea"),
        ContributionRow.person_id == bindparam("who"),
        ContributionRow.part == bindparam("had"),
    )
    .values(consent=bindparam("now"), people="")
)


class _Change(NamedTuple):
    """A part of somebody in an idea whose answer becomes stricter; in `pencil` nothing is told.

    It `is_news` where that was not so already by what the pair had settled.
    """

    idea: IdeaId
    part: Part
    now: Consent
    pencil: bool
    is_news: bool


def settle(tx: Transaction, who: Person, pen: Pen) -> None:
    """Hold the ideas in which somebody has a part to what their pair settles, before that is kept.

    What is in pencil is told at the close. A mentor may have thousands: no idea is read whole.
    """
    changes = list(_changes(tx, who))
    if changes:
        told = [one for one in changes if not one.pencil]
        ledger.enter(tx, [settled_anew(c.idea, who.id, c.part, c.now) for c in told], pen)
        rows = [{"idea": c.idea, "who": who.id, "had": c.part, "now": c.now} for c in changes]
        tx.connection().execute(_KEEP, rows)


def held_to(tx: Transaction, who: Person) -> int:
    """Return for how many ideas somebody may be named less freely once their pair settles this."""
    return len({change.idea for change in _changes(tx, who) if change.is_news})


def _changes(tx: Transaction, who: Person) -> Iterator[_Change]:
    row = tx.get(PersonRow, who.id)
    before = Consent.ASK if row is None or row.pairing is None else row.pairing.consent
    now = Consent.ASK if who.pairing is None else who.pairing.consent
    stricter = {
        joined: answers_made_stricter(before, now, is_joined=joined) for joined in (False, True)
    }
    if not any(stricter.values()):
        return
    wanted = ContributionRow.consent.in_(stricter[False].keys() | stricter[True].keys())
    for idea, part, own, pencil, joined in tx.execute(
        _PARTS.where(ContributionRow.person_id == who.id, wanted)
    ):
        if own in stricter[joined]:
            after = stricter[joined][own]
            is_news = after is not no_looser(own, before)
            yield _Change(IdeaId(idea), part, after, pencil, is_news)
