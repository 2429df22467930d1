"""Words of credit: who may be named before whom, a draft, and what breaks a consent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from mentordesk.domain import credit_lines as lines
from mentordesk.domain.agreeing import are_among
from mentordesk.domain.as_shown import put_instead
from mentordesk.domain.asking import as_agreed, said_yes
from mentordesk.domain.credit_due import may_be_credited
from mentordesk.domain.crowd import crowd
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import PersonId
from mentordesk.domain.name_forms import spellings
from mentordesk.domain.names import consent_of
from mentordesk.domain.part_names import PARTS
from mentordesk.domain.person import Consent, Medium, Person, Role, known
from mentordesk.domain.spelling import is_in_doubt, named_in, whole_in
from mentordesk.domain.text_words import Text, read
from mentordesk.errors import ConsentError, NothingToCreditError


class Saying(Enum):
    """What may be said of a person, from the loosest to the strictest."""

    SELF = auto()
    NAMED = auto()
    COLLEAGUE = auto()
    UNSAID = auto()


FROM_THE_LOOSEST = tuple(Saying)
"""What may be said of a person, the strictest last."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act of credit that is being prepared: its form, its medium, and before whom, in words."""

    form: RecognitionForm
    medium: Medium
    heard_by: str = ""


def saying(idea: Idea, person: Person, heard_by: str) -> Saying:
    """Return what may be said of somebody with an idea, before these people.

    Nobody is named before people who are not told in words, unless they may be named anywhere. Who
    is to be asked is a colleague; of an act to which they said yes `as_agreed` tells.
    """
    if person.role is Role.LEADER:
        return Saying.SELF
    match consent_of(person, idea):
        case Consent.ANYWHERE:
            return Saying.NAMED
        case Consent.THESE_PEOPLE if all(are_among(heard_by, p) for p in _agreed(idea, person)):
            return Saying.NAMED
        case Consent.NOT_AT_ALL:
            return Saying.UNSAID
        case _:
            return Saying.COLLEAGUE


def broken_consent(
    text: str, idea: Idea, people: Iterable[Person], heard_by: str = ""
) -> tuple[str, ...]:
    """Return the words of a text that surely name somebody of the desk beyond their consent.

    `people` are those of the desk; who had no part in the idea was never asked, and is not named
    either. A word counts in any spelling: a part of the name, with an ending, turned round, with or
    without accents. A name that is an ordinary word as well counts where it is written as a name.
    """
    looked_at = read(text)
    return _seen(looked_at, _broken(looked_at, (idea,), people, heard_by), in_doubt=False)


def perhaps_broken(
    text: str, idea: Idea, people: Iterable[Person], heard_by: str = ""
) -> tuple[str, ...]:
    """Return the words of a text that are ordinary, or else a name beyond its consent.

    Nobody but the leader can tell: “Price list”, where somebody is called Price.
    """
    looked_at = read(text)
    return _seen(looked_at, _broken(looked_at, (idea,), people, heard_by), in_doubt=True)


def without_names(text: str, idea: Idea, people: Iterable[Person], heard_by: str = "") -> str:
    """Return a text with “a colleague” for each name that may not stand in it.

    For somebody who is not to be named at all there is only a gap. A word in doubt is taken for the
    name: nobody may look at the text before it leaves.
    """
    return _masked(text, (idea,), people, heard_by)


def without_names_of_all(text: str, ideas: tuple[Idea, ...], people: Iterable[Person]) -> str:
    """Return words of ideas inside each other, where each name stands as all of them allow it.

    Who has no part in one of them was never asked about that one.
    """
    return _masked(text, ideas, people, "")


def _masked(text: str, ideas: tuple[Idea, ...], people: Iterable[Person], heard_by: str) -> str:
    if not text:
        return text
    everybody = crowd(people)

    def broken(looked_at: Text) -> Iterator[tuple[range, Saying]]:
        for spread, how, _ in _broken(looked_at, ideas, everybody, heard_by):
            yield spread, how

    return put_instead(text, broken, _instead, everybody.may_name)


def _instead(text: Text, spread: range, how: Saying) -> str:
    words = lines.GAP if how is Saying.UNSAID else lines.COLLEAGUE
    return _capital(words) if text.begins_a_sentence(spread[0]) else words


def use_without_names(use: Application, idea: Idea, people: Iterable[Person]) -> Application:
    """Return where an idea is in use, and what changed, without names that may not stand there."""
    people = crowd(people)
    told = (use.where, use.before, use.after, use.link)
    now = tuple(without_names(text, idea, people) for text in told)
    if now == told:
        return use
    where, before, after, link = now
    return Application(where, use.on, before, after, link)


def draft(idea: Idea, people: Iterable[Person], act: Act) -> str:
    """Return words of credit in this form and medium, from the idea's line, names and roles.

    Nothing else of what was said goes into them. Where nobody but the leader may be told of there
    is no text.
    """
    people = crowd(people)
    if act.form is RecognitionForm.NONE_WANTED or not may_be_credited(idea, known(people)):
        return ""
    line = idea.text.rstrip(". ")
    use = lines.USE_ADAPTED if idea.stage is Stage.ADAPTED else lines.USE
    opening = lines.OPENINGS[act.form].format(use=use, line=line)
    whose = " ".join(_roles(idea, people, act.heard_by))
    text = _shaped(act.medium, (opening, whose, lines.CLOSINGS[act.form]))
    return without_names(text, idea, people, act.heard_by)


