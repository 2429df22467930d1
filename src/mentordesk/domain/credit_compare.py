"""The ideas of a credit record beside those that the ledger told when it was made."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import timedelta, timezone, tzinfo

from mentordesk.domain.credit_masks import NamesTold, frame_of
from mentordesk.domain.credit_record import (
    CreditRecord,
    RecordIdea,
    RecordMaterial,
    compose_record,
    days_of,
    is_of,
    told_ideas,
    until_of,
)
from mentordesk.domain.declining import as_told, waits_to_be_told
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId, PersonId

Tidy = Callable[[CreditRecord], CreditRecord]

_ZONES = tuple(timezone(timedelta(hours=hours)) for hours in range(-12, 15))


@dataclass(frozen=True, slots=True)
class Compared:
    """Words of ideas that the ledger has not like this, or may have had before some were struck.

    `missing` counts the ideas that the record lacks, and `masked` those whose words name people
    otherwise than the desk would now.
    """

    otherwise: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    missing: int = 0
    masked: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that the ledger tells, in words as the desk tells them and with all names."""

    told: RecordIdea
    whole: RecordIdea
    idea: Idea

    @property
    def all_told(self) -> Iterator[RecordIdea]:
        """Yield the line in each way in which it was ever told."""
        return _ways(self.told, self.idea)


def compared(
    ideas: Sequence[RecordIdea],
    material: RecordMaterial,
    gap: int,
    tidy: Tidy,
    *,
    is_former: bool = False,
) -> Compared:
    """Return what differs; up to `gap` ideas of it may be what stood in entries struck since.

    What a `former` version did not tell, nobody misses.
    """
    left, free = _but_for_same(ideas, _lines(material, tidy, is_former=is_former))
    masked, held = 0, list[str]()
    # A forged record may have any number of lines, and each would be looked at long.
    if left and len(left) <= len(free) + gap:
        telling, before = NamesTold(material), len(left)
        left, free = _but_for_names(left, free, telling)
        masked = before - len(left)
        if is_former:
            left, free = _but_for_sayers(left, free)
        left, free, held = _but_for_struck_inside(left, free, _that_lost(material))
        free, held = _but_for_struck_around(left, free, held, _Inside(material.mentor.id, telling))
    if is_former:
        free = [line for line in free if line.idea.joined_into is None]
    words = (*(idea.text for idea in left), *held)
    is_gone = len(words) <= gap
    return Compared(() if is_gone else words, words if is_gone else (), len(free), masked)


def _lines(material: RecordMaterial, tidy: Tidy, *, is_former: bool) -> list[_Line]:
    told = material
    if is_former:
        own = (idea for idea in material.ideas if idea.mentor == material.mentor.id)
        told = replace(material, ideas=tuple(own))
    lines = (
        tidy(compose_record(one)).ideas if told.ideas else ()
        for one in (told, replace(told, people=()))
    )
    known = {idea.id for idea in material.ideas}
    return [
        _Line(line, whole, idea)
        for line, whole, idea in zip(*lines, told_ideas(told), strict=True)
        if idea.joined_into not in known
    ]


def _but_for_same(
    ideas: Sequence[RecordIdea], lines: Sequence[_Line]
) -> tuple[list[RecordIdea], list[_Line]]:
    """Return what is left of both without the lines that are the same."""
    places = defaultdict[RecordIdea, dict[int, None]](dict)
    for at, line in enumerate(lines):
        for told in line.all_told:
            places[told][at] = None
    left, found = list[RecordIdea](), set[int]()
    for idea in ideas:
        here = next((at for at in places.get(idea, ()) if at not in found), None)
        if here is None:
            left.append(idea)
        else:
            found.add(here)
    return left, [line for at, line in enumerate(lines) if at not in found]


def _but_for_names(
    left: Sequence[RecordIdea], free: Sequence[_Line], telling: NamesTold
) -> tuple[list[RecordIdea], list[_Line]]:
    """Return what is left of both without lines that are the same, whatever names are left out."""
    framed = defaultdict[tuple[object, ...], dict[int, None]](dict)
    for at, line in enumerate(free):
        for told in _ways(line.whole, line.idea):
            framed[frame_of(told)][at] = None
    rest, taken = list[RecordIdea](), set[int]()
    for told in left:
        alike = (at for at in framed.get(frame_of(told), ()) if at not in taken)
        here = next(
            (at for at in alike if telling.may_be(told, free[at].whole, free[at].idea)), None
        )
        if here is None:
            rest.append(told)
        else:
            taken.add(here)
    return rest, [line for at, line in enumerate(free) if at not in taken]


