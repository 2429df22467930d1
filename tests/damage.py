"""A frozen desk, and ways to damage a copy of it."""

import shutil
from pathlib import Path

from mentordesk.vault import recovery
from mentordesk.vault.migrate import HEAD
from mentordesk.vault.pages import Pages
from mentordesk.vault.trees import LEAF_TABLE, kind_of, tree

DESKS = Path(__file__).parent / "vault" / "desks"
DATABASE = "desk.1.db"
PAGE = 4096


def frozen_words(version: str = HEAD) -> tuple[str, str]:
    """Return the passphrase and the recovery code of a frozen desk."""
    lines = (DESKS / version / "words.txt").read_text().splitlines()
    said = dict(line.split(": ") for line in lines)
    return said["passphrase"], said["recovery code"]


def frozen_key(version: str = HEAD) -> bytes:
    return recovery.read(frozen_words(version)[1]).database_key()


def thawed(folder: Path, version: str = HEAD, *, backup: bool = False) -> Path:
    """Return a copy of a frozen desk, with its backup beside it if wanted."""
    shutil.copytree(DESKS / version / "desk", folder)
    if backup:
        (folder / "backups").mkdir()
        name = "2026-04-14_000001.mentordesk-backup"
        shutil.copyfile(DESKS / version / "desk.mentordesk-backup", folder / "backups" / name)
    return folder


def pages_of(database: Path, key: bytes, name: str) -> list[int]:
    """Return the pages of a table or index, its root first."""
    pages = Pages(database, key)
    roots = {row.values[1]: row.values[3] for row in tree(pages, 1).rows}
    return sorted(tree(pages, roots[name]).pages, key=lambda page: page != roots[name])


def leaves_of(database: Path, key: bytes, name: str) -> list[int]:
    """Return the pages on which the rows of a table stand."""
    pages = Pages(database, key)
    return [
        page
        for page in pages_of(database, key, name)
        if kind_of(pages.page(page) or b"", page) == LEAF_TABLE
    ]


def hurt(database: Path, *pages: int) -> None:
    """Turn a bit over in each of these pages."""
    data = bytearray(database.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE + 2000] ^= 1
    database.write_bytes(data)
