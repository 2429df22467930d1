"""What this computer remembers of each desk outside of it: numbers and times, and no words.

An older file that was put back opens like any other, and a ledger whose last lines were cut off
with its end is a shorter ledger; only somebody who remembers can tell.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentordesk.domain.ledger.end import End
from mentordesk.errors import DeskDamagedError
from mentordesk.paths import private_folder

if TYPE_CHECKING:
    from mentordesk.vault.store import Store

FILE = "desks.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """One desk as it was seen last: how often it was opened and changed, when, and how sound.

    `checked_at` is the last check that came to an end, and `sound` what it said. Of the ledger it
    is how many `entries` it had, and the `digest` of the last, as hexadecimal figures.
    """

    turns: int = 0
    at: str = ""
    checked_at: str = ""
    sound: bool = True
    entries: int = 0
    digest: str = ""

    @property
    def ledger(self) -> End | None:
        """Return where the ledger ended, if that was seen."""
        return End(self.entries, bytes.fromhex(self.digest)) if self.entries else None


class LastSeen:
    """The desks this computer has seen, by the public name that tells nothing about them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def of(self, desk: str) -> Seen:
        """Return what is remembered of a desk; nothing if it was never seen or the file is lost."""
        return _seen(self._all().get(desk))

    def keep(self, desk: str, seen: Seen) -> None:
        """Remember a desk. Where nothing can be kept, nothing is."""
        from mentordesk.vault.files import write_whole

        kept = {**self._all(), desk: asdict(seen)}
        with suppress(OSError):
            private_folder(self._file.parent)
            write_whole(self._file, json.dumps(kept, sort_keys=True).encode())

    def forget(self, desk: str) -> None:
        """Forget what is known of a desk: it was repaired, or restored on purpose."""
        self.keep(desk, Seen())

    def _all(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            kept = json.loads(self._file.read_bytes())
            if isinstance(kept, dict):
                return kept
        return {}


def note_turn(store: "Store", seen: LastSeen, clock: Callable[[], datetime]) -> datetime | None:
    """Count that the desk was opened, or changed since, and where its ledger ends.

    An end that the ledger does not hold any more stays remembered, so that the check tells of it.
    Returns when it was seen last if that was a newer state of it; said once.
    """
    before = seen.of(store.secret.desk())
    with store.unshared() as connection:
        (turns,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {turns + 1}")
        before = _with_ledger(store, connection, before)
    now = clock()
    seen.keep(store.secret.desk(), replace(before, turns=turns + 1, at=now.isoformat()))
    if turns >= before.turns:
        return None
    with suppress(ValueError):
        return datetime.fromisoformat(before.at).astimezone()
    return now


def note_end(store: "Store", seen: LastSeen, clock: Callable[[], datetime]) -> None:
    """Count that the desk is closed after changes.

    One that was forgotten since it was opened stays so: a backup of it was restored, which is
    the one that is opened next.
    """
    if seen.of(store.secret.desk()).turns:
        note_turn(store, seen, clock)


def _with_ledger(store: "Store", connection: Any, before: Seen) -> Seen:
    """Return what was seen with the present end of the ledger, where that goes on from before."""
    from mentordesk.vault.cipher import known_errors

    number = "SELECT hex(digest) FROM ledger_entry WHERE number = ?"
    last = "SELECT number, hex(digest) FROM ledger_entry ORDER BY number DESC LIMIT 1"
    with suppress(DeskDamagedError), known_errors(store.folder):  # the check tells of that
        held = connection.execute(number, (before.entries,)).fetchone()
        end = connection.execute(last).fetchone()
        if end is not None and (not before.entries or held == (before.digest,)):
            return replace(before, entries=end[0], digest=end[1])
    return before


def _seen(kept: object) -> Seen:
    """Return what a file says, as far as it makes sense."""
    match kept:
        case {
            "turns": int(turns),
            "at": str(at),
            "checked_at": str(checked_at),
            "sound": bool(sound),
        }:
            return replace(Seen(turns, at, checked_at, sound), **_ledger(kept))
        case _:
            return Seen()


def _ledger(kept: object) -> dict[str, Any]:
    """Return what a file says of a ledger; one from before says nothing."""
    match kept:
        case {"entries": int(entries), "digest": str(digest)} if entries > 0:
            with suppress(ValueError):
                bytes.fromhex(digest)
                return {"entries": entries, "digest": digest}
    return {}
