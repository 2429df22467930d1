"""The daily check of an open desk, and what the last one said."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from mentordesk.errors import MentorDeskError
from mentordesk.services.clock import is_a_day_ago
from mentordesk.services.last_seen import LastSeen

if TYPE_CHECKING:
    from mentordesk.services.ledger_check import LedgerReport
    from mentordesk.vault.store import Store

PAUSE = 0.0002  # seconds


@dataclass(frozen=True, slots=True)
class Checked:
    """When every part of the desk was read last, and whether all of it could be.

    `ledger` is what this look at it found; later nobody remembers.
    """

    at: datetime
    sound: bool
    ledger: "LedgerReport | None" = None


class Checkup:
    """Checks one open desk in the background; any thread may stop it."""

    def __init__(self, store: "Store", seen: LastSeen, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._seen = seen
        self._clock = clock
        self._stopped = Event()

    def last(self) -> Checked | None:
        """Return what the last check said; nothing if there was none."""
        return last_check(self._seen, self._store.secret.desk())

    def is_due(self) -> bool:
        """Tell whether a day has gone by since the last check."""
        last = self.last()
        return is_a_day_ago(None if last is None else last.at, self._clock())

    def stop(self) -> None:
        """Let a check that is under way end now, without an answer."""
        self._stopped.set()

    def run(self) -> Checked | None:
        """Read every part of the desk while others work on it; None when it was stopped."""
        from mentordesk.services import ledger_check
        from mentordesk.vault.watch import sound

        found = sound(self._store, self._stopped.is_set)
        if not found:
            return None if found is None else self._keep(sound=found)
        # Told in Python, and whoever looks at the window shall not feel it.
        seen = self._seen.of(self._store.secret.desk()).ledger
        ledger = ledger_check.look(self._store, partial(self._stopped.wait, PAUSE), seen)
        return None if ledger is None else replace(self._keep(sound=True), ledger=ledger)

    def note_damage(self) -> None:
        """Remember that somebody came upon a part that cannot be read."""
        self._keep(sound=False)

    def _keep(self, *, sound: bool) -> Checked:
        checked, desk = Checked(self._clock(), sound), self._store.secret.desk()
        seen = self._seen.of(desk)
        self._seen.keep(desk, replace(seen, checked_at=checked.at.isoformat(), sound=sound))
        return checked


def last_check(seen: LastSeen, desk: str) -> Checked | None:
    """Return what the last check of a desk said, also while it is locked."""
    kept = seen.of(desk)
    with suppress(ValueError):
        return Checked(datetime.fromisoformat(kept.checked_at).astimezone(), kept.sound)
    return None


def known_damage(folder: Path, seen: LastSeen) -> bool:
    """Tell whether the last check found damage in the locked desk of that folder."""
    from mentordesk.vault.key_file import believed, read_key_file

    with suppress(MentorDeskError):
        last = last_check(seen, believed(read_key_file(folder), folder).desk)
        return last is not None and not last.sound
    return False
