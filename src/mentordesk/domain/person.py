"""The people of the desk: its leader, the mentors, and anyone an idea names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentordesk.domain.floor import FloorMode
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.likes import NOT_SAID, Likes, Said
from mentordesk.domain.medium import Medium
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.text import line

__all__ = [
    "STRICTNESS",
    "Consent",
    "Medium",
    "Pairing",
    "Person",
    "Rhythm",
    "Role",
    "known",
    "leader",
    "mentor",
    "other",
    "strictest",
]


COLLEAGUE = "A colleague"
"""In the place of the name of somebody who is forgotten and wished to stay without it."""


class Role(StrEnum):
    """What a person is to this desk."""

    LEADER = "leader"
    MENTOR = "mentor"
    OTHER = "other"


class Consent(StrEnum):
    """How a person wants to be named for an idea, from the loosest to the strictest.

    ASK is no answer: nobody asked yet, and the first answer takes its place. EACH_TIME is one: they
    want to be asked before each act of credit. With either they are “a colleague” until they said
    yes, and that yes holds for the one act.
    """

    ANYWHERE = "anywhere"
    THESE_PEOPLE = "these_people"
    ASK = "ask"
    EACH_TIME = "each_time"
    AS_COLLEAGUE = "as_colleague"
    NOT_AT_ALL = "not_at_all"


STRICTNESS = tuple(Consent)


def strictest(first: Consent, *others: Consent) -> Consent:
    """Return what one person allows who said all of these: the strictest answer, or ASK for none.

    An answer takes the place of ASK, and asking again takes no answer back.
    """
    said = (first, *others)
    answers = [consent for consent in said if consent is not Consent.ASK]
    return max(answers, key=STRICTNESS.index, default=Consent.ASK)


class Rhythm(StrEnum):
    """How often a pair means to meet."""

    ONCE = "once"
    WEEKLY = "weekly"
    EVERY_2_WEEKS = "every_2_weeks"
    EVERY_3_WEEKS = "every_3_weeks"
    EVERY_4_WEEKS = "every_4_weeks"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Pairing:
    """What leader and mentor settled about how they work together.

    With `agenda_lock` what the leader asks for on the last day before a session is urgent. A new
    session begins with this `floor`, and counts the leader's questions if it `counts`. For
    `edit_days` after the close the leader may change what was written.
    """

    medium: Medium = Medium.IN_PERSON
    medium_note: str = ""
    rhythm: Rhythm = Rhythm.EVERY_2_WEEKS
    minutes: int = 45
    place: str = ""
    consent: Consent = Consent.ASK
    since: date | None = None
    strengths: tuple[str, ...] = ()
    leader_hopes: str = ""
    mentor_hopes: str = ""
    agenda_lock: bool = True
    floor: FloorMode = FloorMode.SHOWN
    counts: bool = False
    edit_days: int = 7
    reporting: Reporting = Reporting.NONE
    likes: Likes = NOT_SAID
    said: tuple[Said, ...] = ()

    @property
    def media(self) -> tuple[Medium, ...]:
        """Return all media in the order in which the mentor likes them."""
        return (self.medium, *(one for one in self.likes.further if one is not self.medium))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name; a mentor has a pairing, nobody else does.

    `former` are names they had on this desk before.
    """

    id: PersonId
    name: str
    role: Role
    about: str = ""
    pairing: Pairing | None = None
    former: tuple[str, ...] = ()

    @property
    def likes(self) -> Likes:
        """Return what a mentor chose; nobody else was asked."""
        return NOT_SAID if self.pairing is None else self.pairing.likes

    @property
    def first_name(self) -> str:
        """Return what the person is called across the table: as they like it."""
        return self.likes.called or (self.name.split()[0] if self.names else self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name by which the person may be known, the present one first.

        Somebody forgotten who stays as a colleague is known by none.
        """
        every = (self.name, self.likes.called, *self.former)
        return tuple(dict.fromkeys(name for name in every if name.strip() and name != COLLEAGUE))

    @property
    def first_names(self) -> tuple[str, ...]:
        """Return by which one word, or by which name they like, the person may be called."""
        words = (name.split()[0] for name in self.names)
        return tuple(dict.fromkeys((self.first_name, *words) if self.names else ()))

    @property
    def initials(self) -> str:
        """Return one or two letters that stand for the name."""
        parts = self.name.split()
        letters = parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")
        return letters.upper()


def known(people: Iterable[Person]) -> dict[PersonId, Person]:
    """Return people by their ids."""
    return {person.id: person for person in people}


def leader(name: str) -> Person:
    """Return a new leader.

    Raises BlankTextError or TextTooLongError.
    """
    return Person(PersonId(new_id()), line(name, "name", 120), Role.LEADER)


def mentor(name: str, pairing: Pairing, about: str = "") -> Person:
    """Return a new mentor with what the pair settled.

    Raises BlankTextError or TextTooLongError.
    """
    return Person(
        PersonId(new_id()), line(name, "name", 120), Role.MENTOR, " ".join(about.split()), pairing
    )


def other(name: str) -> Person:
    """Return somebody else whose part in an idea is kept.

    Raises BlankTextError or TextTooLongError.
    """
    return Person(PersonId(new_id()), line(name, "name", 120), Role.OTHER)
