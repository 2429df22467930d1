"""Desks in trouble, for several tests."""

from collections.abc import Callable, Iterator

import pytest

from mentordesk.vault.store import Store
from vault_desk import PASSPHRASE, flip, unlocked, vault, write

PAGE = 4096


@pytest.fixture
def large(tmp_path) -> Store:
    """The closed store of a desk with some pages."""
    with unlocked(tmp_path / "large") as store:
        write(store, "x" * 30_000)
    return store


@pytest.fixture
def wounded(large: Store) -> Callable[[], Iterator[tuple[int, Store]]]:
    """Open a desk again and again, damaging another page each time after it was opened."""

    def each() -> Iterator[tuple[int, Store]]:
        for page in range(1, pages_of(large)):
            store = vault(large.folder).unlock(PASSPHRASE)
            flip(store.database, page * PAGE + 2000)
            yield page, store
            store.close()
            flip(store.database, page * PAGE + 2000)

    return each


@pytest.fixture
def ruined(large: Store) -> Iterator[Store]:
    """An open desk of which every page but the first is damaged."""
    store = vault(large.folder).unlock(PASSPHRASE)
    for page in range(1, pages_of(large)):
        flip(store.database, page * PAGE + 2000)
    yield store
    store.close()


def pages_of(store: Store) -> int:
    return store.database.stat().st_size // PAGE
