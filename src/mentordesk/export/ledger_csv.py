"""The ledger as a CSV file, one row for each entry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from mentordesk.domain.formula_guard import guarded
from mentordesk.domain.ledger.copies import Copied, spelt
from mentordesk.export.ideas_csv import MARK, row

HEADINGS = {
    "number": "Number",
    "at": "Entered",
    "hand": "Hand",
    "session": "At the table on",
    "session_id": "Table id",
    "idea": "Idea now",
    "idea_id": "Idea id",
    "kind": "Kind",
    "person": "Person",
    "says": "Says",
    "salt": "Salt",
    "hash": "Hash",
    "digest_before": "Digest before",
    "digest": "Digest",
}
"""Of each field; none that a file of earlier ideas has for its words."""
_FIELDS = tuple(field.name for field in fields(Copied))


def to_csv(entries: Iterable[Copied]) -> Iterator[bytes]:
    """Yield the file row by row, with the headings first."""
    yield MARK
    yield row([HEADINGS[name] for name in _FIELDS])
    for entry in entries:
        yield row([_cell(getattr(entry, name)) for name in _FIELDS])


def _cell(value: object) -> str:
    cell = "" if value is None else spelt(value) if isinstance(value, Mapping) else str(value)
    return cell if cell.isalnum() else guarded(cell)  # most are digits of a hash
