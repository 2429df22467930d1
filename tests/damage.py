"""The frozen desk of the first schema, and ways to damage a copy of it."""

import shutil
from pathlib import Path

from mentordesk.vault import recovery

FROZEN = Path(__file__).parent / "vault" / "desks" / "0001"
PAGE = 4096


def frozen_words() -> tuple[str, str]:
    """Return the passphrase and the recovery code of the frozen desk."""
    lines = (FROZEN / "words.txt").read_text().splitlines()
    said = dict(line.split(": ") for line in lines)
    return said["passphrase"], said["recovery code"]


def frozen_key() -> bytes:
    return recovery.read(frozen_words()[1]).database_key()


def thawed(folder: Path, *, backup: bool = False) -> Path:
    """Return a copy of the frozen desk, with its backup beside it if wanted."""
    shutil.copytree(FROZEN / "desk", folder)
    if backup:
        (folder / "backups").mkdir()
        name = "2026-04-14_000001.mentordesk-backup"
        shutil.copyfile(FROZEN / "desk.mentordesk-backup", folder / "backups" / name)
    return folder


def hurt(database: Path, *pages: int) -> None:
    """Turn a bit over in each of these pages."""
    data = bytearray(database.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE + 2000] ^= 1
    database.write_bytes(data)
