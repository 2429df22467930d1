"""Every connection is set up as decided, and a damaged one is never used again."""

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from mentordesk.errors import DeskDamagedError
from mentordesk.vault import checks
from mentordesk.vault.cipher import READER, WRITER, connect, engine
from vault_desk import flip, unlocked, write

DECIDED = {
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "temp_store": 2,
    "mmap_size": None,
    "cache_size": -65536,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "cell_size_check": 1,
    "journal_mode": "wal",
    "page_size": "4096",
    "cipher_memory_security": "0",
    "cipher_hmac_algorithm": "HMAC_SHA512",
}


@pytest.fixture
def store(tmp_path):
    with unlocked(tmp_path / "desk") as opened:
        write(opened, "kept")
        yield opened


def answers(raw, names):
    found = {name: raw.execute(f"PRAGMA {name}").fetchone() for name in names}
    return {name: None if row is None or row == (0,) else row[0] for name, row in found.items()}


def test_the_writer_is_set_up_as_decided(store):
    with store.unshared() as raw:
        assert answers(raw, DECIDED) == DECIDED
        assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert raw.execute("PRAGMA query_only").fetchone() == (0,)
        assert raw.isolation_level is None


def test_a_reader_is_set_up_as_decided_and_only_reads(store):
    with store.snapshot() as raw:
        assert answers(raw, DECIDED) == DECIDED | {"cache_size": -16384}
        assert raw.execute("PRAGMA query_only").fetchone() == (1,)


def test_a_transaction_holds_the_write_lock_from_its_beginning(store):
    with store.transaction() as tx:
        raw = tx.connection().connection.driver_connection
        assert raw.in_transaction
        other = connect(store.database, store.secret.database_key(), WRITER)
        try:
            other.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(dbapi2.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        finally:
            other.close()


def test_a_connection_that_met_damage_is_dropped(store):
    met, seen = [], []
    with store.unshared() as raw:
        checks.checkpoint(raw)
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchone()
    flip(store.database, (root - 1) * 4096 + 100)
    key = store.secret.database_key()
    readers = engine(store.database, key, READER, "BEGIN", lambda: met.append("damage"))
    for _ in range(2):
        with readers.connect() as connection:
            seen.append(connection.connection.driver_connection)
            with pytest.raises(DeskDamagedError):
                connection.execute(text("SELECT * FROM note"))
    readers.dispose()
    assert met == ["damage", "damage"]
    assert seen[0] is not seen[1]
