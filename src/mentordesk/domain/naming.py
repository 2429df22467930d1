"""Whose an idea is: who is named for which part of it, and who said it first."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from mentordesk.domain.agreeing import agreed, answer_of, bound, strictly
from mentordesk.domain.earlier import folded
from mentordesk.domain.idea import Contribution, Idea, Part, Weight, same_part
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import COLLEAGUE, Consent, Person
from mentordesk.domain.text import line
from mentordesk.errors import NameStaysError


@dataclass(frozen=True, slots=True)
class NewName:
    """Somebody to be named for an idea, still by name; `people` as in a contribution."""

    name: str
    part: Part
    weight: Weight = Weight.EQUAL
    consent: Consent = Consent.ASK
    people: str = ""


def bearers(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return whose whole name it is, or else who had it before on this desk.

    Somebody forgotten who stays as a colleague has none.
    """
    wanted, there = folded(name), [one for one in people if one.name != COLLEAGUE]
    now = tuple(person for person in there if folded(person.name) == wanted)
    return now or tuple(person for person in there if wanted in map(folded, person.former))


def called(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return who of these people may be meant by a first name, or by a name that several had.

    A name that is somebody's whole name means them, and so does one that they alone had before; a
    longer one means nobody else.
    """
    wanted, there = folded(name), tuple(people)
    borne = bearers(name, there)
    if borne:
        return borne if len(borne) > 1 and folded(borne[0].name) != wanted else ()
    return tuple(person for person in there if wanted in map(folded, person.first_names))


def contribution(new: NewName, who: PersonId, before: Iterable[Contribution]) -> Contribution:
    """Return the part of somebody to be named, with no answer looser than in any part `before`."""
    given = Contribution(who, new.part, new.weight, new.consent, new.people)
    had = tuple(before)
    if not had:
        return given
    consent, people = answer_of((given, *had))
    return replace(given, consent=consent, people=people)


def amended(idea: Idea, given: Contribution, new: Contribution) -> Idea:
    """Return the idea with a part and its weight corrected in its place, and with an answer.

    A part that the person has already is not made twice: then part and weight stay. The answer only
    makes what was settled stricter; ASK is no answer, and changes none. Raises BlankTextError for
    certain people that tell nobody, TextTooLongError.
    """
    wanted = replace(given, part=new.part)
    has = wanted.part is not given.part and any(same_part(c, wanted) for c in idea.contributions)
    changed = (
        replace(c, part=new.part, weight=new.weight) if same_part(c, given) and not has else c
        for c in idea.contributions
    )
    corrected = replace(idea, contributions=tuple(changed))
    return agreed(corrected, given.person, new.consent, new.people)


def without_part(
    idea: Idea, given: Contribution, inside: AbstractSet[PersonId] = frozenset()
) -> Idea:
    """Return the idea without a part that was a mistake; the person's others keep the answer.

    Raises NameStaysError for the last part of the mentor whom it was heard from, and of one whom
    something was heard from that goes on `inside` it.
    """
    if not may_lose(idea, given, inside):
        raise NameStaysError
    own = tuple(c for c in idea.contributions if c.person == given.person)
    left = (strictly((c,), own)[0] if c in own else c for c in _others(idea, given))
    return replace(idea, contributions=tuple(left))


def may_lose(idea: Idea, given: Contribution, inside: AbstractSet[PersonId] = frozenset()) -> bool:
    """Return whether a part may be taken off: whom it was heard from stays named.

    So do the mentors of what goes on `inside` it.
    """
    named = {c.person for c in _others(idea, given)}
    return given.person in named or given.person not in {idea.mentor, *inside}


def first_said(idea: Idea, words: str) -> Idea:
    """Return the idea with who said it first, in one line of words; "" for nobody.

    Raises TextTooLongError.
    """
    return replace(idea, first_said=line(words, "line") if words.strip() else "")


def named_as(idea: Idea, before: Idea) -> Idea:
    """Return the idea with the names and the first words of what it was before.

    What somebody answered since holds: no answer becomes looser by it.
    """
    parts = bound(before, idea).contributions
    return replace(idea, contributions=parts, first_said=before.first_said)


def _others(idea: Idea, given: Contribution) -> tuple[Contribution, ...]:
    return tuple(c for c in idea.contributions if not same_part(c, given))
