"""What the tests of the vault share: small desks with a schema of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from mentordesk.vault.cost import Cost
from mentordesk.vault.migrate import Schema
from mentordesk.vault.store import Store
from mentordesk.vault.vault import Vault

SMALL = Cost(19456, 1, 1)
PASSPHRASE = "correct horse battery staple"
CANARY = "Kanarienvogel-im-Bergwerk"
SCHEMA = Path(__file__).parent / "vault" / "schema"
OLD = Schema(SCHEMA, "one")
NEW = Schema(SCHEMA, "two")
ORPHANING = Schema(SCHEMA, "orphaning")
FAILING = Schema(SCHEMA, "failing")
OFF_THE_RECORD = (("note", "kind = 'off_the_record'"),)


def vault(folder: Path, schema: Schema = NEW) -> Vault:
    return Vault(folder, cost=SMALL, schema=schema, prune=OFF_THE_RECORD)


@contextmanager
def unlocked(folder: Path, schema: Schema = NEW) -> Iterator[Store]:
    """The desk in the folder, made if there is none."""
    place = vault(folder, schema)
    store = place.unlock(PASSPHRASE) if place.exists else place.create(PASSPHRASE)[0]
    try:
        yield store
    finally:
        store.close()


def write(store: Store, words: str, kind: str = "plain") -> None:
    with store.transaction() as tx:
        tx.execute(
            text("INSERT INTO note (kind, words) VALUES (:kind, :words)"),
            {"kind": kind, "words": words},
        )


def notes(store: Store) -> list[str]:
    with store.reading() as tx:
        return list(tx.scalars(text("SELECT words FROM note ORDER BY id")))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder except the lock, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def flip(path: Path, at: int, bit: int = 0) -> None:
    """Turn one bit of a file over."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)
