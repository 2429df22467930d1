"""Whose names may be told with an idea, and to whom."""

from collections.abc import Iterator, Mapping

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import STRICTNESS, Consent, Person, Role, known, strictest
from mentordesk.domain.summary import Material, Reader


def names_for(idea: Idea, material: Material, reader: Reader) -> tuple[str | None, ...]:
    """Return each person's name, None for one that may not be told, nothing for "not at all".

    A person's consent is the strictest of all their parts in the idea and of what their pair
    settled; what they were not yet asked about this idea is not told to others.
    """
    people = known((material.leader, material.mentor, *material.people))
    return tuple(name for _, name in told_of(idea, people, material, reader))


def told_of(
    idea: Idea, people: Mapping[PersonId, Person], material: Material, reader: Reader
) -> Iterator[tuple[PersonId, str | None]]:
    """Yield who of the people had a part in an idea, and the name as `names_for` tells it."""
    for who in dict.fromkeys(c.person for c in idea.contributions):
        person = people.get(who)
        if person is None:
            continue
        consent = consent_of(person, idea)
        if _at_the_table(person, material, reader) or consent is Consent.ANYWHERE:
            yield who, person.name
        elif consent is not Consent.NOT_AT_ALL:
            yield who, None


def mentor_may_be_told(material: Material, ideas: tuple[Idea, ...]) -> bool:
    """Return whether a reader of these ideas may learn with whom the leader met.

    A title that names the mentor would tell who "a colleague" is.
    """
    mentor = material.mentor
    had_part = (i for i in ideas if any(c.person == mentor.id for c in i.contributions))
    settled = mentor.pairing is not None and mentor.pairing.consent is Consent.ANYWHERE
    return settled and all(consent_of(mentor, i) is Consent.ANYWHERE for i in had_part)


def consent_of(person: Person, idea: Idea) -> Consent:
    """Return how a person who had a part in an idea may be named for it now.

    Who gave no answer for it is asked, unless their pair settled something stricter than asking.
    """
    now = settled(person, idea)
    if idea.consent_of(person.id) is Consent.ASK:
        return max(Consent.ASK, now, key=STRICTNESS.index)
    return now


def settled(person: Person, idea: Idea) -> Consent:
    """Return the strictest of a person's own answers and their pair's, ASK for none."""
    usual = Consent.ASK if person.pairing is None else person.pairing.consent
    return strictest(idea.consent_of(person.id), usual)


def consents_left(person: Person, idea: Idea) -> tuple[Consent, ...]:
    """Return what a person who had a part can say now: an answer only becomes stricter."""
    now, before = consent_of(person, idea), settled(person, idea)
    return tuple(c for c in Consent if c is now or strictest(before, c) is c)


def _at_the_table(person: Person, material: Material, reader: Reader) -> bool:
    """Return whether this reader heard the person's part from that very person."""
    match reader:
        case Reader.ME:
            return True
        case Reader.MENTOR:
            return person.id in (material.leader.id, material.mentor.id)
        case Reader.SPONSOR:
            return person.role is Role.LEADER