def recognised(
    idea: Idea, people: Iterable[Person], recognition: Recognition, words: str = ""
) -> Idea:
    """Return the idea with one more act of credit, given in these words.

    Who is to be asked and `agreed` to this act may be named in it; the act keeps them and nobody
    else who is told of there. Raises IdeaStageError unless the idea is in use, ConsentError where
    the words or what is kept of the act name somebody beyond their consent, NothingToCreditError
    where nobody wants any credit. Somebody without a part may be where it was given, or hear it.
    """
    people, gives = crowd(people), recognition.gives_credit
    yes = said_yes(idea, people, recognition.agreed) if gives else frozenset[PersonId]()
    agreed = tuple(who for who in dict.fromkeys(recognition.agreed) if who in yes)
    new = idea.recognised(replace(recognition, agreed=agreed))
    if gives:
        if not may_be_credited(idea, known(people)):
            raise NothingToCreditError
        asked, everybody = as_agreed(idea, people, agreed)
        heard_by, own = recognition.heard_by, crowd(_with_part(asked, everybody))
        check(words, asked, everybody, heard_by)
        check(recognition.where, asked, own, heard_by)
        check(heard_by, asked, own, heard_by)
        # Those who hear it are people: a word that may be a name is one there.
        for word in perhaps_broken(heard_by, asked, own, heard_by)[:1]:
            raise ConsentError(word=word)
    return new


def check(text: str, idea: Idea, people: Iterable[Person], heard_by: str = "") -> None:
    """Raise ConsentError for the first word that names somebody beyond their consent."""
    for word in broken_consent(text, idea, people, heard_by)[:1]:
        raise ConsentError(word=word)


def _with_part(idea: Idea, people: Iterable[Person]) -> list[Person]:
    """Return who had a part, in the order of their parts; the mentor had one in any case."""
    by_id = known(people)
    order = dict.fromkeys((*(c.person for c in idea.contributions), idea.mentor))
    return [by_id[who] for who in order if who in by_id]


def _agreed(idea: Idea, person: Person) -> list[str]:
    """Return whom a person may be named before, as often as they said it; "" is nobody."""
    said = [c for c in idea.contributions if c.person == person.id]
    return [c.people for c in said if c.consent is Consent.THESE_PEOPLE] or [""]


def _broken(
    text: Text, ideas: tuple[Idea, ...], people: Iterable[Person], heard_by: str
) -> Iterator[tuple[range, Saying, str]]:
    """Yield the places of names beyond consent, from the first, none within another."""
    near = [(p, _of_all(ideas, p, heard_by)) for p in crowd(people).near(text)]
    said = (Saying.SELF, Saying.NAMED)
    unsaid = [(person, how) for person, how in near if how not in said]
    namesakes = frozenset[tuple[str, ...]]().union(
        *(spellings(name).whole for p, _ in unsaid for name in p.names)
    )
    free = {
        place
        for person, how in near
        if how in said and spellings(person.name).whole.isdisjoint(namesakes)
        for spread in whole_in(text, person.name)
        for place in spread
    }
    found = [
        (at, how, name)
        for p, how in unsaid
        for at, name in named_in(text, p.names)
        if not free.issuperset(at)
    ]
    found.sort(key=lambda one: (one[0][0], -len(one[0]), one[1] is not Saying.UNSAID))
    end = 0
    for spread, how, name in found:
        if spread[0] >= end:
            end = spread[-1] + 1
            yield spread, how, name


def _of_all(ideas: tuple[Idea, ...], person: Person, heard_by: str) -> Saying:
    """Return what may be said of somebody with each of these ideas."""
    return max((saying(idea, person, heard_by) for idea in ideas), key=FROM_THE_LOOSEST.index)


def _seen(
    text: Text, broken: Iterable[tuple[range, Saying, str]], *, in_doubt: bool
) -> tuple[str, ...]:
    return tuple(
        text.text[text.words[spread[0]].at : text.words[spread[-1]].end]
        for spread, _, name in broken
        if is_in_doubt(text, spread, name) is in_doubt
    )


def _roles(idea: Idea, people: Iterable[Person], heard_by: str) -> Iterator[str]:
    """Yield a sentence for each person of whom something may be said."""
    colleagues = 0
    for person in _with_part(idea, people):
        parts = [c for c in idea.contributions if c.person == person.id]
        how = saying(idea, person, heard_by)
        if how is Saying.UNSAID or not parts:
            continue
        who = {Saying.SELF: lines.SELF, Saying.NAMED: person.name}.get(how)
        if who is None:
            who = lines.ANOTHER if colleagues else lines.COLLEAGUE
            colleagues += 1
        yield f"{_capital(who)} {_and([_role(part) for part in parts])}."


def _role(had: Contribution) -> str:
    helped = had.weight is Weight.SUPPORTING and had.part is not Part.BACKED
    return (lines.HELPED if helped else PARTS)[had.part]


def _and(told: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shaped(medium: Medium, said: tuple[str, str, str]) -> str:
    match medium:
        case Medium.CHAT:
            return " ".join(said)
        case Medium.EMAIL:
            return "\n\n".join((lines.HELLO, *said))
        case Medium.CALL:
            return "\n".join((lines.TO_CALL, "", *(f"- {one}" for one in said)))
        case Medium.IN_PERSON:
            return "\n".join((lines.TO_SAY, "", *said))
        case Medium.PAPER:
            return "\n\n".join((lines.TITLE, *said))
