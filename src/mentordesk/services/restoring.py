"""From a backup to a desk: what a file says, what it proves, and a new folder for it."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from mentordesk.errors import BackupError, MentorDeskError
from mentordesk.services.last_seen import LastSeen
from mentordesk.vault import backup, shelf
from mentordesk.vault.backup_file import BackupReport, read_head
from mentordesk.vault.files import reason_of
from mentordesk.vault.key_file import believed, read_key_file
from mentordesk.vault.opener import ByCode, ByPassphrase, Opener
from mentordesk.vault.vault import BACKUPS

__all__ = ["BackupReport", "Claim", "claim", "free_folder", "offer", "prove", "restore"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a backup says about itself before anybody has opened it."""

    path: Path
    taken_at: datetime
    size: int
    rows: Mapping[str, int]
    of_this_desk: bool


def claim(path: Path, desk: Path) -> Claim:
    """Return what a file says of itself, and whether it is a backup of the desk in a folder.

    Raises BackupError or DeskNewerError.
    """
    head = read_head(path)[1]
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BackupError(path=path, reason=reason_of(error)) from error
    return Claim(path, head.taken_at, size, head.rows, head.keys.desk == _name(desk))


def offer(desk: Path, *further: Path) -> Claim | None:
    """Return the newest backup of the desk in a folder, beside it or in further folders.

    Where the desk cannot say its name, a backup of any desk is offered.
    """
    name = _name(desk)
    claims = []
    for folder in (desk / BACKUPS, *further):
        with suppress(MentorDeskError):
            path = shelf.newest_claim(folder, name)
            claims += [] if path is None else [claim(path, desk)]
    return max(claims, key=lambda one: one.taken_at, default=None)


def prove(path: Path, typed: str, *, code: bool = False) -> BackupReport:
    """Open a backup end to end in a place of its own, and say what it holds.

    What is typed is its passphrase, or the recovery code of its desk. Raises BackupError,
    WrongPassphraseError or an error of the recovery code.
    """
    return backup.verify_backup(path, _way(typed, code=code))


def restore(
    path: Path, folder: Path, typed: str, seen: LastSeen | None = None, *, code: bool = False
) -> BackupReport:
    """Make a desk from a backup in a new or empty folder; it is proved before it is one.

    What is typed is its passphrase, or the recovery code of its desk. What `seen` remembers of
    the desk is forgotten, so that nobody is told that it is older. Raises BackupError,
    DeskExistsError, WrongPassphraseError or an error of the recovery code.
    """
    report = backup.restore(path, folder, _way(typed, code=code))
    if seen is not None:
        seen.forget(_name(folder))
    return report


def free_folder(desk: Path) -> Path:
    """Return where a restored desk may stand: the usual place if it is free, else beside it."""
    return next(place for place in _places(desk) if _is_free(place))


def _places(desk: Path) -> Iterable[Path]:
    yield desk
    yield desk.with_name(f"{desk.name}-restored")
    for number in count(2):
        yield desk.with_name(f"{desk.name}-restored-{number}")


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or not any(folder.iterdir())
    except OSError:
        return False


def _name(desk: Path) -> str:
    try:
        return believed(read_key_file(desk), desk).desk
    except MentorDeskError:
        return ""


def _way(typed: str, *, code: bool) -> Opener:
    return ByCode(typed) if code else ByPassphrase(typed)
