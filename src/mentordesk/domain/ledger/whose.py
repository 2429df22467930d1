"""How whose an idea is changed once it was told, by the ledger: names, and who said it first."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import groupby

from mentordesk.domain.idea import Contribution, Idea, Weight
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.ledger.fact import Fact, Kind, PenHand, Told
from mentordesk.domain.ledger.spelling import part_read
from mentordesk.domain.ledger.telling import after
from mentordesk.domain.part_names import Parts, parts_of

_BRINGS_NAMES = frozenset({Kind.BROUGHT, Kind.JOINED, Kind.SPLIT})


@dataclass(frozen=True, slots=True)
class FirstSaid:
    """Who said an idea first, in words, as it is kept from a moment on; "" for nobody any more."""

    words: str
    at: datetime
    hand: PenHand
    session: SessionId | None


@dataclass(frozen=True, slots=True)
class NamedFor:
    """The parts that somebody has from a moment on, instead of those `before`; none once off."""

    person: PersonId
    parts: Parts
    before: Parts
    at: datetime
    hand: PenHand
    session: SessionId | None


def whose(told: Iterable[Told]) -> tuple[FirstSaid | NamedFor, ...]:
    """Return each change, in the order told.

    Of the names with which an idea was first told, and those that came by joining, splitting or a
    repair, nothing is returned; who said it first counts as kept when the idea was heard.
    """
    return tuple(_changes(told))


def parts_told(told: Iterable[Told], who: PersonId) -> frozenset[Contribution]:
    """Return each part of somebody as entries tell it, also after they were taken off.

    Each entry counts by itself, for a strike may have taken those before it. Where one tells of an
    answer alone the weight is equal.
    """
    parts = set[Contribution]()
    for one in told:
        with suppress(AttributeError, LookupError, TypeError, ValueError):  # the check names that
            parts |= {had for had in _parts_in(one.fact) if had.person == who}
    return frozenset(parts)


def _parts_in(fact: Fact) -> tuple[Contribution, ...]:
    if fact.kind is Kind.BROUGHT:
        return tuple(map(part_read, fact.says["state"]["parts"]))
    if fact.kind is Kind.CONSENT or (fact.kind is Kind.PART and not fact.says.get("off")):
        return (part_read({"weight": Weight.EQUAL, **fact.says}),)
    return ()


def _changes(told: Iterable[Told]) -> Iterator[FirstSaid | NamedFor]:
    idea: Idea | None = None
    # What was changed at once was entered at one moment.
    for _, entries in groupby(told, key=lambda one: one.at):
        group = list(entries)
        before, idea = idea, reduce(after, (one.fact for one in group), idea)
        if idea is None:
            continue
        by = group[-1].hand, group[-1].session
        if idea.first_said != ("" if before is None else before.first_said):
            at = idea.raised_at if before is None else group[-1].at
            yield FirstSaid(idea.first_said, at, *by)
        if before is None or any(one.fact.kind in _BRINGS_NAMES for one in group):
            continue
        both = (*before.contributions, *idea.contributions)
        for person in dict.fromkeys(had.person for had in both):
            was, now = parts_of(before, person), parts_of(idea, person)
            if was != now:
                yield NamedFor(person, now, was, group[-1].at, *by)
