"""The backups within reach, after something must be in none of them any more.

A passphrase that was changed, and words that were struck, must not live on in a copy.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from mentordesk.errors import BackupError, BackupStaysError, MentorDeskError
from mentordesk.vault import shelf
from mentordesk.vault.backup_file import Head, database_in, read_head, write
from mentordesk.vault.files import PART, reason_of, sync_folder
from mentordesk.vault.generations import is_part
from mentordesk.vault.key_file import KeyFile
from mentordesk.vault.sealed import Sealed
from mentordesk.vault.secret import Secret


def give_keys(folder: Path, keys: KeyFile, secret: Secret, *, own: bool) -> None:
    """Let every backup of this desk in a folder open with these keys alone.

    A backup that is not whole is deleted; so is what cannot be read, in the desk's own folder.
    In another folder, one that cannot be rewritten stays. Raises BackupStaysError when one can
    be neither rewritten nor deleted, or stays.
    """
    unfit, stays = _parts(folder) if own else [], None
    for path in shelf.backups(folder):
        found = _look(path)
        if found is None:
            unfit += [path] if own else []
        elif found[1].keys.desk == keys.desk:
            try:
                unfit += [] if _given(path, found, keys, secret) else [path]
            except OSError as error:
                stays = BackupStaysError(path=path, reason=reason_of(error))
                unfit += [path] if own else []
    _delete(unfit)
    if stays is not None and not own:
        raise stays


def keep_only(folder: Path, desks: Collection[str], kept: Path | None, *, own: bool) -> None:
    """Delete every other backup of this desk, by any of its names, in a folder, finished or not.

    In the desk's own folder, what cannot be read goes too. Raises BackupStaysError when one
    cannot be deleted.
    """
    others = [path for path in _all(folder) if path != kept]
    _delete(path for path in others if _is_of(path, desks, unreadable=own))


def is_bare(folder: Path) -> bool:
    """Return whether nothing in a folder can hold a copy of a desk."""
    return not _all(folder)


def holds(folder: Path, desks: Collection[str]) -> bool:
    """Return whether a folder that is not the desk's own has a backup of it, finished or not."""
    return any(_is_of(path, desks, unreadable=False) for path in _all(folder))


def backups_of(folder: Path, desks: Collection[str]) -> list[Path]:
    """Return the backups in a folder that were made under one of these names."""
    return [path for path in shelf.backups(folder) if _is_of(path, desks, unreadable=False)]


def _look(path: Path) -> tuple[Sealed, Head] | None:
    try:
        return read_head(path)
    except MentorDeskError:
        return None


def _given(path: Path, found: tuple[Sealed, Head], keys: KeyFile, secret: Secret) -> bool:
    """Write a backup anew unless it has these slots, and return whether it is whole."""
    sealed, head = found
    if not sealed.fits(secret.seal_key()):
        return False
    if head.keys.slots == keys.portable().slots:
        return True
    new = replace(head, keys=replace(head.keys, slots=keys.slots))
    try:
        with database_in(path) as database:
            write(path, new, secret, database)
    except BackupError:
        return False
    return True


def _is_of(path: Path, desks: Collection[str], *, unreadable: bool) -> bool:
    found = _look(path)
    return unreadable if found is None else found[1].keys.desk in desks


def _delete(paths: Iterable[Path]) -> None:
    """Delete all that can be deleted, for good, then name one that cannot."""
    stays, folders = None, set()
    for path in paths:
        try:
            path.unlink(missing_ok=True)
            folders.add(path.parent)
        except OSError as error:
            stays = BackupStaysError(path=path, reason=reason_of(error))
    for folder in folders:
        with suppress(OSError):  # a network share may know no such thing
            sync_folder(folder)
    if stays is not None:
        raise stays


def _all(folder: Path) -> list[Path]:
    return [*shelf.backups(folder), *_parts(folder)]


def _parts(folder: Path) -> list[Path]:
    """Return what a backup that was interrupted left."""
    return [p for p in folder.glob(f"*{PART}*") if is_part(p.name) and p.is_file()]
