"""The one rule of credit: of whom may be told with an idea, and so whether credit is owed."""

from collections.abc import Mapping

from mentordesk.domain.idea import IN_USE, Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import STRICTNESS, Consent, Person, Role

People = Mapping[PersonId, Person]


def told_of_as(idea: Idea, people: People) -> Consent:
    """Return the strictest consent of those who had a part and may be told of, the leader aside.

    Each person's own consent counts, and one person's "not at all" takes nobody else away. It is
    NOT_AT_ALL where nobody is left. An idea that names nobody is that of its mentor.
    """
    had = dict.fromkeys(c.person for c in idea.contributions) or (idea.mentor,)
    known = (people[who] for who in had if who in people)
    said = (consent_of(person, idea) for person in known if person.role is not Role.LEADER)
    left = (consent for consent in said if consent is not Consent.NOT_AT_ALL)
    return max(left, key=STRICTNESS.index, default=Consent.NOT_AT_ALL)


def may_be_credited(idea: Idea, people: People) -> bool:
    """Return whether anybody but the leader may be told of, by name or as "a colleague".

    Who wants to be asked each time counts: asking is the next step.
    """
    return told_of_as(idea, people) is not Consent.NOT_AT_ALL


def owes_credit(idea: Idea, people: People) -> bool:
    """Return whether an idea is in use, somebody may be told of, and nothing was recognised.

    "They chose no credit" recognises it as well, but speaks for one mentor: for that of the idea,
    and said again for one more who has a part. What goes on inside another idea owes nothing.
    """
    if idea.stage not in IN_USE or idea.joined_into is not None:
        return False
    said = idea.recognitions
    if not said:
        return may_be_credited(idea, people)
    return not was_credited(idea) and len(said) <= len(_other_mentors(idea, people))


def was_credited(idea: Idea) -> bool:
    """Return whether credit was given for an idea at all; that none was wanted is no credit."""
    return any(said.gives_credit for said in idea.recognitions)


def _other_mentors(idea: Idea, people: People) -> set[PersonId]:
    """Return the mentors but for the idea's own who had a part and may be told of."""
    had = {c.person for c in idea.contributions} - {idea.mentor}
    mentors = (people[who] for who in had if who in people and people[who].role is Role.MENTOR)
    return {p.id for p in mentors if consent_of(p, idea) is not Consent.NOT_AT_ALL}
