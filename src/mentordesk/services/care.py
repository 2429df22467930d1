"""Taking care of a desk: backing it up, proving it sound, restoring it elsewhere."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mentordesk.services.clock import now
from mentordesk.services.desk import PRUNE
from mentordesk.vault import backup, shelf
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
        folder = self._store.folder / BACKUPS if target is None else target
        return backup.back_up(self._store, folder, self._now(), PRUNE)

    def back_up_changes(self) -> BackupReport | None:
        """Back up beside the desk if anything was kept since it was opened."""
        return self.back_up() if self._store.changes else None

    def last_backup(self, folder: Path | None = None) -> Path | None:
        """Return the newest backup that is whole, or None."""
        return shelf.newest(folder or self._store.folder / BACKUPS, self._store.secret.desk())

    def verify(self) -> VerifyReport:
        """Read every page of the desk and both key files, and say what is not sound."""
        return verify(self._store)


def restore(path: Path, folder: Path, passphrase: str) -> BackupReport:
    """Make a desk from a backup in a new folder; the backup is proved before it is used.

    Raises BackupError, DeskExistsError or WrongPassphraseError.
    """
    return backup.restore(path, folder, ByPassphrase(passphrase))
