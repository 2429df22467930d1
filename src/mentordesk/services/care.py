"""Taking care of a desk: backing it up, proving it sound, restoring it elsewhere."""

import errno
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mentordesk.errors import BackupError
from mentordesk.services.clock import now
from mentordesk.services.desk import PRUNE
from mentordesk.vault import backup, checks, reach, shelf
from mentordesk.vault.backup import BackupReport
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.store import Store
from mentordesk.vault.verify import VerifyReport, verify

BACKUPS = "backups"


class CareService:
    """The health of the open desk."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        self._store = store
        self._now = clock

    def back_up(self, target: Path | None = None) -> BackupReport:
        """Write a verified backup into a folder, beside the desk unless another is named.

        Raises BackupError; the desk itself is not touched.
        """
        own = self._store.folder / BACKUPS
        report = backup.back_up(self._store, target or own, self._now(), PRUNE)
        keys = self._store.key_file
        if target is None and keys.slots:
            # A change of the passphrase that was interrupted left some with the old one.
            reach.give_keys(own, keys, self._store.secret, own=False)
        return report

    def back_up_changes(self) -> BackupReport | None:
        """Back up beside the desk if anything was kept since it was opened."""
        return self.back_up() if self._store.changes else None

    def last_backup(self, folder: Path | None = None) -> Path | None:
        """Return the newest backup that is whole, or None."""
        return shelf.newest(folder or self._store.folder / BACKUPS, self._store.secret.desk())

    def forget_deleted(self) -> None:
        """Destroy what was deleted beside the desk: in the log of its last changes."""
        with self._store.unshared() as connection:
            checks.checkpoint(connection)

    def forget_struck(self) -> None:
        """Destroy what was struck where it may still be held: beside the desk and in backups.

        The older backups give way to a fresh one, which holds nothing struck. Raises
        BackupStaysError when one cannot be deleted, BackupError when no fresh one can be made.
        """
        self.forget_deleted()
        folder = self._store.folder / BACKUPS
        if reach.is_bare(folder):
            return
        try:
            fresh = self.back_up().path
        except BackupError as error:
            if error.facts["reason"] != os.strerror(errno.ENOSPC):
                raise
            # What was struck goes all the same, and that makes the room that was missing.
            reach.keep_only(folder, self._store.secret.desk(), None, own=True)
            self.back_up()
        else:
            reach.keep_only(folder, self._store.secret.desk(), fresh, own=True)

    def verify(self) -> VerifyReport:
        """Read every page of the desk and both key files, and say what is not sound."""
        return verify(self._store)


def restore(path: Path, folder: Path, passphrase: str) -> BackupReport:
    """Make a desk from a backup in a new folder; the backup is proved before it is used.

    Raises BackupError, DeskExistsError or WrongPassphraseError.
    """
    return backup.restore(path, folder, ByPassphrase(passphrase))
