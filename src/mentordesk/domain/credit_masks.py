"""Whether a line of a credit record differs from an idea in nothing but how names are told.

Who is known on the desk, and what a pair settled, is in no ledger. So the same entries are told
with other names left in or out once that has changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mentordesk.domain.credit_lines import COLLEAGUE, GAP
from mentordesk.domain.credit_record import RecordIdea, RecordMaterial, RecordPerson
from mentordesk.domain.crediting import Saying, saying
from mentordesk.domain.crowd import Crowd
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.part_names import parts_of
from mentordesk.domain.person import Consent
from mentordesk.domain.spelling import named_in
from mentordesk.domain.text_words import read

_MASKS = (COLLEAGUE, COLLEAGUE.capitalize(), GAP)


def frame_of(line: RecordIdea) -> tuple[object, ...]:
    """Return all of a line in which no name can stand."""
    given = tuple((one.form, one.on) for one in line.recognitions)
    used_on = None if line.use is None else line.use.on
    return (
        line.said_on,
        line.stage,
        line.since,
        line.until,
        used_on,
        given,
        len(line.holds),
        line.elsewhere,
    )


class NamesTold:
    """The ways in which names can be told with ideas, by the people of the desk."""

    def __init__(self, material: RecordMaterial) -> None:
        pair = {person.id: person for person in (material.leader, material.mentor)}
        self._pair = pair
        self._others = {p.id: p for p in material.people if p.id not in pair}
        self._known = Crowd(self._others.values())
        self._found = dict[str, Sequence[tuple[int, int]]]()

    def may_be(self, told: RecordIdea, whole: RecordIdea, idea: Idea) -> bool:
        """Return whether a line tells an idea, which in full words is `whole`, of the same frame.

        A name stands there or is left out; no other name stands for it.
        """
        words = zip(_words(told), _words(whole), strict=True)
        are_told = all(self.may_say(said, full) for said, full in words)
        return are_told and self._people_may_be(told.people, idea)

    def may_say(self, said: str, full: str) -> bool:
        """Return whether words are these in full, but for names, going on from each end of one."""
        if said == full:
            return True
        names = self._names(full)
        first, last = (names[0][0], max(end for _, end in names)) if names else (len(full), 0)
        if not (said.startswith(full[:first]) and said.endswith(full[last:])):
            return False
        ends = sorted({0, len(full), *(end for name in names for end in name)})
        reached = {end: set[int]() for end in ends}
        reached[0].add(0)
        for at, upto in pairwise(ends):
            for so_far in reached[at]:
                if said.startswith(full[at:upto], so_far):
                    reached[upto].add(so_far + upto - at)
                masks = [mask for mask in _MASKS if said.startswith(mask, so_far)]
                for end in (end for begin, end in names if begin == at):
                    reached[end].update(so_far + len(mask) for mask in masks)
        return len(said) in reached[len(full)]

    def _names(self, full: str) -> Sequence[tuple[int, int]]:
        """Return where names begin and end in a text."""
        if full not in self._found:
            text = read(full)
            spreads = {
                (text.words[spread[0]].at, text.words[spread[-1]].end)
                for person in self._known.near(text)
                for spread, _ in named_in(text, person.names)
            }
            self._found[full] = sorted(spreads)
        return self._found[full]

    def _people_may_be(self, told: Sequence[RecordPerson], idea: Idea) -> bool:
        reached = {0}
        for who in dict.fromkeys(had.person for had in idea.contributions):
            ways, after = list(self._ways(who, idea)), set[int]()
            for at in reached:
                after |= {at + 1 for way in ways if way is not None and told[at : at + 1] == (way,)}
                after |= {at} if None in ways else set()
            reached = after
        return len(told) in reached

    def _ways(self, who: PersonId, idea: Idea) -> Iterator[RecordPerson | None]:
        """Yield how somebody can be told of, None for not at all, whatever their pair settled."""
        parts = parts_of(idea, who)
        if who in self._pair:
            yield RecordPerson(self._pair[who].name, parts)
            return
        for how in self._sayings(who, idea):
            named = self._others[who].name if how is Saying.NAMED else None
            yield None if how is Saying.UNSAID else RecordPerson(named, parts)

    def _sayings(self, who: PersonId, idea: Idea) -> set[Saying]:
        person = self._others.get(who)
        if person is None:
            return {Saying.UNSAID}
        if person.pairing is None:
            return {saying(idea, person, "")}
        settled = (replace(person.pairing, consent=consent) for consent in Consent)
        return {saying(idea, replace(person, pairing=pairing), "") for pairing in settled}


def _words(line: RecordIdea) -> Iterator[str]:
    yield from (line.text, line.first_said, line.reason)
    if line.use is not None:
        yield from (line.use.where, line.use.before, line.use.after, line.use.link)
    for given in line.recognitions:
        yield from (given.where, given.heard_by)
    yield from line.holds
