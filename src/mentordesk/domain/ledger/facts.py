"""Facts from ideas, and ideas from facts: what changed, and the idea as it is told.

What the facts of each kind say, beside the idea they are about:

brought     state: the whole idea, for one from before the ledger, imported or put right
heard       heard_in, mentor, text, raised_at, step: the first of its steps, or null
reworded    text
stage       step, place among the steps, to, happened, said_in, reason, until, told_on
taken_back  step: it is none of the idea's any more
reasoned    step, reason, until, told_on: the same step in other words
answer_by   day, or null
part        person, part and place, weight, consent, people; or off: that part is taken off
consent     person, part, consent, people; and settled, where their pair settled it for all ideas
first_said  words
applied     where, on, before, after, link, and whether it was adapted
recognised  form, on, where, heard_by, mentor_knows; agreed: who said yes to this act, if any
joined      into: the idea it goes on in, or null; or also: those that go on in it from now on;
            or origins: all that do
split       origins: the ideas it was split from
pencilled   on: whether the idea may stand otherwise from now on, until its session's close
struck      numbers: the first and last of each run of entries that were destroyed
begun       lost: the same of entries that damage took, from before the ledger began anew here
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from mentordesk.domain.idea import Idea, IdeaEvent, Part, Stage, same_part
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.ledger import spelling
from mentordesk.domain.ledger.fact import Fact, Kind, day, key, moment
from mentordesk.domain.ledger.telling import put, retold, same_step
from mentordesk.domain.person import Consent

One = TypeVar("One")


def difference(old: Idea | None, new: Idea) -> tuple[Fact, ...]:
    """Return what became so with an idea, in the order in which it is told.

    What no fact can tell, like another mentor, is told by the whole idea.
    """
    if not _names_each_once(new):
        return () if old == new else (brought(new),)
    if old is None:
        heard = _heard(new)
        begun = retold([heard])
        return heard, *(() if begun is None else _since(begun, new))
    return tuple(_since(old, new)) if _is_told_in_steps(old, new) else (brought(new),)


def brought(idea: Idea) -> Fact:
    """Return the fact that tells a whole idea anew."""
    return Fact(Kind.BROUGHT, idea.id, {"state": spelling.idea_said(idea)})


def settled_anew(idea: IdeaId, who: PersonId, part: Part, consent: Consent) -> Fact:
    """Return the fact that what a pair settled made an answer for one idea stricter."""
    says = {"person": who.hex, "part": part.value, "consent": consent.value, "people": ""}
    return Fact(Kind.CONSENT, idea, says | {"settled": True})


def _heard(idea: Idea) -> Fact:
    first = idea.events[0] if idea.events else None
    is_plain = first is not None and first == _first_of(idea, first)
    says = {
        "heard_in": idea.session.hex,
        "mentor": idea.mentor.hex,
        "text": idea.text,
        "raised_at": moment(idea.raised_at),
        "step": first.id.hex if first is not None and is_plain else None,
    }
    return Fact(Kind.HEARD, idea.id, says)


def _first_of(idea: Idea, first: IdeaEvent) -> IdeaEvent:
    return IdeaEvent(first.id, idea.raised_at, Stage.HEARD, idea.session)


def _names_each_once(idea: Idea) -> bool:
    parts = {(given.person, given.part) for given in idea.contributions}
    steps = {event.id for event in idea.events}
    return (len(parts), len(steps)) == (len(idea.contributions), len(idea.events))


def _is_told_in_steps(old: Idea, new: Idea) -> bool:
    said = len(old.recognitions)
    same = (
        (old.id, old.session, old.mentor, old.raised_at),
        (new.id, new.session, new.mentor, new.raised_at),
    )
    has_its_use = old.application is None or new.application is not None
    return same[0] == same[1] and has_its_use and new.recognitions[:said] == old.recognitions


def _since(old: Idea, new: Idea) -> Iterator[Fact]:
    about = new.id
    if old.text != new.text:
        yield Fact(Kind.REWORDED, about, {"text": new.text})
    if old.first_said != new.first_said:
        yield Fact(Kind.FIRST_SAID, about, {"words": new.first_said})
    yield from _origins(old, new)
    yield from _parts(old, new)
    yield from _steps(old, new)
    if old.answer_by != new.answer_by:
        yield Fact(Kind.ANSWER_BY, about, {"day": day(new.answer_by)})
    if new.application is not None and old.application != new.application:
        is_adapted = {"adapted": bool(new.events) and new.stage is Stage.ADAPTED}
        yield Fact(Kind.APPLIED, about, spelling.use_said(new.application) | is_adapted)
    for given in new.recognitions[len(old.recognitions) :]:
        yield Fact(Kind.RECOGNISED, about, spelling.credit_said(given))
    if old.joined_into != new.joined_into:
        yield Fact(Kind.JOINED, about, {"into": key(new.joined_into)})


def _origins(old: Idea, new: Idea) -> Iterator[Fact]:
    if old.origins != new.origins:
        # An idea that begins with one origin is a piece of it; others were joined.
        is_piece = not old.contributions and not old.origins and len(new.origins) == 1
        kind, known = Kind.SPLIT if is_piece else Kind.JOINED, len(old.origins)
        # All of them at each joining would make the ledger of an idea of many grow by the square.
        adds = not is_piece and new.origins[:known] == old.origins
        name, told = ("also", new.origins[known:]) if adds else ("origins", new.origins)
        yield Fact(kind, new.id, {name: [origin.hex for origin in told]})


def _parts(old: Idea, new: Idea) -> Iterator[Fact]:
    gone, left = _apart(old.contributions, new.contributions, same_part)
    for one in gone:
        says = {"person": one.person.hex, "part": one.part.value, "off": True}
        yield Fact(Kind.PART, new.id, says)
    for place, given, before in _placed(left, new.contributions, same_part):
        said = spelling.part_said(given)
        if before is not None and before.weight is given.weight:
            says = {name: said[name] for name in ("person", "part", "consent", "people")}
            yield Fact(Kind.CONSENT, new.id, says)
        else:
            yield Fact(Kind.PART, new.id, {**said, "place": place})


def _steps(old: Idea, new: Idea) -> Iterator[Fact]:
    gone, left = _apart(old.events, new.events, same_step)
    for one in gone:
        yield Fact(Kind.TAKEN_BACK, new.id, {"step": one.id.hex})
    for place, event, before in _placed(left, new.events, same_step):
        said = spelling.step_said(event)
        if before is not None and _is_in_other_words(before, event):
            says = {name: said[name] for name in ("step", "reason", "until", "told_on")}
            yield Fact(Kind.REASONED, new.id, says)
        else:
            yield Fact(Kind.STAGE, new.id, {**said, "place": place})


def _is_in_other_words(old: IdeaEvent, new: IdeaEvent) -> bool:
    return new == replace(old, reason=new.reason, until=new.until, told_on=new.told_on)


def _apart(
    old: Iterable[One], new: Iterable[One], same: Callable[[One, One], bool]
) -> tuple[list[One], list[One]]:
    """Return those of the old that are gone, and those that are left."""
    kept = list(new)
    gone, left = list[One](), list[One]()
    for one in old:
        (left if any(same(one, other) for other in kept) else gone).append(one)
    return gone, left


def _placed(
    old: Sequence[One], new: Sequence[One], same: Callable[[One, One], bool]
) -> Iterator[tuple[int, One, One | None]]:
    """Yield what to put where, one after another, until the old are the new.

    Each takes its own old place's thing out first, and then pushes others on; the last of the
    three is what it was, where it stays in its place.
    """
    left, place = list(old), 0
    while place < len(new):
        here, wanted = left[place] if place < len(left) else None, new[place]
        if here is not None and same(here, wanted):
            if here != wanted:
                yield place, wanted, here
                left[place] = wanted
            place += 1
        elif here is not None and place + 1 < len(left) and same(left[place + 1], wanted):
            to = next(n for n, one in enumerate(new) if same(one, here))
            yield to, new[to], None
            put(left, to, new[to], same)
        else:
            yield place, wanted, None
            put(left, place, wanted, same)
