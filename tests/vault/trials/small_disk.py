"""A desk on a disk that is full, or that may only be read.

Run as a program in a mount namespace of its own; it prints what it found amiss as JSON.
"""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from disks import remount
from mentordesk.errors import MentorDeskError
from mentordesk.vault.store import Store
from vault.trials.journeys import Leader
from vault.trials.judge import Promised, complaints
from vault_desk import NEW, OLD, PASSPHRASE, files, vault

SIZE = "2m"
ROOM_LEFT = 200_000
LONG = 3000


def save(leader: Leader, store: Store) -> None:
    leader.keep(store, 300, LONG)


def change_passphrase(leader: Leader, store: Store) -> None:
    for number in range(3):
        leader.change_passphrase(store, f"{PASSPHRASE} {number}")


def back_up(leader: Leader, store: Store) -> None:
    for _ in range(4):
        leader.back_up(store)


def restore(leader: Leader, store: Store) -> None:
    leader.restore(leader.back_up(store))


def migrate(leader: Leader, store: Store) -> None:
    store = leader.reopen(store, NEW)
    leader.keep(store, 3)
    store.close()


def make(leader: Leader, store: Store) -> None:
    vault(leader.disk / "another").create(PASSPHRASE)[0].close()


WORKS: tuple[Callable[[Leader, Store], None], ...] = (
    save, change_passphrase, back_up, restore, migrate, make,
)  # fmt: skip


def begun(disk: Path, work: Callable[..., None]) -> tuple[Leader, Promised, Store]:
    """Return a leader at a desk with some words, on a disk that is otherwise empty."""
    for path in disk.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    promised = Promised()
    leader = Leader(disk, promised.hear)
    store = leader.make(OLD if work is migrate else NEW)
    leader.keep(store, 3, LONG)
    return leader, promised, store


def full(disk: Path, trials: int) -> Iterator[str]:
    chance = random.Random(8)
    for number in range(trials):
        work = WORKS[number % len(WORKS)]
        leader, promised, store = begun(disk, work)
        fill(disk, chance.randrange(ROOM_LEFT))
        with suppress(MentorDeskError):
            work(leader, store)
        store.close()
        (disk / "ballast").unlink()
        yield from (f"{work.__name__}: {words}" for words in complaints(disk, promised))


def read_only(disk: Path, trials: int) -> Iterator[str]:
    for work in WORKS[:trials]:
        leader, promised, store = begun(disk, work)
        store.close()
        before = files(disk)
        remount(disk, "ro")
        try:
            store = vault(leader.folder, OLD if work is migrate else NEW).unlock(PASSPHRASE)
            work(leader, store)
        except MentorDeskError:
            pass
        else:
            yield f"{work.__name__} on a disk that may only be read"
        if files(disk) != before:
            yield f"{work.__name__} changed {set(files(disk)) ^ set(before)}"
        remount(disk, "rw")
        yield from (f"{work.__name__}: {words}" for words in complaints(disk, promised))


def fill(disk: Path, leave: int) -> None:
    """Fill the disk but for some bytes."""
    free = shutil.disk_usage(disk).free
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as file:
        file.write(bytes(max(0, free - leave)))


if __name__ == "__main__":
    kind, place, times = sys.argv[1:]
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], check=True)
    try:
        found = {"full": full, "read_only": read_only}[kind](Path(place), int(times))
        sys.stdout.write(json.dumps(list(found)))
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)
