"""A short code that opens the way back from the mentor's seat, once, for a few tries."""

import secrets
from hmac import compare_digest

from mentordesk.errors import CodeTooShortError
from mentordesk.vault.cost import Cost
from mentordesk.vault.slot import SALT, stretched

FEWEST_LETTERS = 4
TRIES = 3
# Some tens of milliseconds: a quick way back, and yet no fast hash of what somebody may use
# elsewhere as well.
COST = Cost(memory_kib=32 * 1024, passes=2, lanes=1)


class ShortCode:
    """Remembers a code by its slow hash alone; after three wrong tries nothing opens it.

    It guards no key, for the desk is open behind it. Raises CodeTooShortError.
    """

    def __init__(self, code: str) -> None:
        if len(code.strip()) < FEWEST_LETTERS:
            raise CodeTooShortError(least=FEWEST_LETTERS)
        self._salt = secrets.token_bytes(SALT)
        self._hash = stretched(code, self._salt, COST)
        self._left = TRIES

    @property
    def counts(self) -> bool:
        """Return whether there is a try left."""
        return self._left > 0

    def opens(self, typed: str) -> bool:
        """Return whether this is the code; each wrong one is a try."""
        if not self.counts or not typed.strip():
            return False
        right = compare_digest(stretched(typed, self._salt, COST), self._hash)
        self._left -= not right
        return right
