"""Whether a credit record says what the ledger of ideas said when it was made."""

from dataclasses import dataclass, replace
from enum import StrEnum

from mentordesk.domain.credit_compare import Compared, Tidy, compared
from mentordesk.domain.credit_record import CreditRecord, RecordMaterial
from mentordesk.domain.ledger.end import End
from mentordesk.domain.person import COLLEAGUE


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
    FORMER = "former"
    """Its ideas are those of the ledger, but its pages are of an earlier version."""
    UNSOUND = "unsound"
    """The ledger of the desk was changed itself, so it can tell nothing."""


class Condition(StrEnum):
    """How a file is by itself, compared with what would be made of the data in it."""

    SEALED = "sealed"
    """Its seal is that of its data; nobody compared its pages yet."""
    AS_MADE = "as_made"
    LOOKS_OTHERWISE = "looks_otherwise"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record as it was found in a file, and how that file is by itself.

    A `former` one was made by an earlier version, which told less and in other words.
    """

    record: CreditRecord
    condition: Condition
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class LedgerThen:
    """The ledger at the number that a record bears; `digest` is None where it is not so long.

    `material` is None for a mentor nobody knows. `gap` is of how many ideas entries up to that
    number can have been struck or lost since. One that is not `sound` was changed in silence. Whose
    mentor `is_known` here was most likely made here.
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

    @property
    def may_match(self) -> bool:
        """Return whether only the file itself can still show that a record was changed."""
        return self.verdict in (Verdict.MATCHES, Verdict.EARLIER, Verdict.IN_PART)

    def looked_at(self, condition: Condition) -> "Checked":
        """Return what came of it once the file itself was compared with what would be made."""
        found = replace(self.found, condition=condition)
        if condition is Condition.AS_MADE:
            return replace(self, found=found)
        return Checked(Verdict.CHANGED, found)


def check_record(found: FoundRecord, then: LedgerThen, tidy: Tidy) -> Checked:
    """Return what a record is to the desk, before anybody looks at its pages.

    `tidy` makes of a record what a file would say of it.
    """
    record = found.record
    if found.condition is Condition.CHANGED:
        return Checked(Verdict.CHANGED, found)
    if not then.sound:
        return Checked(Verdict.UNSOUND, found)
    since = then.now.count - record.end.count
    if then.digest != record.end.digest:
        return Checked(
            Verdict.OTHER_LEDGER if then.is_known else Verdict.ANOTHER_DESK, found, since
        )
    names, ideas = _compared(found, then, tidy)
    verdict = Verdict.EARLIER if since else Verdict.MATCHES
    is_nameless = then.material is not None and not then.material.mentor.names
    if ideas.gone or is_nameless:
        verdict = Verdict.IN_PART
    if found.is_former:
        verdict = Verdict.FORMER
    if ideas.otherwise or ideas.missing or names:
        verdict = Verdict.CHANGED
    return Checked(
        verdict, found, since, ideas.otherwise, ideas.gone, ideas.missing, names, ideas.masked
    )


def _compared(
    found: FoundRecord, then: LedgerThen, tidy: Tidy
) -> tuple[tuple[tuple[str, str], ...], Compared]:
    """Return which names differ, and how the ideas do."""
    record, material = found.record, then.material
    if material is None or not material.ideas:
        words = tuple(idea.text for idea in record.ideas)
        is_gone = len(words) <= then.gap
        return (), Compared(() if is_gone else words, words if is_gone else ())
    pair_alone = replace(record, ideas=record.ideas[:1])
    here = tidy(replace(pair_alone, mentor=material.mentor.name, leader=material.leader.name))
    pair = (record.mentor, here.mentor), (record.leader, here.leader)
    # Of somebody who was forgotten since no name is left to compare.
    names = tuple((told, known) for told, known in pair if known not in (told, COLLEAGUE))
    # With the names of the record, so that a new name does not make every idea another one.
    called = replace(
        material,
        mentor=replace(material.mentor, name=record.mentor),
        leader=replace(material.leader, name=record.leader),
    )
    return names, compared(record.ideas, called, then.gap, tidy, is_former=found.is_former)
