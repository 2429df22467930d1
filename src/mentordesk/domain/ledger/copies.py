"""The ledger as it goes out into a file: each entry with what it says, and what seals it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentordesk.domain.ledger.chain import Entry, digest_of
from mentordesk.domain.ledger.end import START
from mentordesk.domain.ledger.fact import UNREADABLE, Kind

GAP = "gap"
"""The kind of an entry whose words were destroyed."""
_ID = re.compile(r"^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$")
_OF_ALL = ("kind", "idea", "at", "session", "hand")


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of those that entries tell of, by their identifiers as they are spelt.

    The names of people, the days of sessions, and the words that ideas have now.
    """

    people: Mapping[str, str]
    sessions: Mapping[str, date]
    ideas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Copied:
    """One entry as it goes out; what is not known, or not there any more, is None.

    `says` holds what its kind says, or all of its words where they are none that an entry can
    have. Bytes are written in hexadecimal digits.
    """

    number: int
    at: str | None
    hand: str | None
    session: date | None
    session_id: str | None
    idea: str | None
    idea_id: str | None
    kind: str | None
    person: str | None
    says: Mapping[str, Any] | str | None
    salt: str | None
    hash: str | None
    digest_before: str | None
    digest: str | None


def copied(entries: Iterable[Entry], known: Known) -> Iterator[Copied]:
    """Yield each entry as it goes out, in the order of the numbers."""
    last, before = 0, START
    for entry in entries:
        says = _read(entry.body)
        follows = _follows(entry, before if entry.number == last + 1 else None, says)
        last, before = entry.number, entry.digest
        yield _copied(entry, says, follows, known)


def spelt(says: Mapping[str, Any]) -> str:
    """Return what an entry says in its one spelling, as it is sealed."""
    return json.dumps(says, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _copied(
    entry: Entry, says: dict[str, Any] | None, follows: bytes | None, known: Known
) -> Copied:
    whole = says or {}
    of_all = {name: _text(whole.pop(name, None)) for name in _OF_ALL}
    session, idea = of_all["session"], of_all["idea"]
    return Copied(
        entry.number,
        of_all["at"],
        of_all["hand"],
        known.sessions.get(session or ""),
        _hyphened(session),
        known.ideas.get(idea or ""),
        _hyphened(idea),
        GAP if entry.body is None else of_all["kind"],
        known.people.get(_person(whole)),
        _text(entry.body) if says is None else whole,
        _hex(entry.salt),
        _hex(entry.body_hash),
        _hex(follows),
        _hex(entry.digest),
    )


def _read(body: object) -> dict[str, Any] | None:
    try:
        says = json.loads(str(body))
    except UNREADABLE:
        return None
    return says if isinstance(says, dict) else None


def _follows(entry: Entry, before: bytes | None, says: Mapping[str, Any] | None) -> bytes | None:
    """Return the digest that went into that of an entry; a ledger that begins anew follows none."""
    begins = says is not None and says.get("kind") == Kind.BEGUN.value
    sealed = entry.body_hash
    if begins and isinstance(sealed, bytes):
        is_anew = entry.digest == digest_of(START, entry.number, sealed)
        return START if is_anew else before
    return before


def _person(says: Mapping[str, Any]) -> str:
    """Return whom an entry is about, else whom the idea was heard from."""
    state = says.get("state")
    heard_from = state.get("mentor") if isinstance(state, dict) else says.get("mentor")
    return _text(says.get("person", heard_from)) or ""


def _text(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _hyphened(told: str | None) -> str | None:
    """Return an identifier as the file of all ideas has it."""
    return None if told is None else _ID.sub(r"\1-\2-\3-\4-\5", told)


def _hex(told: object) -> str | None:
    return told.hex() if isinstance(told, bytes) else None
