"""Whether a credit record says what the ledger of ideas said when it was made."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import timedelta, timezone, tzinfo
from enum import StrEnum

from mentordesk.domain.credit_masks import NamesTold, frame_of
from mentordesk.domain.credit_record import (
    CreditRecord,
    RecordIdea,
    RecordMaterial,
    compose_record,
    days_of,
    told_ideas,
)
from mentordesk.domain.idea import Idea
from mentordesk.domain.ledger.end import End


class Verdict(StrEnum):
    """What a record is to the desk that checks it."""

    MATCHES = "matches"
    EARLIER = "earlier"
    IN_PART = "in_part"
    """What can be compared matches, but of some ideas the ledger has nothing any more."""
    CHANGED = "changed"
    ANOTHER_DESK = "another_desk"
    OTHER_LEDGER = "other_ledger"
    """Its mentor is known here, but the ledger does not hold the entry that it ends with."""
    UNSOUND = "unsound"
    """The ledger of the desk was changed itself, so it can tell nothing."""


class Condition(StrEnum):
    """How a file is by itself, compared with what would be made of the data in it."""

    AS_MADE = "as_made"
    LOOKS_OTHERWISE = "looks_otherwise"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record as it was found in a file, and how that file is by itself."""

    record: CreditRecord
    condition: Condition


@dataclass(frozen=True, slots=True)
class LedgerThen:
    """The ledger at the number that a record bears; `digest` is None where it is not so long.

    `material` is None for a mentor nobody knows. `gap` counts the entries up to that number that
    were struck or lost since. One that is not `sound` was changed in silence. Whose mentor
    `is_known` here was most likely made here.
    """

    digest: bytes | None
    now: End
    material: RecordMaterial | None = None
    sound: bool = True
    gap: int = 0
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check; `otherwise` are words of ideas that the ledger has not like this.

    `gone` are words that it may have had before entries were struck since, and `missing` counts the
    ideas that it has and the record has not. `names` are those of the record and of the desk, where
    they differ; `since` counts the entries since, and `masked` the ideas whose words name people
    otherwise than the desk would now.
    """

    verdict: Verdict
    found: FoundRecord
    since: int = 0
    otherwise: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    missing: int = 0
    names: tuple[tuple[str, str], ...] = ()
    masked: int = 0


Tidy = Callable[[CreditRecord], CreditRecord]

_ZONES = tuple(timezone(timedelta(hours=hours)) for hours in range(-12, 15))


def check_record(found: FoundRecord, then: LedgerThen, tidy: Tidy) -> Checked:
    """Return what a record is to the desk.

    `tidy` makes of a record what a file would say of it.
    """
    record = found.record
    if found.condition is not Condition.AS_MADE:
        return Checked(Verdict.CHANGED, found)
    if not then.sound:
        return Checked(Verdict.UNSOUND, found)
    if then.digest != record.end.digest:
        whose = Verdict.OTHER_LEDGER if then.is_known else Verdict.ANOTHER_DESK
        return Checked(whose, found, since=then.now.count - record.end.count)
    otherwise, missing, masked, names = _compared(record, then, tidy)
    # Each idea had an entry, so no more of them are gone than entries are.
    gone = otherwise if len(otherwise) <= then.gap else ()
    otherwise = () if gone else otherwise
    since = then.now.count - record.end.count
    verdict = Verdict.EARLIER if since else Verdict.MATCHES
    if gone:
        verdict = Verdict.IN_PART
    if otherwise or missing or names:
        verdict = Verdict.CHANGED
    return Checked(verdict, found, since, otherwise, gone, missing, names, masked)


def _compared(
    record: CreditRecord, then: LedgerThen, tidy: Tidy
) -> tuple[tuple[str, ...], int, int, tuple[tuple[str, str], ...]]:
    """Return what the ledger lacks, how much the record lacks, or masks, and which names differ."""
    material = then.material
    if material is None or not material.ideas:
        return tuple(idea.text for idea in record.ideas), 0, 0, ()
    here = tidy(replace(record, mentor=material.mentor.name, leader=material.leader.name))
    pair = (record.mentor, here.mentor), (record.leader, here.leader)
    names = tuple((told, known) for told, known in pair if told != known)
    # With the names of the record, so that a new name does not make every idea another one.
    called = replace(
        material,
        mentor=replace(material.mentor, name=record.mentor),
        leader=replace(material.leader, name=record.leader),
    )
    lines = tidy(compose_record(called)).ideas
    places = _places(lines, told_ideas(called))
    left, found = list[RecordIdea](), set[int]()
    for idea in record.ideas:
        free = next((at for at in places[idea] if at not in found), None)
        if free is None:
            left.append(idea)
        else:
            found.add(free)
    masked = 0
    # A forged record may have any number of lines, and each would be looked at long.
    if left and len(left) <= len(lines) - len(found) + then.gap:
        before, left = len(left), _not_masked(left, found, called, tidy)
        masked = before - len(left)
    missing = len(lines) - len(found) - masked
    return tuple(idea.text for idea in left), missing, masked, names


def _not_masked(
    left: Sequence[RecordIdea], found: AbstractSet[int], material: RecordMaterial, tidy: Tidy
) -> list[RecordIdea]:
    """Return the lines that tell nothing of what was not found, whatever names are left out."""
    ideas, telling = told_ideas(material), NamesTold(material)
    whole = tidy(compose_record(replace(material, people=()))).ideas
    free = defaultdict[tuple[object, ...], dict[int, None]](dict)
    for at, (line, idea) in enumerate(zip(whole, ideas, strict=True)):
        if at not in found:
            for told in (line, *(_told_in(zone, line, idea) for zone in _ZONES)):
                free[frame_of(told)][at] = None
    rest, taken = list[RecordIdea](), set[int]()
    for told in left:
        alike = (at for at in free.get(frame_of(told), ()) if at not in taken)
        here = next((at for at in alike if telling.may_be(told, whole[at], ideas[at])), None)
        if here is None:
            rest.append(told)
        else:
            taken.add(here)
    return rest


def _places(
    lines: Sequence[RecordIdea], ideas: Sequence[Idea]
) -> Mapping[RecordIdea, Sequence[int]]:
    """Return where each line stands, also as it would be told in any other time zone."""
    places = defaultdict[RecordIdea, list[int]](list)
    for at, (line, idea) in enumerate(zip(lines, ideas, strict=True)):
        for told in {line, *(_told_in(zone, line, idea) for zone in _ZONES)}:
            places[told].append(at)
    return places


def _told_in(zone: tzinfo, line: RecordIdea, idea: Idea) -> RecordIdea:
    said_on, since = days_of(idea, zone)
    return replace(line, said_on=said_on, since=since)
