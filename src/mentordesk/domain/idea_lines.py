"""Ideas as the reader of a summary sees them, and how much of them stays out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from mentordesk.domain.idea import IN_USE, Application, Idea, Recognition
from mentordesk.domain.names import consent_of, names_for
from mentordesk.domain.part_names import parts_of
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
    lines = [_idea_line(told.ideas[place], told, reader) for place in shown]
    named = [
        replace(
            _idea_line(known.ideas[place], known, reader),
            names=names_for(known.ideas[place], known, Reader.ME),
        )
        for place in shown
    ]
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
    return {Why.CONSENT: sum(one != other for one, other in zip(told, known, strict=True))}


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


def _idea_line(idea: Idea, material: Material, reader: Reader) -> IdeaLine:
    names = names_for(idea, material, reader)
    if idea.joined_into is not None:
        return IdeaLine(idea.text, names, idea.stage, goes_on=True)
    line = IdeaLine(idea.text, names, idea.stage)
    match reader:
        case Reader.SPONSOR:
            return replace(line, application=_use(idea, reader))
        case Reader.MENTOR:
            return _answered(line, idea, material, reader)
        case Reader.ME:
            return replace(
                _answered(line, idea, material, reader),
                first_said=idea.first_said,
                answer_by=idea.answer_by,
            )


def _answered(line: IdeaLine, idea: Idea, material: Material, reader: Reader) -> IdeaLine:
    return replace(
        line,
        reason=idea.last.reason,
        application=_use(idea, reader),
        recognitions=tuple(_credit(given, reader) for given in idea.recognitions),
        parts=tuple(_parts(idea, material, reader)),
    )


def _credit(given: Recognition, reader: Reader) -> Recognition:
    """Return an act of credit; who agreed to it, and whether the mentor knows, the leader reads."""
    return given if reader is Reader.ME else replace(given, mentor_knows=False, agreed=())


def _use(idea: Idea, reader: Reader) -> Application | None:
    """Return where an idea is in use; where more of it is to be found, only the leader reads."""
    if idea.application is None or reader is Reader.ME:
        return idea.application
    return replace(idea.application, link="")


def _parts(idea: Idea, material: Material, reader: Reader) -> Iterator[PartLine]:
    """Yield what each person did, of whom with this idea something may be told to this reader."""
    people = known_by_id((material.leader, material.mentor, *material.people))
    for who in dict.fromkeys(had.person for had in idea.contributions):
        own = tuple(had for had in idea.contributions if had.person == who)
        for name in names_for(replace(idea, contributions=own), material, reader):
            line = PartLine(name, parts_of(idea, who))
            if reader is Reader.ME:
                before = "; ".join(dict.fromkeys(had.people for had in own if had.people))
                line = replace(line, consent=consent_of(people[who], idea), people=before)
            yield line
