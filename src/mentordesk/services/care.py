"""Taking care of a desk: backing it up, proving it sound, destroying what was struck."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock

from sqlalchemy.orm import Session as Transaction

from mentordesk.errors import (
    BackupError,
    BackupsAwayError,
    BackupStaysError,
    MentorDeskError,
)
from mentordesk.services.clock import now
from mentordesk.services.desk import PRUNE
from mentordesk.services.rescue_shelf import RescueShelf
from mentordesk.services.upkeep import Task, Upkeep
from mentordesk.vault import backup, checks, reach, shelf
from mentordesk.vault.backup_file import BackupReport, read_head
from mentordesk.vault.store import Store
from mentordesk.vault.verify import VerifyReport, verify

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class BackupRun:
    """What a run did: the backup beside the desk, the one in the chosen folder, and trouble.

    Nothing was made where nothing had changed; a chosen folder that is not there is no trouble.
    """

    made: BackupReport | None = None
    given: BackupReport | None = None
    trouble: MentorDeskError | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of backups: when its newest was made, and whether the folder is there now."""

    folder: Path
    last: datetime | None
    there: bool


@dataclass(frozen=True, slots=True)
class BackupState:
    """Where the backups stand, and since when changes wait for one."""

    own: Kept
    chosen: Kept | None
    waiting: datetime | None


class CareService:
    """The health of the open desk; `chosen` is the leader's own folder for backups."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        self._store = store
        self._now = clock
        self._upkeep = Upkeep(store, clock)
        self.copies = RescueShelf(store, clock)
        self._one = RLock()  # a backup under way still holds what is struck meanwhile
        self.chosen: Path | None = None

    @property
    def own(self) -> Path:
        """Return the desk's own folder of backups, which may not be there yet."""
        return self._store.folder / BACKUPS

    def choose(self, folder: Path | None) -> None:
        """Keep backups in this folder too from now on; those in the one before stay there."""
        self._upkeep.done(Task.CHOSEN)
        self.chosen = folder

    def back_up(self, target: Path | None = None) -> BackupReport:
        """Write a verified backup into a folder, beside the desk unless another is named.

        Raises BackupError; the desk itself is not touched.
        """
        with self._one:
            changes = self._store.changes
            place, own = target or self.own, target is None
            report = backup.back_up(self._store, place, self._now(), PRUNE, thin=own)
            if target is None:
                self._upkeep.backed_up(changes)
                self._give_keys(self.own)
        return report

    def back_up_now(self) -> BackupRun:
        """Back up beside the desk and in the chosen folder; raises BackupError for the first."""
        with self._one:
            return self._handed_on(self.back_up())

    def back_up_changes(self) -> BackupRun:
        """Back up what was kept since the last backup, and finish what a strike left to do."""
        with self._one:
            trouble = self.settle()
            due = self._upkeep.since(Task.BACK_UP) is not None
            run = self._handed_on(self.back_up() if due else None)
            return replace(run, trouble=run.trouble or trouble)

    def last_backup(self, folder: Path | None = None) -> Path | None:
        """Return the newest backup that is whole, or None."""
        return shelf.newest(folder or self.own, self._store.secret)

    def state(self) -> BackupState:
        """Return when the last good backups were made, and whether there is more by now."""
        own = Kept(self.own, self._last_in(self.own), there=True)
        return BackupState(own, self._chosen_state(), self._upkeep.since(Task.BACK_UP))

    def forget_deleted(self) -> None:
        """Destroy what was deleted beside the desk: in the log of its last changes."""
        with self._one, self._store.unshared() as connection:
            checks.checkpoint(connection)

    def owe_forgetting(self, tx: Transaction) -> None:
        """Note, in the transaction that strikes, that the backups still hold what is struck."""
        self._upkeep.owe(tx, Task.FORGET)

    def forget_struck(self) -> None:
        """Destroy what was struck where it may still be held: beside the desk and in backups.

        The older backups give way to a fresh one, which holds nothing struck. Until that is
        done, `settle` tries again. Raises BackupStaysError when one cannot be deleted,
        BackupError when no fresh one can be made, BackupsAwayError when the chosen folder is
        not there.
        """
        with self._one:
            self.forget_deleted()
            self._forget_in_backups()
            self._upkeep.done(Task.FORGET)
            self.forget_deleted()

    def settle(self) -> MentorDeskError | None:
        """Finish what a strike left to do, and return why that cannot be done even now.

        A folder that is not there is waited for without a word.
        """
        try:
            with suppress(BackupsAwayError):
                if self._upkeep.since(Task.FORGET) is not None:
                    self.forget_struck()
        except (BackupError, BackupStaysError) as error:
            return error
        return None

    def verify(self) -> VerifyReport:
        """Read every page of the desk and both key files, and say what is not sound."""
        return verify(self._store)

    def _give_keys(self, folder: Path) -> None:
        """Finish a change of the passphrase that was interrupted or missed this folder."""
        if self._store.key_file.slots:
            reach.give_keys(folder, self._store.key_file, self._store.secret, own=False)

    def _handed_on(self, made: BackupReport | None) -> BackupRun:
        """Let the chosen folder hold the newest backup; what it refuses is told, not raised."""
        last = self.last_backup()
        if self.chosen is None or last is None or not _is_there(self.chosen):
            return BackupRun(made)
        try:
            given = backup.hand_on(last, self.chosen, self._store.secret)
            self._upkeep.given(given.taken_at)
            self._give_keys(self.chosen)
        except (BackupError, BackupStaysError) as error:
            return BackupRun(made, trouble=error)
        return BackupRun(made, given)

    def _last_in(self, folder: Path) -> datetime | None:
        newest = self.last_backup(folder)
        with suppress(BackupError):
            return None if newest is None else read_head(newest)[1].taken_at
        return None

    def _chosen_state(self) -> Kept | None:
        if self.chosen is None:
            return None
        if _is_there(self.chosen):
            return Kept(self.chosen, self._last_in(self.chosen), there=True)
        return Kept(self.chosen, self._upkeep.since(Task.CHOSEN), there=False)

    def _forget_in_backups(self) -> None:
        chosen, store = self.chosen, self._store
        held = chosen is not None and reach.holds(chosen, store.key_file.names())
        if held or not reach.is_bare(self.own):
            fresh = self._renew(self.own, self.back_up, own=True)
            if held and chosen is not None:
                again = partial(backup.hand_on, fresh.path, chosen, store.secret)
                self._renew(chosen, again, own=False)
        if chosen is not None and not _is_there(chosen) and self._upkeep.since(Task.CHOSEN):
            raise BackupsAwayError(folder=chosen)

    def _renew(self, folder: Path, make: Callable[[], BackupReport], *, own: bool) -> BackupReport:
        """Let the backups in a folder give way to a fresh one, which holds nothing struck."""
        names = self._store.key_file.names()
        try:
            fresh = make()
        except BackupError as error:
            if error.facts["reason"] != os.strerror(errno.ENOSPC):
                raise
            # What was struck goes all the same, and that makes the room that was missing.
            reach.keep_only(folder, names, None, own=own)
            fresh = make()
        reach.keep_only(folder, names, fresh.path, own=own)
        return fresh


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
