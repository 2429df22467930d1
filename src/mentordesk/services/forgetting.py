"""What must be in no copy any more: struck words in the log of last changes and in backups."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session as Transaction

from mentordesk.errors import (
    BackupError,
    BackupsAwayError,
    BackupsGoneError,
    BackupStaysError,
    BackupsUnknownError,
)
from mentordesk.services.upkeep import Task, Upkeep
from mentordesk.vault import checks, reach, shelf
from mentordesk.vault.backup_file import BackupReport
from mentordesk.vault.store import Store

STRUCK = (Task.FORGET, Task.FORGET_CHOSEN, Task.FORGET_LOG)
SIBLING = "it is newer than what this desk gave to the folder"
FULL = os.strerror(errno.ENOSPC)
PATIENCE = 1.0  # seconds that a reader may take to give way
WAIT_MS = 20
PAUSE = 0.02


class Forgetting:
    """The debts of one desk after a strike, each noted on the desk until it is paid."""

    def __init__(self, store: Store, upkeep: Upkeep, own: Path) -> None:
        self._store = store
        self._upkeep = upkeep
        self._own = own

    def owe(self, tx: Transaction, *, backups: bool) -> None:
        """Note what may still hold what this transaction destroys."""
        for task in STRUCK if backups else (Task.FORGET_LOG,):
            self._upkeep.owe(tx, task, anew=True)

    def in_log(self) -> bool:
        """Empty the log of last changes, and tell whether it owes nothing any more.

        While somebody reads on, it does.
        """
        since = self._upkeep.since(Task.FORGET_LOG)
        if self._emptied() and since is not None:
            self._upkeep.done(Task.FORGET_LOG, since)
            self._emptied()
        return self._upkeep.since(Task.FORGET_LOG) is None

    def beside(self, make: Callable[[], BackupReport]) -> None:
        """Let the backups beside the desk give way to a fresh one, if that is owed."""
        since = self._upkeep.since(Task.FORGET)
        if since is not None:
            if not reach.is_bare(self._own):
                self._renew(self._own, make, own=True)
            self._upkeep.done(Task.FORGET, since)

    def in_chosen(self, folder: Path | None, give: Callable[[Path], BackupReport]) -> None:
        """Let the backups in the leader's folder give way to the newest, if that is owed.

        Those that another copy of this desk gave to it since stay, and one of them is named.
        """
        since = self._upkeep.since(Task.FORGET_CHOSEN)
        if since is None:
            return
        if folder is not None and self._holds(folder):
            self._renew_chosen(folder, give)
        elif self._upkeep.since(Task.CHOSEN) is not None:
            raise BackupsUnknownError() if folder is None else BackupsAwayError(folder=folder)
        self._upkeep.done(Task.FORGET_CHOSEN, since)

    @property
    def is_owed(self) -> bool:
        """Whether anything may still hold what was destroyed."""
        return any(self._upkeep.since(task) for task in STRUCK)

    @property
    def is_owed_by_chosen(self) -> bool:
        """Whether the folder that was given backups may still hold what was struck."""
        given = self._upkeep.since(Task.CHOSEN)
        return given is not None and self._upkeep.since(Task.FORGET_CHOSEN) is not None

    def waits_for(self, folder: Path) -> bool:
        """Tell whether the backups that hold what was struck are not where they were given.

        A stick that was taken out may leave an empty folder.
        """
        return self.is_owed_by_chosen and not self._holds(folder)

    def _holds(self, folder: Path) -> bool:
        return reach.holds(folder, self._store.key_file.names())

    def _renew_chosen(self, folder: Path, give: Callable[[Path], BackupReport]) -> None:
        names = self._store.key_file.names()
        newer = reach.newer(folder, names, self._upkeep.since(Task.CHOSEN))
        if newer:
            reach.keep_only(folder, names, newer, own=False)
            raise BackupStaysError(path=newer[0], reason=SIBLING)
        self._renew(folder, partial(give, folder), own=False)

    def _renew(self, folder: Path, make: Callable[[], BackupReport], *, own: bool) -> BackupReport:
        """Let the backups in a folder give way to a fresh one, which holds nothing struck."""
        names = self._store.key_file.names()
        try:
            fresh = make()
        except BackupError as error:
            if error.facts["reason"] != FULL:
                raise
            fresh = self._made_in_little_room(folder, make, own=own)
        reach.keep_only(folder, names, [fresh.path], own=own)
        return fresh

    def _made_in_little_room(
        self, folder: Path, make: Callable[[], BackupReport], *, own: bool
    ) -> BackupReport:
        """Make room by what goes all the same: the older ones first, the newest only at need."""
        names = self._store.key_file.names()
        newest = self._newest(folder)
        if newest is not None:
            reach.keep_only(folder, names, [newest], own=own)
            try:
                return make()
            except BackupError as error:
                if error.facts["reason"] != FULL or not _makes_room(newest, own=own):
                    raise
        reach.keep_only(folder, names, [], own=own)
        try:
            return make()
        except BackupError as error:
            raise BackupsGoneError(path=folder, reason=error.facts["reason"]) from error

    def _newest(self, folder: Path) -> Path | None:
        """Return the newest backup, after a rotation that of an earlier secret."""
        former = (shelf.newest_claim(folder, desk) for desk in self._store.key_file.former)
        return shelf.newest(folder, self._store.secret) or next(filter(None, former), None)

    def _emptied(self) -> bool:
        """Empty the log as soon as all readers have left it; nobody else waits meanwhile."""
        until = time.monotonic() + PATIENCE
        with self._store.quiet():
            while True:
                with self._store.unshared() as connection:
                    if checks.checkpoint(connection, WAIT_MS):
                        return True
                if time.monotonic() > until:
                    return False
                time.sleep(PAUSE)


def _makes_room(path: Path, *, own: bool) -> bool:
    """Tell whether a backup of this size fits where it goes; beside the desk it is made, too."""
    try:
        size = path.stat().st_size
        return shutil.disk_usage(path.parent).free + size >= (2 if own else 1) * size
    except OSError:
        return False
