"""Two desks with the same ten years on them: one as it is kept, one on SQLite without a key."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from typing_extensions import override

from benchmarks import decade
from mentordesk.services.people import leader_row
from mentordesk.services.workspace import Workspace, workspace
from mentordesk.vault import checks, cipher, migrate, search_index
from mentordesk.vault.files import new_private
from mentordesk.vault.key_file import KeyFile
from mentordesk.vault.lock import KeptLock
from mentordesk.vault.secret import Secret
from mentordesk.vault.store import Store
from support import Clock

ROUNDS = 3


class NoKey(Secret):
    """The secret of a desk whose pages are plain."""

    @override
    def database_key(self) -> bytes:
        return b""


@dataclass(frozen=True, slots=True)
class Twin:
    """A desk with ten years on it, and how it is opened."""

    database: Path
    secret: Secret

    def store(self) -> Store:
        """Open the desk with its raw key, as an unlocked desk is."""
        keys = KeyFile(self.secret.desk(), self.database.name, ())
        return Store(self.database, self.secret, keys, KeptLock())

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        """Hold the desk open for a while."""
        store = self.store()
        try:
            yield workspace(store, Clock(decade.END))
        finally:
            store.close()


@contextmanager
def keys_where_there_are_some() -> Iterator[None]:
    """Let a database whose key is empty stay plain, in the very code that opens desks."""
    give, bad = cipher._give_key, checks._bad_beside

    def give_some(connection, key: bytes) -> None:
        if key:
            give(connection, key)

    def bad_by_their_seals(connection, database: Path, key: bytes) -> list[int]:
        return bad(connection, database, key) if key else []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "_give_key", give_some)
        patch.setattr(checks, "_bad_beside", bad_by_their_seals)
        yield


def born(folder: Path, secret: Secret) -> Twin:
    """Make a desk with ten years on it."""
    folder.mkdir(mode=0o700)
    twin = Twin(folder / "desk.1.db", secret)
    os.close(new_private(twin.database))
    leader = leader_row("Helen Brandt")
    migrate.upgrade(twin.database, secret.database_key(), migrate.CURRENT, leader)
    fill(twin.store())
    return twin


def fill(store: Store) -> None:
    """Write ten years into an open desk, and close it."""
    with store.transaction() as tx:
        raw = tx.connection().connection.driver_connection
        search_index.drop(raw)
        decade.fill(tx.connection())
        search_index.make(raw)
    store.close()


def compared(what: str, ours: Callable[[], float], plain: Callable[[], float]) -> float:
    """Return the median ratio of rounds that measure both in turn, and print it."""
    rounds = [(ours(), plain()) for _ in range(ROUNDS)]
    ratio = median(one / other for one, other in rounds)
    told = ", ".join(f"{one * 1000:.2f}/{other * 1000:.2f}" for one, other in rounds)
    print(f"\n{what}: ratio {ratio:.2f} (ms, ours/plain: {told})")
    return ratio


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
