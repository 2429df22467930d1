"""The ledger as a JSON file with named fields, one object for each entry."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from uuid import UUID

from mentordesk.domain.ledger.copies import Copied
from mentordesk.domain.ledger.end import End

VERSION = 1
_FIELDS = tuple(field.name for field in fields(Copied))


def to_json(
    entries: Iterable[Copied], people: Mapping[str, str], made_at: datetime, ledger: End
) -> Iterator[bytes]:
    """Yield the file piece by piece: one object, with one object for each entry in it."""
    head = {
        "format": "mentordesk-ledger",
        "version": VERSION,
        "made_at": made_at.astimezone(UTC).isoformat(),
        "ledger": {"entries": ledger.count, "digest": ledger.digest.hex()},
        "people": [{"id": str(UUID(key)), "name": name} for key, name in people.items()],
    }
    yield (_spelt(head)[:-1] + ', "entries": [').encode("utf-8", "replace")
    between = "\n"
    for entry in entries:
        told = {name: _told(getattr(entry, name)) for name in _FIELDS}
        yield (between + _spelt(told)).encode("utf-8", "replace")
        between = ",\n"
    yield b"\n]}\n"


def _told(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _spelt(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)
