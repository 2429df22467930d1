"""The end of a pair: wished for by its mentor, or carried out, and what stays by their wish."""

from dataclasses import dataclass, replace
from datetime import date

from mentordesk.domain.forget import Stays
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import STRICTNESS, Consent, Pairing, Person


@dataclass(frozen=True, slots=True)
class Ending:
    """How far a pair is with its end; nobody is asked for a reason.

    The mentor asked for it on `asked_on`; from `ended_on` on the pair is over. `stays` is what the
    mentor wishes to stay of the credit, should they be forgotten; None until they were asked.
    """

    mentor: PersonId
    asked_on: date | None = None
    ended_on: date | None = None
    stays: Stays | None = None

    @property
    def is_over(self) -> bool:
        """Return whether the pair ended."""
        return self.ended_on is not None


def is_open_for_life(before: Person, after: Person) -> bool:
    """Return whether a change of a mentor touches nothing but names and the wish about credit.

    Both stay open once a pair is over: credit is owed for life, and a wish may become stricter. A
    looser one would be put down by the leader alone, after the two have parted.
    """
    open_still = consents_for_life(_settled(before))
    return _without_names(before) == _without_names(after) and _settled(after) in open_still


def consents_for_life(settled: Consent) -> tuple[Consent, ...]:
    """Return what a pair that is over can still settle about names: the same, or stricter."""
    return STRICTNESS[STRICTNESS.index(settled) :]


def _settled(who: Person) -> Consent:
    return (who.pairing or Pairing()).consent


def _without_names(who: Person) -> Person:
    pairing = who.pairing or Pairing()
    likes = replace(pairing.likes, called="", pronouns="", credit="")
    bare = replace(pairing, consent=Consent.ASK, likes=likes, said=())
    return replace(who, name="", former=(), pairing=bare)
