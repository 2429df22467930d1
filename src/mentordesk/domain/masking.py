"""What others may read of a session, without the names of those who did not agree to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentordesk.domain.crediting import (
    FROM_THE_LOOSEST,
    saying,
    use_without_names,
    without_names,
    without_names_of_all,
)
from mentordesk.domain.crowd import Crowd, around, crowd
from mentordesk.domain.idea import Contribution, Idea, Recognition
from mentordesk.domain.idea_words import words_beside
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Person
from mentordesk.domain.summary import Material, Reader

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value", bound="DataclassInstance")


def masked(material: Material, reader: Reader) -> Material:
    """Return a session whose words name nobody to this reader who did not agree to be named.

    The leader reads all names. To the mentor neither of the two is a third person. A sponsor reads
    nothing but ideas.
    """
    match reader:
        case Reader.ME:
            return material
        case Reader.MENTOR:
            return _to_the_mentor(material)
        case Reader.SPONSOR:
            return replace(material, ideas=ideas_without_names(material, reader))


def of_a_talk(
    leader: Person, mentor: Person, people: Iterable[Person], ideas: tuple[Idea, ...]
) -> Callable[[str], str]:
    """Return what puts names out of words of a talk with these ideas, as its mentor may read them.

    Who had no part in any of them was never to be asked, and a talk may tell of them, unless the
    words of an idea name them: they may have been taken off it.
    """
    if not ideas:
        return str
    everybody = crowd(people)
    told = [text for idea in ideas for text in (idea.text, *words_beside(idea))]
    named = {person.id for text in told for person in everybody.named_in(text)}
    named |= {part.person for idea in ideas for part in idea.contributions}
    asked = [person for person in everybody if person.id in named]
    whole, near = _as_one(ideas, asked), around(leader, mentor, asked)
    return lambda text: without_names(text, whole, near)


def talk_without_names(material: Material, plain: Callable[[str], str]) -> Material:
    """Return a session with `plain` words for all that its mentor may read but the ideas."""
    session, agenda = material.session, material.agenda
    return _with(
        material,
        session=_with(
            session,
            play_back=_with(session.play_back, text=plain(session.play_back.text)),
        ),
        agenda=_with(
            agenda,
            topics=tuple(_with(topic, text=plain(topic.text)) for topic in agenda.topics),
        ),
        notes=tuple(
            _with(note, text=plain(note.text)) if note.kind is NoteKind.SHARED else note
            for note in material.notes
        ),
        promises=tuple(
            _with(promise, text=plain(promise.text), reason=plain(promise.reason))
            for promise in material.promises
        ),
    )


def _to_the_mentor(material: Material) -> Material:
    leader, mentor = material.leader, material.mentor
    ideas = ideas_without_names(material, Reader.MENTOR)
    if not ideas:
        return material
    plain = of_a_talk(leader, mentor, material.people, material.ideas)
    return replace(talk_without_names(material, plain), ideas=ideas)


def _as_one(ideas: tuple[Idea, ...], people: list[Person]) -> Idea:
    """Return an idea with the parts of each person in that idea where least may be said of them.

    Whether they were asked about another idea makes no difference to this one.
    """
    parts = (part for person in people for part in _strictest(ideas, person))
    return replace(ideas[0], contributions=tuple(parts))


def _strictest(ideas: tuple[Idea, ...], person: Person) -> list[Contribution]:
    told = ((idea, _parts(idea, person)) for idea in ideas)
    had = [(saying(idea, person, ""), parts) for idea, parts in told if parts]
    return max(had, key=lambda one: FROM_THE_LOOSEST.index(one[0]), default=(None, []))[1]


def _parts(idea: Idea, person: Person) -> list[Contribution]:
    return [part for part in idea.contributions if part.person == person.id]


def ideas_without_names(material: Material, reader: Reader) -> tuple[Idea, ...]:
    """Return the ideas in words that name nobody to this reader who did not agree to it."""
    return tuple(each_without_names(material, reader))


def each_without_names(material: Material, reader: Reader) -> Iterator[Idea]:
    """Yield the ideas one after the other, as `ideas_without_names` returns them."""
    if reader is Reader.ME:
        yield from material.ideas
        return
    leader, mentor, others = material.leader, material.mentor, material.people
    to_mentor = reader is Reader.MENTOR
    people = around(leader, mentor, others) if to_mentor else Crowd((leader, mentor, *others))
    known = {idea.id: idea for idea in (*material.around, *material.ideas)}
    for idea in material.ideas:
        yield _idea(idea, tuple(_around(idea, known)), people)


def _around(idea: Idea, known: Mapping[IdeaId, Idea]) -> Iterator[Idea]:
    """Yield what an idea goes on in, from the inside; on a damaged desk that may be a circle."""
    inner, seen = idea, set[IdeaId]()
    while inner.joined_into is not None and inner.joined_into not in seen:
        seen.add(inner.joined_into)
        outer = known.get(inner.joined_into)
        if outer is None:
            return
        yield outer
        inner = outer


def _idea(idea: Idea, around_it: tuple[Idea, ...], people: Crowd) -> Idea:
    """Return an idea of whose words none names anybody beyond their consent.

    Its line is told as all that it goes on in allow it too, which have its people and more.
    """
    last = _with(idea.last, reason=without_names(idea.last.reason, idea, people))
    return _with(
        idea,
        text=without_names_of_all(idea.text, (idea, *around_it), people),
        events=(*idea.events[:-1], last),
        application=idea.application and use_without_names(idea.application, idea, people),
        recognitions=tuple(_recognitions(idea, people)),
    )


def _recognitions(idea: Idea, people: Crowd) -> Iterator[Recognition]:
    for given in idea.recognitions:
        where = without_names(given.where, idea, people)
        yield _with(given, where=where, heard_by=without_names(given.heard_by, idea, people))


def _with(value: Value, **anew: object) -> Value:
    """Return a value with new fields, and the same where they are as they were, as are most."""
    if all(getattr(value, name) == new for name, new in anew.items()):
        return value
    return replace(value, **anew)
