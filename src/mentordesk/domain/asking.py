"""Who is asked before an act of credit may name them, and what their yes opens: that one act."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from mentordesk.domain.crowd import Crowd, crowd
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import Consent, Person, Role, known

_ASKED = (Consent.ASK, Consent.EACH_TIME)


def asked_first(idea: Idea, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return who had a part and may be named in an act of credit once they say yes to that act.

    They come in the order of their parts. The leader is not asked; nor is who said already how to
    be named.
    """
    by_id = known(people)
    had = (
        by_id[who] for who in dict.fromkeys(c.person for c in idea.contributions) if who in by_id
    )
    return tuple(p for p in had if p.role is not Role.LEADER and consent_of(p, idea) in _ASKED)


def as_agreed(
    idea: Idea, people: Iterable[Person], agreed: Iterable[PersonId]
) -> tuple[Idea, Crowd]:
    """Return an idea and its people as they are for an act of credit to which these said yes.

    Who was to be asked may be named in it. That is for looking at the words of this act alone and
    is kept nowhere: for the next one they are asked again.
    """
    everybody = crowd(people)
    yes = said_yes(idea, everybody, agreed)
    if not yes:
        return idea, everybody
    parts = (
        replace(c, consent=Consent.ANYWHERE) if c.person in yes else c for c in idea.contributions
    )
    opened = (_settled_nothing(p) if p.id in yes else p for p in everybody)
    return replace(idea, contributions=tuple(parts)), Crowd(opened)


def said_yes(
    idea: Idea, people: Iterable[Person], agreed: Iterable[PersonId]
) -> AbstractSet[PersonId]:
    """Return those of whom said yes who are to be asked: for anybody else it changes nothing."""
    wanted = frozenset(agreed)
    if not wanted:
        return wanted
    return wanted & {person.id for person in asked_first(idea, people)}


def _settled_nothing(person: Person) -> Person:
    if person.pairing is None:
        return person
    return replace(person, pairing=replace(person.pairing, consent=Consent.ASK))
