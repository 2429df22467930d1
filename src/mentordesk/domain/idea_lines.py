"""Ideas as the reader of a summary sees them, and how much of them stays out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from mentordesk.domain.idea import IN_USE, Application, Idea, Recognition
from mentordesk.domain.ids import PersonId
from mentordesk.domain.names import consent_of, told_of
from mentordesk.domain.part_names import parts_of
from mentordesk.domain.person import Person
from mentordesk.domain.person import known as known_by_id
from mentordesk.domain.summary import IdeaLine, Material, PartLine, Reader, Why

Item = TypeVar("Item")
Stays: TypeAlias = Mapping[Why, int]
"""How much of a section stays out although its reader may see the section, and why."""


def idea_lines(
    told: Material, known: Material, all_of_it: Material, reader: Reader
) -> tuple[list[IdeaLine], Stays]:
    """Return a line for each idea that stands before this reader, and what stays out.

    An idea is here as it may be `told`, as the reader may know it, and as the leader has it.
    """
    shown = standing(told, reader)
    people = known_by_id((told.leader, told.mentor, *told.people))
    lines, named = list[IdeaLine](), list[IdeaLine]()
    for place in shown:
        as_told, as_known = told.ideas[place], known.ideas[place]
        lines.append(_idea_line(as_told, people, told, reader))
        is_same = as_told is as_known
        line = lines[-1] if is_same else _idea_line(as_known, people, known, reader)
        names = tuple(name for _, name in told_of(as_known, people, known, Reader.ME))
        named.append(line if names == line.names else replace(line, names=names))
    joined = len(told.ideas) - len(_apart(told, reader))
    untold = sum(known.ideas[place].last != all_of_it.ideas[place].last for place in shown)
    return lines, {
        Why.JOINED: joined,
        Why.NOT_APPLIED: len(told.ideas) - joined - len(shown),
        Why.NOT_TOLD: untold,
        **unnamed(lines, named),
    }


def standing(material: Material, reader: Reader) -> list[int]:
    """Return the places of the ideas that stand for themselves before this reader."""
    apart = _apart(material, reader)
    if reader is not Reader.SPONSOR:
        return apart
    return [place for place in apart if material.ideas[place].stage in IN_USE]


def unnamed(told: Sequence[Item], known: Sequence[Item]) -> Stays:
    """Return in how many items somebody goes unnamed."""
    return {
        Why.CONSENT: sum(
            one is not other and one != other for one, other in zip(told, known, strict=True)
        )
    }


def _apart(material: Material, reader: Reader) -> list[int]:
    """Return the places of the ideas that are not told inside one that tells what came of both.

    One that goes on inside an idea of another session is told with its words alone; a sponsor
    reads only what came of it.
    """
    here = {idea.id for idea in material.ideas}
    return [
        place
        for place, idea in enumerate(material.ideas)
        if idea.joined_into is None
        or (reader is not Reader.SPONSOR and idea.joined_into not in here)
    ]


def _idea_line(
    idea: Idea, people: Mapping[PersonId, Person], material: Material, reader: Reader
) -> IdeaLine:
    named = tuple(told_of(idea, people, material, reader))
    names = tuple(name for _, name in named)
    if idea.joined_into is not None:
        return IdeaLine(idea.text, names, idea.stage, goes_on=True)
    if reader is Reader.SPONSOR:
        return IdeaLine(idea.text, names, idea.stage, application=_use(idea, reader))
    own = reader is Reader.ME
    return IdeaLine(
        idea.text,
        names,
        idea.stage,
        reason=idea.last.reason,
        application=_use(idea, reader),
        recognitions=tuple(_credit(given, reader) for given in idea.recognitions),
        parts=tuple(_part(idea, people[who], name, reader) for who, name in named),
        first_said=idea.first_said if own else "",
        answer_by=idea.answer_by if own else None,
    )


def _credit(given: Recognition, reader: Reader) -> Recognition:
    """Return an act of credit; who agreed to it, and whether the mentor knows, the leader reads."""
    return given if reader is Reader.ME else replace(given, mentor_knows=False, agreed=())


def _use(idea: Idea, reader: Reader) -> Application | None:
    """Return where an idea is in use; where more of it is to be found, only the leader reads."""
    if idea.application is None or reader is Reader.ME:
        return idea.application
    return replace(idea.application, link="")


def _part(idea: Idea, person: Person, name: str | None, reader: Reader) -> PartLine:
    """Return what a person did, of whom with this idea something may be told to this reader."""
    parts = parts_of(idea, person.id)
    if reader is not Reader.ME:
        return PartLine(name, parts)
    had = (had.people for had in idea.contributions if had.person == person.id and had.people)
    return PartLine(name, parts, consent_of(person, idea), "; ".join(dict.fromkeys(had)))
