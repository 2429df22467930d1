"""The credit record: all ideas one mentor has a part in, with what came of them, to keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from mentordesk.domain.crediting import (
    Saying,
    saying,
    use_without_names,
    without_names,
    without_names_of_all,
)
from mentordesk.domain.crowd import around
from mentordesk.domain.declining import as_told
from mentordesk.domain.idea import Application, Idea, Recognition, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.ledger.end import End
from mentordesk.domain.part_names import Parts, parts_of
from mentordesk.domain.person import Person, Role


@dataclass(frozen=True, slots=True)
class RecordMaterial:
    """What a record is made from: ideas as the ledger's end has them.

    They are those the mentor has a part in, and those that these go on in.
    """

    leader: Person
    mentor: Person
    people: tuple[Person, ...]
    ideas: tuple[Idea, ...]
    end: End


@dataclass(frozen=True, slots=True)
class RecordPerson:
    """One person's parts; `who` is None for a colleague whose name may not be told."""

    who: str | None
    parts: Parts


@dataclass(frozen=True, slots=True)
class RecordIdea:
    """An idea as a record tells it: since when it is where it is, and what came of it.

    `holds` are the mentor's ideas that go on inside this one, in their words. One that was heard
    `elsewhere` was said by somebody else, in a conversation that the mentor was not in.
    """

    text: str
    said_on: date
    stage: Stage
    since: date
    people: tuple[RecordPerson, ...]
    first_said: str = ""
    reason: str = ""
    until: date | None = None
    use: Application | None = None
    recognitions: tuple[Recognition, ...] = ()
    holds: tuple[str, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class CreditRecord:
    """Exactly what a record says, and where the ledger ended when it was made."""

    mentor_id: PersonId
    mentor: str
    leader: str
    ideas: tuple[RecordIdea, ...]
    end: End

    @property
    def period(self) -> tuple[date, date]:
        """Return the day of the first idea, and the last day of which the record tells."""
        days = [idea.said_on for idea in self.ideas]
        days += [day for idea in self.ideas for day in _days(idea)]
        return min(days), max(days)


def compose_record(material: RecordMaterial, zone: tzinfo | None = None) -> CreditRecord:
    """Return the record of a mentor, the oldest idea first.

    Its days are those of `zone`, or of this computer. Nobody but the leader and the mentor is named
    who does not consent to be named anywhere. A no that was not told yet is none, as in a summary.
    """
    telling = _Telling(material)
    return CreditRecord(
        material.mentor.id,
        material.mentor.name,
        material.leader.name,
        tuple(telling.idea(idea, zone) for idea in told_ideas(material)),
        material.end,
    )


def told_ideas(material: RecordMaterial) -> tuple[Idea, ...]:
    """Return the ideas that have a place of their own in a record, in its order.

    They are those that stand, and that the mentor said or has a part in, or that hold such an idea.
    """
    mentor, inside = material.mentor.id, _insides(material.ideas)
    known = {idea.id for idea in material.ideas}
    own = (
        idea
        for idea in material.ideas
        if idea.joined_into not in known
        and any(is_of(one, mentor) for one in (idea, *_held(idea, inside)))
    )
    return tuple(sorted(own, key=lambda idea: (idea.raised_at, idea.id)))


def is_of(idea: Idea, mentor: PersonId) -> bool:
    """Return whether a mentor said an idea, or has a part in it."""
    return mentor in (idea.mentor, *(c.person for c in idea.contributions))


def days_of(idea: Idea, zone: tzinfo | None) -> tuple[date, date]:
    """Return when an idea was said, and since when it is where it is."""
    use, last = idea.application, idea.last
    since = last.at.astimezone(zone).date() if use is None else use.on
    return idea.raised_at.astimezone(zone).date(), since


def until_of(idea: Idea) -> date | None:
    """Return until when an idea is parked."""
    return idea.last.until if idea.stage is Stage.PARKED else None


class _Telling:
    """Tells of ideas to one mentor, and of others only what they agreed to."""

    def __init__(self, material: RecordMaterial) -> None:
        leader, mentor = material.leader, material.mentor
        others = {p.id: p for p in material.people if p.id not in (leader.id, mentor.id)}
        # To their own record the mentor is no third person: nothing of them is left out.
        self._pair = leader, replace(mentor, role=Role.LEADER)
        self._others = others
        self._mentor = mentor.id
        self._crowd = around(leader, mentor, others.values())
        self._inside = _insides(material.ideas)

    def idea(self, idea: Idea, zone: tzinfo | None) -> RecordIdea:
        known = as_told(idea)
        last = known.last
        said_on, since = days_of(known, zone)
        elsewhere = idea.mentor != self._mentor
        # Why somebody else's idea was answered with no, only they were told.
        is_no = last.stage is Stage.DECLINED and not elsewhere
        return RecordIdea(
            text=self._words(idea.text, idea),
            said_on=said_on,
            stage=last.stage,
            since=since,
            people=tuple(self._people(idea)),
            first_said="; ".join(self._first_said(idea)),
            reason=self._words(last.reason, idea) if is_no else "",
            until=until_of(known),
            use=self._use(idea),
            recognitions=tuple(self._recognition(one, idea) for one in idea.recognitions),
            holds=tuple(self._words_held(idea)),
            elsewhere=elsewhere,
        )

    def _words_held(self, idea: Idea) -> Iterator[str]:
        """Yield the words of the mentor's ideas inside one; the stricter answer to both counts."""
        for inner in _held(idea, self._inside):
            if is_of(inner, self._mentor):
                yield without_names_of_all(inner.text, (inner, idea), self._crowd)

    def _first_said(self, idea: Idea) -> Iterator[str]:
        """Yield who said it first, and who what goes on inside it, each once.

        What an earlier version joined tells of both already. The strictest answer to all that tell
        of somebody counts.
        """
        told = dict[str, list[Idea]]()
        for one in (idea, *_held(idea, self._inside)):
            for words in filter(None, one.first_said.split("; ")):
                told.setdefault(words, []).append(one)
        for words, ideas in told.items():
            yield without_names_of_all(words, (*ideas, idea), self._crowd)

    def _use(self, idea: Idea) -> Application | None:
        return idea.application and use_without_names(idea.application, idea, self._crowd)

    def _recognition(self, given: Recognition, idea: Idea) -> Recognition:
        where, heard_by = self._words(given.where, idea), self._words(given.heard_by, idea)
        return Recognition(given.form, given.on, where, heard_by)

    def _people(self, idea: Idea) -> Iterator[RecordPerson]:
        known = self._others | {person.id: person for person in self._pair}
        for who in dict.fromkeys(had.person for had in idea.contributions):
            person = known.get(who)
            how = Saying.UNSAID if person is None else saying(idea, person, "")
            if person is not None and how is not Saying.UNSAID:
                name = None if how is Saying.COLLEAGUE else person.name
                yield RecordPerson(name, parts_of(idea, who))

    def _words(self, text: str, idea: Idea) -> str:
        """Return a text without the names of those who did not agree to stand in it.

        Somebody without a part in the idea was never asked, and is not named either.
        """
        return without_names(text, idea, self._crowd) if text else text


def _insides(ideas: Sequence[Idea]) -> Mapping[IdeaId, list[Idea]]:
    """Return what goes on right inside each idea."""
    inside = {idea.id: list[Idea]() for idea in ideas}
    for idea in ideas:
        if idea.joined_into in inside:
            inside[idea.joined_into].append(idea)
    return inside


def _held(idea: Idea, inside: Mapping[IdeaId, Sequence[Idea]]) -> Iterator[Idea]:
    """Yield all that goes on inside an idea, however deep."""
    left = list(inside[idea.id][::-1])
    while left:
        inner = left.pop()
        yield inner
        left += inside[inner.id][::-1]


def _days(idea: RecordIdea) -> Iterator[date]:
    yield idea.since
    yield from (one.on for one in idea.recognitions)