def _but_for_sayers(
    left: Sequence[RecordIdea], free: Sequence[_Line]
) -> tuple[list[RecordIdea], list[_Line]]:
    """Return what is left without the lines that a former version told without all who said it."""
    return _without_pairs(
        left,
        free,
        lambda told, line: (
            line.first_said.startswith(told.first_said)
            and told == replace(line, first_said=told.first_said)
        ),
    )


def _that_lost(material: RecordMaterial) -> set[IdeaId]:
    """Return the ideas that came of something, or hold what came of it, that is not told here."""
    known = {idea.id: idea for idea in material.ideas}
    lost = set[IdeaId]()
    for idea in material.ideas:
        around: Idea | None = idea if set(idea.origins) - known.keys() else None
        while around is not None and around.id not in lost:
            lost.add(around.id)
            around = None if around.joined_into is None else known.get(around.joined_into)
    return lost


def _but_for_struck_inside(
    left: Sequence[RecordIdea], free: Sequence[_Line], lost: AbstractSet[IdeaId]
) -> tuple[list[RecordIdea], list[_Line], list[str]]:
    """Return what is left without lines that only hold more than now, and the words held more."""
    held = list[str]()

    def holds_more(told: RecordIdea, line: RecordIdea) -> bool:
        more = Counter(told.holds) - Counter(line.holds)
        is_held = bool(more) and not Counter(line.holds) - Counter(told.holds)
        said, now = (set(filter(None, one.first_said.split("; "))) for one in (told, line))
        alike = replace(line, holds=told.holds, first_said=told.first_said)
        if is_held and now <= said and told == alike:
            held.extend(more.elements())
            return True
        return False

    may_have = [line for line in free if line.idea.id in lost]
    rest, lines = _without_pairs(left, may_have, holds_more)
    return rest, [*lines, *(line for line in free if line.idea.id not in lost)], held


def _but_for_struck_around(
    left: Sequence[RecordIdea], free: Sequence[_Line], held: Sequence[str], inside: "_Inside"
) -> tuple[list[_Line], list[str]]:
    """Return what is left without the lines that stood inside one that was struck since.

    They have a line of their own only now, and what held them had their words.
    """
    missed, words = list[_Line](), [*held, *(text for idea in left for text in idea.holds)]
    kept = Counter(held)
    for line in free:
        told = inside.told(line, words)
        if told is None:
            missed.append(line)
            continue
        for text in told:
            words.remove(text)
        kept -= Counter(told)
    return missed, list(kept.elements())


@dataclass(frozen=True, slots=True)
class _Inside:
    """Finds the words that a line had when it stood inside another."""

    mentor: PersonId
    telling: NamesTold

    def told(self, line: _Line, words: Sequence[str]) -> list[str] | None:
        """Return those among some words that the line had, or None if it stood inside none."""
        if line.idea.joined_into is None:
            return None
        own = (line.whole.text,) if is_of(line.idea, self.mentor) else ()
        rest, told = list(words), list[str]()
        for full in (*own, *line.whole.holds):
            here = next((text for text in rest if self.telling.may_say(text, full)), None)
            if here is None:
                return None
            rest.remove(here)
            told.append(here)
        return told


def _without_pairs(
    left: Sequence[RecordIdea],
    free: Sequence[_Line],
    is_pair: Callable[[RecordIdea, RecordIdea], bool],
) -> tuple[list[RecordIdea], list[_Line]]:
    """Return what is left of both without pairs of the same words; only days differ by the zone."""
    worded = defaultdict[str, list[_Line]](list)
    for line in free:
        worded[line.told.text].append(line)
    rest = list[RecordIdea]()
    for told in left:
        alike = worded.get(told.text, [])
        pairs = (line for line in alike if any(is_pair(told, one) for one in line.all_told))
        here = next(pairs, None)
        if here is None:
            rest.append(told)
        else:
            alike.remove(here)
    return rest, [line for lines in worded.values() for line in lines]


def _ways(line: RecordIdea, idea: Idea) -> Iterator[RecordIdea]:
    """Yield a line, as it would be told in any other time zone, and as it once was.

    Records from before told of a no, without its reason, that nobody had told the mentor yet.
    """
    yield line
    known = [as_told(idea)]
    if waits_to_be_told(idea):
        known.append(idea)
    for one in known:
        for zone in _ZONES:
            yield _told_in(zone, line, one)


def _told_in(zone: tzinfo, line: RecordIdea, idea: Idea) -> RecordIdea:
    said_on, since = days_of(idea, zone)
    return replace(line, said_on=said_on, since=since, stage=idea.stage, until=until_of(idea))
