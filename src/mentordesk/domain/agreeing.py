"""What a person answers about being named: anywhere, before these people, and so on."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Consent, strictest
from mentordesk.domain.text import line, whole_letters
from mentordesk.domain.text_words import Row, read
from mentordesk.errors import BlankTextError

_BETWEEN = re.compile(r"[,;\n]|\s[/&+]\s|\band\b")
_ARTICLES = frozenset({"the", "a", "an"})
_EXCEPT = """
    apart barring besides but except excepted excepting excl excludes excluding minus neither never
    no nobody none nor not outside save than unless without
"""
_EXCEPTS = frozenset(_EXCEPT.split())
_ANY = "all any anybody anyone each every everybody everyone others"
_ANYBODY = frozenset(_ANY.split())


def agreed(idea: Idea, person: PersonId, consent: Consent, people: str = "") -> Idea:
    """Return the idea with a person's answer, which only makes what was settled stricter.

    `people` tells in words before whom they may be named, where the answer is THESE_PEOPLE. Of two
    such answers what is in both counts; where nobody is, they are a colleague.
    Raises BlankTextError where nobody is told, unless that was the answer before, TextTooLongError.
    """
    given = idea.with_consent(person, consent)
    known = idea.consent_of(person) is Consent.THESE_PEOPLE and not people.strip()
    if consent is not Consent.THESE_PEOPLE or known:
        return given
    before = line(people, "list of people")
    if not _all_told(before):
        raise BlankTextError(what="list of people")
    changed = (_narrowed(c, before) if c.person == person else c for c in given.contributions)
    return replace(given, contributions=tuple(changed))


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
    """Return whether all who hear something are among people that were told in words.

    Words that tell of anybody, or who is left out, as in “everyone but HR”, tell of nobody there.
    """
    hear, may = _all_told(heard_by), _each(people)
    return bool(hear) and hear.keys() <= may.keys()


def answer_of(given: Iterable[Contribution]) -> tuple[Consent, str]:
    """Return what one person allows by all of these parts, and before whom, in words.

    It is the strictest answer; before these people means before those that each list names. Who
    told of nobody yet is named before nobody, which no other list makes wider.
    """
    given = tuple(given)
    consent = strictest(Consent.ASK, *(c.consent for c in given))
    told = [c.people for c in given if c.consent is Consent.THESE_PEOPLE]
    if consent is not Consent.THESE_PEOPLE or not any(told):
        return consent, ""
    both = told[0]
    for people in told[1:]:
        both = _both(both, people)
    return (consent, both) if both else (Consent.AS_COLLEAGUE, "")


def strictly(
    parts: Iterable[Contribution], every: tuple[Contribution, ...]
) -> tuple[Contribution, ...]:
    """Return parts with the strictest of all that their people answered for every one."""
    answers = {c.person: answer_of(o for o in every if o.person == c.person) for c in every}
    return tuple(
        replace(c, consent=answers[c.person][0], people=answers[c.person][1]) for c in parts
    )


def bound(inner: Idea, outer: Idea) -> Idea:
    """Return an idea that goes on inside another with no answer looser than those given for that.

    An answer takes the place of *ask*, and whom the outer idea tells of that of nobody yet.
    """
    answers = {
        who: answer_of(c for c in outer.contributions if c.person == who)
        for who in {c.person for c in outer.contributions}
    }
    bounds = (
        _bound(c, *answers[c.person]) if c.person in answers else c for c in inner.contributions
    )
    return replace(inner, contributions=tuple(bounds))


def _bound(had: Contribution, consent: Consent, people: str) -> Contribution:
    if had.consent is consent is Consent.THESE_PEOPLE and people:
        return _narrowed(had, people)
    consent, people = answer_of((had, replace(had, consent=consent, people=people)))
    if consent is had.consent is not Consent.THESE_PEOPLE:
        return had
    return replace(had, consent=consent, people=people)


def _narrowed(had: Contribution, people: str) -> Contribution:
    if had.consent is not Consent.THESE_PEOPLE:
        return had
    both = _both(had.people, people) if had.people else people
    return (
        replace(had, people=both) if both else replace(had, consent=Consent.AS_COLLEAGUE, people="")
    )


def _both(first: str, second: str) -> str:
    """Return those of the first people whom the second name too, "" for none."""
    old, new = _each(first), _each(second)
    if old.keys() == new.keys():
        return first if old else ""
    return ", ".join(words for row, words in old.items() if row in new)


def _each(people: str) -> dict[Row, str]:
    """Return the people of a list, each by the words that tell who it is.

    Those are none where it tells who is left out: nobody can say what that leaves out of the rest.
    """
    if any(word.folded in _EXCEPTS for word in read(people).words):
        return {}
    return {row: words for row, words in _all_told(people).items() if not _ANYBODY.issuperset(row)}


def _all_told(people: str) -> dict[Row, str]:
    told = [one.strip() for one in _BETWEEN.split(people)]
    rows = {_row(one): one for one in told}
    rows.pop((), None)
    return rows


def _row(one: str) -> Row:
    """Return the words that tell who it is, without an article, and signs as in “C++ team”."""
    text = read(one)
    words = [word.folded for word in text.words]
    if len(words) > 1 and words[0] in _ARTICLES and text.between(0, 1).isspace():
        words = words[1:]
    signs = (sign for sign in one if sign in "#%&*@/?…" or unicodedata.category(sign)[0] == "S")
    row = *words, *signs
    return () if _ARTICLES.issuperset(row) else row
