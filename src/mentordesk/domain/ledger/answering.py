"""What became of people's answers about being named for an idea, as the ledger tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from mentordesk.domain.agreeing import people_agreed
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.ledger.fact import PenHand, Told
from mentordesk.domain.ledger.telling import after
from mentordesk.domain.person import Consent


@dataclass(frozen=True, slots=True)
class Answered:
    """A person's answer as it holds from a moment on, by whose hand, and at which table.

    `people` tells before whom they may be named, where that is the answer. It was `settled` where
    the pair settled it for all ideas, and not for this one.
    """

    person: PersonId
    consent: Consent
    people: str
    at: datetime
    hand: PenHand
    session: SessionId | None
    settled: bool = False


def answers(told: Iterable[Told]) -> tuple[Answered, ...]:
    """Return each change of an answer, in the order told; what came with a part is no change."""
    return tuple(_changes(told))


def _changes(told: Iterable[Told]) -> Iterator[Answered]:
    idea: Idea | None = None
    for one in told:
        before, idea = idea, after(idea, one.fact)
        if before is None or idea is None:
            continue
        for person in dict.fromkeys(had.person for had in before.contributions):
            is_left = any(had.person == person for had in idea.contributions)
            if is_left and _answer(before, person) != (now := _answer(idea, person)):
                settled = bool(one.fact.says.get("settled"))
                yield Answered(person, *now, one.at, one.hand, one.session, settled)


def _answer(idea: Idea, person: PersonId) -> tuple[Consent, str]:
    consent = idea.consent_of(person)
    return consent, people_agreed(idea, person) if consent is Consent.THESE_PEOPLE else ""
