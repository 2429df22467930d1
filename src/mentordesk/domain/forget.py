"""Forgetting a person: what of the credit stays by their wish, and words without their name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from mentordesk.domain.crowd import Crowd
from mentordesk.domain.idea import Application, Contribution, Idea, Recognition
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import COLLEAGUE, Consent, Person
from mentordesk.domain.spelling import is_in_doubt, named_in, whole_in
from mentordesk.domain.text_words import Text, read

_INSTEAD = COLLEAGUE[0].lower() + COLLEAGUE[1:]


class Stays(StrEnum):
    """What stays of somebody who is forgotten, by their own wish, on ideas that got credit."""

    NAME = "name"
    COLLEAGUE = "colleague"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Going:
    """What the desk holds about somebody, in numbers.

    Of `ideas`, which they said, `credited` got credit; so did `named_credited` of the ideas of
    others in which they had a part, `named`. What was `asked` are wishes for an agenda and
    questions of the pair's own; `chosen` is what stands on their page beyond the name.
    """

    person: Person
    sessions: int = 0
    notes: int = 0
    topics: int = 0
    promises: int = 0
    observations: int = 0
    aims: int = 0
    files: int = 0
    ideas: int = 0
    credited: int = 0
    named: int = 0
    named_credited: int = 0
    asked: int = 0
    clauses: int = 0
    chosen: int = 0


def has_credit(idea: Idea) -> bool:
    """Return whether credit was given for an idea."""
    return any(given.gives_credit for given in idea.recognitions)


def may_stay(idea: Idea, stays: Stays) -> bool:
    """Return whether somebody who is forgotten keeps their part in an idea by this wish."""
    return stays is not Stays.NOTHING and has_credit(idea)


def put_out_of(person: Person, others: Iterable[Person]) -> Callable[[str], str]:
    """Return what puts “a colleague” for the name of a person in a text, in any spelling.

    A single word that names one of the others as well stays, and so does one that may be an
    ordinary word.
    """
    alone, rest = Crowd([person]), Crowd(others)

    def plain(text: str) -> str:
        if not any(True for _ in alone.named_in(text)):
            return text
        looked_at = read(text)
        theirs = {
            spread
            for one in rest.near(looked_at)
            for spread, _ in named_in(looked_at, one.names)
            if len(spread) == 1
        }
        return _without(looked_at, _sure(looked_at, person, theirs))

    return plain


def forgotten_in(
    idea: Idea, person: Person, stays: Stays, plain: Callable[[str], str] | None = None
) -> Idea:
    """Return an idea once a person is forgotten, with `plain` words.

    What stays of their part is held to all that they allowed, and to what they wish now.
    """
    who = person.id
    if not may_stay(idea, stays):
        idea = _without_part(idea, who)
    else:
        settled = Consent.ASK if person.pairing is None else person.pairing.consent
        idea = idea.with_consent(who, settled)
        if stays is Stays.COLLEAGUE:
            idea = _as_colleague(idea.with_consent(who, Consent.AS_COLLEAGUE), who)
    return idea if plain is None else _in_words(idea, plain)


def _without_part(idea: Idea, who: PersonId) -> Idea:
    agreed = (
        replace(act, agreed=tuple(one for one in act.agreed if one != who))
        for act in idea.recognitions
    )
    parts = tuple(part for part in idea.contributions if part.person != who)
    return replace(idea, contributions=parts, recognitions=tuple(agreed))


def _as_colleague(idea: Idea, who: PersonId) -> Idea:
    """Return an idea without the words that tell before whom somebody was to be named."""
    parts = (replace(p, people="") if p.person == who else p for p in idea.contributions)
    return replace(idea, contributions=tuple(parts))


def _in_words(idea: Idea, plain: Callable[[str], str]) -> Idea:
    def part(given: Contribution) -> Contribution:
        return replace(given, people=plain(given.people))

    def act(given: Recognition) -> Recognition:
        return replace(given, where=plain(given.where), heard_by=plain(given.heard_by))

    return replace(
        idea,
        text=plain(idea.text),
        first_said=plain(idea.first_said),
        contributions=tuple(map(part, idea.contributions)),
        events=tuple(replace(step, reason=plain(step.reason)) for step in idea.events),
        application=idea.application and _use(idea.application, plain),
        recognitions=tuple(map(act, idea.recognitions)),
    )


def _use(use: Application, plain: Callable[[str], str]) -> Application:
    told = (plain(text) for text in (use.before, use.after, use.link))
    return Application(plain(use.where), use.on, *told)


def _sure(text: Text, person: Person, theirs: set[range]) -> Iterator[range]:
    """Yield the words that name a person and nobody else, the first and the longest first."""
    found = {(spread.start, -len(spread)): (spread, name) for spread, name in _all(text, person)}
    end = 0
    for _, (spread, name) in sorted(found.items()):
        is_doubtful = spread in theirs or is_in_doubt(text, spread, name)
        if spread.start >= end and not (len(spread) == 1 and is_doubtful):
            yield spread
            end = spread.stop


def _all(text: Text, person: Person) -> Iterator[tuple[range, str]]:
    yield from named_in(text, person.names)
    for name in person.names:
        yield from ((spread, name) for spread in whole_in(text, name) if len(spread) > 1)


def _without(text: Text, spreads: Iterable[range]) -> str:
    parts, end = list[str](), 0
    for spread in spreads:
        first = text.begins_a_sentence(spread[0])
        parts += [text.text[end : text.words[spread[0]].at], COLLEAGUE if first else _INSTEAD]
        end = text.words[spread[-1]].end
    return "".join((*parts, text.text[end:]))
