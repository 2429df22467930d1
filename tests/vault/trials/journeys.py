"""What a leader's desk goes through, said step by step, to be recorded as a program.

Everything happens in the folder `disk`; what was promised to the leader stands, line by line,
in the file `said` beside it.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mentordesk.vault import checks, cipher, files, reach
from mentordesk.vault.backup import back_up, restore
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.repair import Repair
from mentordesk.vault.rotation import rotate
from mentordesk.vault.store import Store
from mentordesk.vault.vault import BACKUPS
from vault.trials.judge import ASIDE
from vault_desk import NEW, OFF_THE_RECORD, OLD, PASSPHRASE, SMALL, vault, write

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)
LONG = 60_000
PAGE = 4096
WOUND = 7 * PAGE + 100  # on a page of words


class Leader:
    """Works at a desk on a disk; what is promised to them on the way is said aloud."""

    def __init__(self, disk: Path, say: Callable[[str, str], None]) -> None:
        self.disk = disk
        self.folder = disk / "desk"
        self.shelf = disk / "shelf"
        self.say = say
        self._number = 0

    def make(self, schema=NEW) -> Store:
        store, code = vault(self.folder, schema).create(PASSPHRASE)
        self.say("made", code)
        return store

    def keep(self, store: Store, times: int, length: int = 50) -> None:
        for _ in range(times):
            self._number += 1
            words = f"{self._number} ".ljust(length, "x")
            self.say("keeping", words)
            write(store, words)
            self.say("kept", words)

    def reopen(self, store: Store, schema=NEW) -> Store:
        store.close()
        return vault(self.folder, schema).unlock(PASSPHRASE)

    def change_passphrase(self, store: Store, passphrase: str) -> None:
        self.say("changing", passphrase)
        vault(self.folder).set_passphrase(store, passphrase)
        self.say("changed", passphrase)

    def back_up(self, store: Store) -> Path:
        path = back_up(store, self.shelf, TAKEN, OFF_THE_RECORD).path
        self.say("backup", str(self._number))
        return path

    def rotate(self, store: Store, passphrase: str) -> None:
        self.say("rotating", passphrase)
        rotate(store, passphrase, SMALL)
        self.say("rotated", store.recovery_code())

    def strike(self, store: Store) -> None:
        """Leave no copy of earlier words, as after something was struck."""
        own = self.folder / BACKUPS
        fresh = back_up(store, own, TAKEN, OFF_THE_RECORD).path
        reach.keep_only(own, store.key_file.names(), [fresh], own=True)
        self.say("struck", fresh.name)

    def restore(self, backup: Path) -> None:
        restore(backup, self.disk / "new", ByPassphrase(PASSPHRASE))
        self.say("restored", str(self._number))


def saving(leader: Leader) -> None:
    store = leader.make()
    for _ in range(3):
        leader.keep(store, 12)
        leader.keep(store, 1, LONG)
        with store.unshared() as connection:
            checks.checkpoint(connection)
        leader.keep(store, 12)
        store = leader.reopen(store)
    store.close()


def new_passphrase(leader: Leader) -> None:
    store = leader.make()
    leader.keep(store, 2)
    back_up(store, leader.folder / BACKUPS, TAKEN, OFF_THE_RECORD)
    for number in range(3):
        leader.change_passphrase(store, f"{PASSPHRASE} {number}")
        leader.keep(store, 1)
    store.close()


def backing_up(leader: Leader) -> None:
    store = leader.make()
    for _ in range(11):
        leader.keep(store, 2)
        leader.back_up(store)
    store.close()


def migrating(leader: Leader) -> None:
    store = leader.make(OLD)
    leader.keep(store, 5)
    store = leader.reopen(store, NEW)
    leader.keep(store, 5)
    store.close()


def restoring(leader: Leader) -> None:
    store = leader.make()
    leader.keep(store, 4)
    leader.restore(leader.back_up(store))
    store.close()


def rotating(leader: Leader) -> None:
    store = leader.make()
    leader.keep(store, 1)
    leader.rotate(store, f"{PASSPHRASE} anew")
    leader.keep(store, 1)
    store.close()
    store = vault(leader.folder).unlock(f"{PASSPHRASE} anew")
    leader.keep(store, 1)
    store.close()


def striking(leader: Leader) -> None:
    store = leader.make()
    for _ in range(3):
        leader.keep(store, 2)
        back_up(store, leader.folder / BACKUPS, TAKEN, OFF_THE_RECORD)
        leader.strike(store)
    store.close()


def wound(database: Path) -> None:
    """Change one byte where it stands, as a failing disk does."""
    with database.open("r+b") as file:
        file.seek(WOUND)
        (byte,) = file.read(1)
        file.seek(WOUND)
        file.write(bytes([byte ^ 1]))
        file.flush()
        os.fsync(file.fileno())


def repairing(leader: Leader) -> None:
    store = leader.make()
    leader.keep(store, 6, PAGE)
    back_up(store, leader.folder / BACKUPS, TAKEN, OFF_THE_RECORD)
    store.close()
    leader.say("damaging", "")
    wound(store.database)
    damaged = Repair(leader.folder, ByPassphrase(PASSPHRASE), schema=NEW)
    assert damaged.look().unreadable
    damaged.make(leader.disk / ASIDE)
    leader.say("repaired", "")
    store = vault(leader.folder).unlock(PASSPHRASE)
    leader.keep(store, 1)
    store.close()


JOURNEYS: dict[str, Callable[[Leader], None]] = {
    made.__name__: made
    for made in (
        saving, new_passphrase, rotating, backing_up, striking, migrating, restoring, repairing,
    )
}  # fmt: skip


def without_sync() -> None:
    """Save as SQLite does where speed counts more than the last words."""
    cipher.COMMON = tuple(pragma.replace("= FULL", "= NORMAL") for pragma in cipher.COMMON)


def without_names() -> None:
    """Never make a name sure."""
    files.sync_folder = lambda _: None


def without_files() -> None:
    """Never make a file sure that Python writes."""
    os.fsync = lambda _: None


def _written(path: Path) -> Callable[[str, str], None]:
    number = os.open(path, os.O_WRONLY | os.O_CREAT)

    def say(what: str, words: str) -> None:
        os.write(number, json.dumps([what, words]).encode())

    return say


CARELESS = {made.__name__: made for made in (without_sync, without_names, without_files)}

if __name__ == "__main__":
    journey, room, *careless = sys.argv[1:]
    for one in careless:
        CARELESS[one]()
    (Path(room) / "disk").mkdir(parents=True)
    JOURNEYS[journey](Leader(Path(room) / "disk", _written(Path(room) / "said")))
