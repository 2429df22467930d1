"""The backups within reach, after something must be in none of them any more.

A passphrase that was changed, and words that were struck, must not live on in a copy.
"""

import os
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mentordesk.errors import BackupError, BackupStaysError, MentorDeskError
from mentordesk.vault import shelf
from mentordesk.vault.backup_file import SUFFIX, Head, database_in, read_head, write
from mentordesk.vault.files import reason_of, sync_folder
from mentordesk.vault.generations import is_part
from mentordesk.vault.key_file import KeyFile
from mentordesk.vault.sealed import Sealed
from mentordesk.vault.secret import Secret

# Also as a synced folder names a file that it does not hold at the moment.
OUR_NAME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{6,}" + re.escape(SUFFIX))


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


def keep_only(folder: Path, desks: Collection[str], kept: Collection[Path], *, own: bool) -> None:
    """Delete every other backup of this desk, by any of its names, in a folder, finished or not.

    In the desk's own folder, what cannot be read goes too; in another it stays. Raises
    BackupStaysError when one cannot be deleted, or stays.
    """
    others = [path for path in _all(folder) if path not in kept]
    _delete(path for path in others if _is_of(path, desks, unreadable=own))
    if not own:
        for path in others:
            _refuse_unreadable(path)


def is_bare(folder: Path) -> bool:
    """Return whether nothing in a folder can hold a copy of a desk."""
    return not _all(folder)


def holds(folder: Path, desks: Collection[str]) -> bool:
    """Return whether a folder that is not the desk's own has a backup of it, finished or not.

    A file that cannot be read and has the name of a backup may be one.
    """
    return any(_is_of(path, desks, unreadable=_has_our_name(path)) for path in _all(folder))


def newer(folder: Path, desks: Collection[str], given: datetime | None) -> list[Path]:
    """Return the backups of this desk that were given to a folder after this time.

    Both time and number must tell so, for a clock may have been wrong.
    """
    found = ((path, _look(path)) for path in shelf.backups(folder))
    heads = {path: look[1] for path, look in found if look and look[1].keys.desk in desks}
    if given is None:
        return list(heads)
    last = max((head.sequence for head in heads.values() if head.taken_at <= given), default=0)
    return [path for path, head in heads.items() if head.taken_at > given and head.sequence > last]


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


def _refuse_unreadable(path: Path) -> None:
    if _has_our_name(path) and path.exists():
        try:
            read_head(path)
        except MentorDeskError as error:
            reason = error.facts.get("reason", "newer")
            raise BackupStaysError(path=path, reason=reason) from error


def _has_our_name(path: Path) -> bool:
    return OUR_NAME.search(path.name) is not None


def _all(folder: Path) -> list[Path]:
    """Return every file that can hold a copy of a desk; not to see them is not to have none."""
    try:
        with os.scandir(folder) as entries:
            files = [Path(entry) for entry in entries if not entry.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BackupStaysError(path=folder, reason=reason_of(error)) from error
    return [
        path
        for path in files
        if path.name.endswith(SUFFIX) or _has_our_name(path) or is_part(path.name)
    ]


def _parts(folder: Path) -> list[Path]:
    """Return what a backup that was interrupted left."""
    return [path for path in _all(folder) if is_part(path.name)]
