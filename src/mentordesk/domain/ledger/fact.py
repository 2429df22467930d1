"""What one entry of the ledger tells, and how it stands there in words of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from mentordesk.domain.ids import IdeaId, SessionId


class Kind(StrEnum):
    """What a fact is about; what each says is told beside `difference`."""

    BROUGHT = "brought"
    HEARD = "heard"
    REWORDED = "reworded"
    STAGE = "stage"
    TAKEN_BACK = "taken_back"
    REASONED = "reasoned"
    ANSWER_BY = "answer_by"
    PART = "part"
    CONSENT = "consent"
    FIRST_SAID = "first_said"
    APPLIED = "applied"
    RECOGNISED = "recognised"
    JOINED = "joined"
    SPLIT = "split"
    PENCILLED = "pencilled"
    STRUCK = "struck"
    BEGUN = "begun"


class PenHand(StrEnum):
    """Whose hand made an entry."""

    LEADER = "leader"
    MENTOR = "mentor"
    PROGRAM = "program"
    IMPORT = "import"


UNREADABLE = (AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError)
"""What reading a body may raise that no `body_of` wrote."""

_JSON = json.JSONDecoder()
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that became so with an idea; `says` holds what JSON can hold.

    What was struck, and where a ledger begins anew, is said of no idea.
    """

    kind: Kind
    idea: IdeaId | None
    says: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, when and by whose hand it was entered, and at which session's table."""

    fact: Fact
    at: datetime
    hand: PenHand
    session: SessionId | None = None


def body_of(told: Told) -> str:
    """Return the one spelling of what an entry tells; it reads back the same to the letter.

    Keys in their order and no blanks; letters as they were typed, so that they are the idea's.
    """
    fact = told.fact
    whole = {
        **fact.says,
        "kind": fact.kind.value,
        "idea": None if fact.idea is None else fact.idea.hex,
        "at": moment(told.at),
        "session": None if told.session is None else told.session.hex,
        "hand": told.hand.value,
    }
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_body(body: str) -> Told:
    """Return what a body tells.

    Raises one of UNREADABLE for what no `body_of` wrote.
    """
    says = json.loads(body)
    idea, session = says.pop("idea"), says.pop("session")
    kind, hand = Kind(says.pop("kind")), PenHand(says.pop("hand"))
    at = datetime.fromisoformat(says.pop("at"))
    about = None if idea is None else IdeaId(UUID(idea))
    table = None if session is None else SessionId(UUID(session))
    return Told(Fact(kind, about, says), at, hand, table)


def read_fact(body: str, idea: IdeaId | None) -> Fact:
    """Return the fact alone that a body tells of an idea, in a third of the time.

    Raises one of UNREADABLE for what no `body_of` wrote.
    """
    says, _ = _JSON.raw_decode(body)
    return Fact(_KINDS[says["kind"]], idea, says)


def moment(at: datetime) -> str:
    """Return a time in its one spelling: in UTC, down to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def day(on: date | None) -> str | None:
    """Return a day as it is spelt."""
    return None if on is None else on.isoformat()


def key(identifier: UUID | None) -> str | None:
    """Return an identifier as it is spelt."""
    return None if identifier is None else identifier.hex
