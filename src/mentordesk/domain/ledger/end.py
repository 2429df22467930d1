"""Where the ledger of ideas ends: all that the gate of a desk needs to know of it."""

from dataclasses import dataclass

START = bytes(32)


@dataclass(frozen=True, slots=True)
class End:
    """How many entries there are, and the digest of the last."""

    count: int = 0
    digest: bytes = START
