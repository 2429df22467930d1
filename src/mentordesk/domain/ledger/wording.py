"""Which words of people an entry of the ledger tells, beside what it tells by identifiers."""

import json
from collections.abc import Iterator
from typing import Any

from mentordesk.domain.ledger.fact import UNREADABLE

# As `spelling` and `facts` spell them.
_WRITTEN = frozenset(
    {"text", "words", "reason", "people", "where", "before", "after", "link", "heard_by"}
    | {"first_said"}
)


def words_told(body: str) -> frozenset[str]:
    """Return each text that somebody wrote and a body tells; of one that is none, all of it."""
    try:
        return frozenset(_written(json.loads(body)))
    except UNREADABLE:
        return frozenset({body})


def _written(says: Any) -> Iterator[str]:
    if isinstance(says, list):
        for one in says:
            yield from _written(one)
    elif isinstance(says, dict):
        for name, value in says.items():
            if name in _WRITTEN and isinstance(value, str) and value:
                yield value
            yield from _written(value)
