"""A backup opened beside a damaged desk, for the rows that the desk has lost."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentordesk.errors import BackupError, DeskFullError, MentorDeskError
from mentordesk.vault import backup, generations, migrate, shelf
from mentordesk.vault.cipher import READER, opened
from mentordesk.vault.layout import STRUCK, UPKEEP
from mentordesk.vault.migrate import Schema
from mentordesk.vault.opener import BySecret
from mentordesk.vault.room import room
from mentordesk.vault.salvage import Found
from mentordesk.vault.secret import Secret


@contextmanager
def newest_sound(
    backups: Sequence[Path], secret: Secret, schema: Schema, since: datetime | None = None
) -> Iterator[tuple[Any, datetime | None]]:
    """Open the newest backup of the desk that proves sound, brought to the newest schema.

    None is taken from before `since`: it may hold what was struck then.
    """
    key = secret.database_key()
    for path in _newest_first(backups, secret):
        with room() as new:
            place = new / "desk"
            taken_at = _taken_out(path, place, secret, schema)
            if taken_at is not None and (since is None or taken_at >= since):
                with opened(place / generations.FIRST, key, READER) as source:
                    yield source, taken_at
                return
    yield None, None


def struck_since(found: Mapping[str, Found]) -> datetime | None:
    """Return since when backups owe it to give way, by what is left of a desk; None for no debt."""
    upkeep = found.get(UPKEEP)
    if upkeep is None:
        return None
    names = [column.name for column in upkeep.table.columns]
    rows = (dict(zip(names, values, strict=True)) for values in upkeep.rows.values())
    owed = (str(row["at"]) for row in rows if row["task"] in STRUCK and row["at"])
    latest = max(owed, default=None)
    return None if latest is None else datetime.fromisoformat(latest).replace(tzinfo=UTC)


def _newest_first(folders: Sequence[Path], secret: Secret) -> Iterator[Path]:
    """Yield the backups of a desk, folder by folder; a folder that cannot be read has none."""
    for folder in folders:
        with suppress(BackupError):
            by_sequence = shelf.sequences(folder, secret)
            yield from (by_sequence[number] for number in sorted(by_sequence, reverse=True))


def _taken_out(path: Path, place: Path, secret: Secret, schema: Schema) -> datetime | None:
    """Make a desk of the newest schema from a backup, and return when it was taken.

    Raises DeskFullError: for want of room, rows that are there would pass for lost.
    """
    key, database = secret.database_key(), place / generations.FIRST
    try:
        report = backup.restore(path, place, BySecret(secret))
        if migrate.revision_of(database, key) != schema.head:
            migrate.upgrade(database, key, schema)
    except DeskFullError:
        raise
    except MentorDeskError:
        return None
    return report.taken_at
