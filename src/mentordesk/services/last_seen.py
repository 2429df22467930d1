"""What this computer remembers of each desk outside of it: numbers and times, and no words.

An older file that was put back opens like any other; only somebody who remembers can tell.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.paths import private_folder

if TYPE_CHECKING:
    from mentordesk.vault.store import Store

FILE = "desks.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """One desk as it was seen last: how often it was opened and changed, when, and how sound.

    `checked_at` is the last check that came to an end, and `sound` what it said.
    """

    turns: int = 0
    at: str = ""
    checked_at: str = ""
    sound: bool = True


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
    """Count that the desk was opened, or changed since.

    Returns when it was seen last if that was a newer state of it; said once.
    """
    before = seen.of(store.secret.desk())
    with store.unshared() as connection:
        (turns,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {turns + 1}")
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


def _seen(kept: object) -> Seen:
    """Return what a file says, as far as it makes sense."""
    match kept:
        case {
            "turns": int(turns),
            "at": str(at),
            "checked_at": str(checked_at),
            "sound": bool(sound),
        }:
            return Seen(turns, at, checked_at, sound)
        case _:
            return Seen()
