"""What a person answers about being named: anywhere, before these people, and so on."""

import re
from dataclasses import replace

from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Consent
from mentordesk.domain.text import line, whole_letters
from mentordesk.domain.text_words import Row, read

_BETWEEN = re.compile(r"[,;/&+\n]|\band\b")
_TELLS_NOBODY = frozenset({"the", "a", "an"})


def agreed(idea: Idea, person: PersonId, consent: Consent, people: str = "") -> Idea:
    """Return the idea with a person's answer, which only makes what was settled stricter.

    `people` tells in words before whom they may be named, where the answer is THESE_PEOPLE. Of two
    such answers what is in both counts; where nobody is, they are a colleague.
    Raises BlankTextError where nobody is told, unless that was the answer before, TextTooLongError.
    """
    answered = idea.with_consent(person, consent)
    known = idea.consent_of(person) is Consent.THESE_PEOPLE and not people.strip()
    if consent is not Consent.THESE_PEOPLE or known:
        return answered
    before = line(people, "list of people")
    changed = (_narrowed(c, before) if c.person == person else c for c in answered.contributions)
    return replace(answered, contributions=tuple(changed))


def credited(idea: Idea, given: Contribution) -> Idea:
    """Return the idea with a person's part added, or that same part with its weight and answer.

    As in `agreed` whom it tells of narrows whom the part told of before, or says it at first.
    """
    given = replace(given, people=whole_letters(given.people).strip())
    added = idea.with_contribution(given)
    if given.consent is not Consent.THESE_PEOPLE or not given.people:
        return added
    *rest, new = added.contributions
    return replace(added, contributions=(*rest, _narrowed(new, given.people)))


def people_agreed(idea: Idea, person: PersonId) -> str:
    """Return before whom somebody agreed to be named, in words; "" where nobody was told."""
    told = (c.people for c in idea.contributions if c.person == person)
    return next(filter(None, told), "")


def are_among(heard_by: str, people: str) -> bool:
    """Return whether all who hear something are among people that were told in words."""
    hear, may = _each(heard_by), _each(people)
    return bool(hear) and hear.keys() <= may.keys()


def _narrowed(had: Contribution, people: str) -> Contribution:
    if had.consent is not Consent.THESE_PEOPLE:
        return had
    if not had.people:
        return replace(had, people=people)
    old, new = _each(had.people), _each(people)
    both = ", ".join(words for row, words in old.items() if row in new)
    return (
        replace(had, people=both) if both else replace(had, consent=Consent.AS_COLLEAGUE, people="")
    )


def _each(people: str) -> dict[Row, str]:
    """Return people told in words, each by the words that tell who it is."""
    told = [one.strip() for one in _BETWEEN.split(people)]
    rows = {
        tuple(word.folded for word in read(one).words if word.folded not in _TELLS_NOBODY): one
        for one in told
    }
    rows.pop((), None)
    return rows
