"""A backup opened beside a damaged desk, for the rows that the desk has lost."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentordesk.errors import BackupError, DeskFullError, MentorDeskError
from mentordesk.vault import backup, generations, migrate, shelf
from mentordesk.vault.cipher import READER, opened
from mentordesk.vault.layout import MOMENT, STRUCK, STRUCK_CHOSEN, UPKEEP
from mentordesk.vault.migrate import Schema
from mentordesk.vault.opener import BySecret
from mentordesk.vault.room import room
from mentordesk.vault.salvage import Found
from mentordesk.vault.secret import Secret


@contextmanager
def newest_sound(
    backups: Sequence[Path], secret: Secret, schema: Schema, found: Mapping[str, Found]
) -> Iterator[tuple[Any, datetime | None]]:
    """Open the newest backup of the desk that proves sound, brought to the newest schema.

    The first folder is the desk's own. None is taken that, by what was `found` of the desk, may
    hold what was struck since.
    """
    key = secret.database_key()
    for path, owes in _newest_first(backups, secret):
        with room() as new:
            place = new / "desk"
            taken_at = _taken_out(path, place, secret, schema)
            since = _owed_since(found, owes)
            # A backup tells whole seconds; one that was made for a strike paid what was owed.
            if taken_at is not None and (since is None or taken_at > since):
                with opened(place / generations.FIRST, key, READER) as source:
                    yield source, taken_at
                return
    yield None, None


def _owed_since(found: Mapping[str, Found], task: str) -> datetime | None:
    """Return since when the backups of a folder owe it to give way, by what is left of a desk."""
    upkeep = found.get(UPKEEP)
    if upkeep is None:
        return None
    names = [column.name for column in upkeep.table.columns]
    rows = (dict(zip(names, values, strict=True)) for values in upkeep.rows.values())
    owed = (str(row["at"]) for row in rows if row["task"] == task)
    since = next(filter(MOMENT.fullmatch, owed), None)
    return None if since is None else datetime.fromisoformat(since).replace(tzinfo=UTC)


def _newest_first(folders: Sequence[Path], secret: Secret) -> Iterator[tuple[Path, str]]:
    """Yield the backups of a desk, folder by folder, each with what its folder may owe.

    A folder that cannot be read has none.
    """
    for place, folder in enumerate(folders):
        owes = STRUCK_CHOSEN if place else STRUCK
        with suppress(BackupError):
            by_sequence = shelf.sequences(folder, secret)
            yield from ((by_sequence[number], owes) for number in sorted(by_sequence, reverse=True))


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
