"""Taking care of a desk: backing it up, proving it sound, destroying what was struck."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import RLock

from sqlalchemy.orm import Session as Transaction

from mentordesk.errors import (
    BackupError,
    BackupsAwayError,
    BackupsLeftError,
    BackupStaysError,
    BackupsUnknownError,
    MentorDeskError,
    StillReadError,
)
from mentordesk.services.clock import now
from mentordesk.services.desk import PRUNE
from mentordesk.services.forgetting import Forgetting
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.rescue_shelf import RescueShelf
from mentordesk.services.upkeep import Task, Upkeep
from mentordesk.services.verifying import Verified, verified
from mentordesk.vault import backup, reach, shelf
from mentordesk.vault.backup_file import BackupReport, read_head
from mentordesk.vault.store import Store

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class BackupRun:
    """What a run did: the backup beside the desk, the one in the chosen folder, and trouble.

    Nothing was made where nothing had changed; a chosen folder that is not there is no trouble.
    With `renewed`, one was made because the newest could not be read any more.
    """

    made: BackupReport | None = None
    given: BackupReport | None = None
    trouble: MentorDeskError | None = None
    renewed: bool = False


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
    """The health of the open desk; `chosen` is the leader's own folder for backups.

    `backed_up` is called after each new backup beside the desk, on the thread that made it.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        self._store = store
        self._now = clock
        self._upkeep = Upkeep(store, clock)
        self.copies = RescueShelf(store, clock)
        self._forgetting = Forgetting(store, self._upkeep, self.own)
        self._one = RLock()  # a backup under way still holds what is struck meanwhile
        self.chosen: Path | None = None
        self.backed_up: Callable[[], object] = nothing_follows

    @property
    def own(self) -> Path:
        """Return the desk's own folder of backups, which may not be there yet."""
        return self._store.folder / BACKUPS

    def choose(self, folder: Path | None) -> MentorDeskError | None:
        """Keep backups in this folder too from now on; those in the one before stay there.

        Returns what names that one if it may still hold what was struck.
        """
        with self._one:
            before, self.chosen = self.chosen, self.chosen or folder
            trouble = self.settle()
            if before == folder or (before is None and trouble is not None):
                return trouble
            owed = self._forgetting.is_owed_by_chosen
            self._upkeep.leave(Task.CHOSEN, Task.READ_CHOSEN, Task.FORGET_CHOSEN)
            self.chosen = folder
            if owed:
                return BackupsLeftError(folder=before) if before else BackupsUnknownError()
            return None

    def back_up(self, target: Path | None = None) -> BackupReport:
        """Write a verified backup into a folder, beside the desk unless another is named.

        Raises BackupError; the desk itself is not touched.
        """
        with self._one:
            changes = self._store.changes
            place, own = target or self.own, target is None
            report = backup.back_up(self._store, place, self._now(), PRUNE, thin=own)
            if target is None:
                self._upkeep.backed_up(changes, report.taken_at)
                self._give_keys(self.own)
        if own:
            self.backed_up()
        return report

    def back_up_now(self) -> BackupRun:
        """Back up beside the desk and in the chosen folder; raises BackupError for the first."""
        return self._run(always=True)

    def back_up_changes(self) -> BackupRun:
        """Back up what was kept since the last backup, and finish what a strike left to do.

        So is a desk whose newest backup is gone or not what was written; that is read once a day.
        """
        return self._run(always=False)

    def last_backup(self, folder: Path | None = None) -> Path | None:
        """Return the newest backup that is whole, or None."""
        return shelf.newest(folder or self.own, self._store.secret)

    def state(self) -> BackupState:
        """Return when the last good backups were made, and whether there is more by now."""
        own = Kept(self.own, self._last_in(self.own), there=True)
        return BackupState(own, self._chosen_state(), self._upkeep.since(Task.BACK_UP))

    def owe_forgetting(self, tx: Transaction, *, backups: bool = True) -> None:
        """Note, in the transaction that destroys, what may still hold what it destroys.

        That is the log of the last changes, and the backups unless they never held it.
        """
        self._forgetting.owe(tx, backups=backups)

    @contextmanager
    def holding_back(self) -> Iterator[None]:
        """Make and give no backup meanwhile; who asks waits for the one that is under way.

        A backup carries the keys that it began with: they are changed before it, or after it.
        """
        with self._one:
            yield

    def owe_backup(self) -> None:
        """Note that a backup is due though nothing changed: none opens with the desk's new keys."""
        with self._store.transaction(upkeep=True) as tx:
            self._upkeep.owe(tx, Task.BACK_UP)

    def forget_deleted(self) -> bool:
        """Destroy what was deleted in the log of last changes; false while it is still read."""
        with self._one:
            return self._forgetting.in_log()

    def forget_struck(self) -> None:
        """Destroy what was struck where it may still be held: beside the desk and in backups.

        The older backups give way to a fresh one, which holds nothing struck. Until that is
        done, `settle` tries again. Raises BackupStaysError when one cannot be deleted,
        BackupError when no fresh one can be made, BackupsAwayError when the chosen folder is
        not there, StillReadError while somebody reads what was deleted.
        """
        with self._one:
            with self._store.transaction(upkeep=True) as tx:
                self.owe_forgetting(tx)
            self._forget()

    def settle(self) -> MentorDeskError | None:
        """Finish what a strike left to do, and return why that cannot be done even now.

        A folder that is not there is waited for without a word, and so is a reader.
        """
        try:
            with self._one, suppress(BackupsAwayError, StillReadError):
                if self._forgetting.is_owed:
                    self._forget()
        except (BackupError, BackupStaysError) as error:
            return error
        return None

    def verify(self, seen: LastSeen | None = None) -> Verified:
        """Read every page of the desk, both key files and the ledger; say what is not sound.

        With `seen` also whether the ledger holds the end that this computer saw last.
        """
        known = None if seen is None else seen.of(self._store.secret.desk()).ledger
        return verified(self._store, known)

    def _give_keys(self, folder: Path) -> None:
        """Finish a change of the passphrase that was interrupted or missed this folder."""
        if self._store.key_file.slots:
            reach.give_keys(folder, self._store.key_file, self._store.secret, own=False)

    def _handed_on(self, made: BackupReport | None) -> BackupRun:
        """Let the chosen folder hold the newest backup; what it refuses is told, not raised."""
        last = self.last_backup()
        if self.chosen is None or last is None or not _is_there(self.chosen):
            return BackupRun(made)
        if self._forgetting.is_owed_by_chosen:  # what it may have now, a settlement gives it
            return BackupRun(made)
        try:
            reads = self._upkeep.is_due(Task.READ_CHOSEN)
            given = self._give(self.chosen, reads=reads)
            if reads:
                self._upkeep.done_today(Task.READ_CHOSEN)
            self._give_keys(self.chosen)
        except (BackupError, BackupStaysError) as error:
            return BackupRun(made, trouble=error)
        return BackupRun(made, given)

    def _give(self, folder: Path, *, reads: bool = True) -> BackupReport:
        """Hand the newest backup on; noted before, for a part of it may arrive."""
        last = self.last_backup() or self.back_up().path
        before = self._upkeep.since(Task.CHOSEN)
        self._upkeep.given(read_head(last)[1].taken_at)
        try:
            return backup.hand_on(last, folder, self._store.secret, reads=reads)
        except BackupError:
            if before is not None:
                self._upkeep.given(before)
            raise

    def _last_in(self, folder: Path) -> datetime | None:
        with suppress(BackupError):
            newest = self.last_backup(folder)
            return None if newest is None else read_head(newest)[1].taken_at
        return None

    def _chosen_state(self) -> Kept | None:
        if self.chosen is None:
            return None
        if self._is_within_reach(self.chosen):
            return Kept(self.chosen, self._last_in(self.chosen), there=True)
        return Kept(self.chosen, self._upkeep.since(Task.CHOSEN), there=False)

    def _is_within_reach(self, folder: Path) -> bool:
        with suppress(BackupStaysError):
            return _is_there(folder) and not self._forgetting.waits_for(folder)
        return False

    def _run(self, *, always: bool) -> BackupRun:
        with self._one:
            trouble = self.settle()
            due = always or self._upkeep.since(Task.BACK_UP) is not None
            gone = not due and not self._is_last_there()
            if not (due or gone):
                self._give_keys(self.own)
            run = self._handed_on(self.back_up() if due or gone else None)
            return replace(run, trouble=run.trouble or trouble, renewed=gone)

    def _is_last_there(self) -> bool:
        """Tell whether the backup that was made last is still what was written."""
        last, made = self.last_backup(), self._upkeep.since(Task.MADE)
        if last is None or (made is not None and read_head(last)[1].taken_at < made):
            return made is None
        if self._upkeep.is_due(Task.READ):
            if not backup.is_whole(last):
                return False
            self._upkeep.done_today(Task.READ)
        return True

    def _forget(self) -> None:
        self._forgetting.in_log()
        self._forgetting.beside(self.back_up)
        self._forgetting.in_chosen(self.chosen, self._give)
        if not self._forgetting.in_log():
            raise StillReadError(self._store.folder)


def nothing_follows() -> None:
    """Do nothing after a backup."""


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
