"""Which parts the ledger tells that somebody had in an idea, also once they were taken off."""

from collections.abc import Iterable
from contextlib import suppress

from mentordesk.domain.idea import Contribution, Weight
from mentordesk.domain.ids import PersonId
from mentordesk.domain.ledger.fact import UNREADABLE, Fact, Kind, Told
from mentordesk.domain.ledger.spelling import part_read


def parts_told(told: Iterable[Told], who: PersonId) -> frozenset[Contribution]:
    """Return each part of somebody as entries tell it, also after they were taken off.

    Each entry counts by itself, for a strike may have taken those before it. Where one tells of an
    answer alone the weight is equal.
    """
    parts = set[Contribution]()
    for one in told:
        with suppress(*UNREADABLE):  # the check names that
            parts |= {had for had in _parts_in(one.fact) if had.person == who}
    return frozenset(parts)


def _parts_in(fact: Fact) -> tuple[Contribution, ...]:
    if fact.kind is Kind.BROUGHT:
        return tuple(map(part_read, fact.says["state"]["parts"]))
    if fact.kind is Kind.CONSENT or (fact.kind is Kind.PART and not fact.says.get("off")):
        return (part_read({"weight": Weight.EQUAL, **fact.says}),)
    return ()
