"""What ships with MentorDesk as data: clauses, question cards, formats and the rest."""

import tomllib
from functools import cache

from mentordesk.domain.agreement import Clause
from mentordesk.domain.content import Entry, Kind, entry_of
from mentordesk.domain.fields import Fields
from mentordesk.domain.library import Content, Own, of_pair
from mentordesk.domain.reporting import Reporting
from mentordesk.errors import ContentError
from mentordesk.paths import resource

FILES = {
    Kind.CARD: "cards.toml",
    Kind.FORMAT: "formats.toml",
    Kind.MOVE: "moves.toml",
    Kind.SELF_QUESTION: "self_questions.toml",
    Kind.ROW: "observation.toml",
}


def default_clauses() -> tuple[Clause, ...]:
    """Return the clauses every new pair is offered, in their order."""
    return offered_clauses(Reporting.NONE)


@cache
def offered_clauses(reporting: Reporting) -> tuple[Clause, ...]:
    """Return the clauses a pair is offered, those for a mentor who reports so at the end."""
    return tuple(clause for clause, of in _shipped_clauses() if not of or reporting in of)


@cache
def clauses_aside(reporting: Reporting) -> frozenset[str]:
    """Return the keys of the clauses that are for mentors who report otherwise."""
    return frozenset(clause.key for clause, of in _shipped_clauses() if of and reporting not in of)


@cache
def _shipped_clauses() -> tuple[tuple[Clause, frozenset[Reporting]], ...]:
    text = resource("agreement", "clauses.toml").read_text(encoding="utf-8")
    return tuple(
        (Clause(c["key"], c["line"], c["words"]), frozenset(map(Reporting, c.get("reporting", ()))))
        for c in tomllib.loads(text)["clause"]
    )


@cache
def shipped_content() -> Content:
    """Return what a new pair has to borrow from.

    Raises ContentError, with file, entry, field and reason.
    """
    made = [
        Own(kind, entry.key, entry)
        for kind, name in FILES.items()
        for entry in read_entries(kind, resource("content", name).read_text(encoding="utf-8"), name)
    ]
    return of_pair(Content(), made, {}).content


def read_entries(kind: Kind, text: str, name: str) -> list[Entry]:
    """Return the entries of a file of one kind, each key once.

    Raises ContentError.
    """
    try:
        found = Fields(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(place=name, field="it", reason=f"is not TOML: {error}") from None
    entries: list[Entry] = []
    for fields in found.tables(kind.value, 1, 500):
        entry = entry_of(kind, fields)
        if any(entry.key == known.key for known in entries):
            raise ContentError(place=fields.place, field="key", reason=f"“{entry.key}” is taken")
        entries.append(entry)
    found.done()
    return entries
