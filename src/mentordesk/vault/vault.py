"""A desk's folder: making a desk, opening it, changing its passphrase."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from mentordesk.errors import (
    DeskDamagedError,
    DeskError,
    KeyFileAlteredError,
    KeyFileDamagedError,
    KeyFileRefusedError,
    NoDeskError,
    WrongRecoveryCodeError,
)
from mentordesk.vault import generations, migrate, reach, recovery
from mentordesk.vault.backup import back_up
from mentordesk.vault.cost import STANDARD, Cost
from mentordesk.vault.files import in_folder, part_of, put_in_place
from mentordesk.vault.key_file import (
    NAMES,
    KeyFile,
    believed,
    check_seal,
    read_key_file,
    refuse_former,
    write_key_file,
)
from mentordesk.vault.lock import KeptLock, Lock, claimed, held
from mentordesk.vault.migrate import CURRENT, Rows, Schema, no_rows
from mentordesk.vault.opener import ByPassphrase, Opener, opened_keys
from mentordesk.vault.secret import Secret
from mentordesk.vault.slot import wrap, wrapping
from mentordesk.vault.store import Store

BACKUPS = "backups"


class Vault:
    """One folder that holds a desk, or may."""

    def __init__(
        self,
        folder: Path,
        *,
        cost: Cost = STANDARD,
        schema: Schema = CURRENT,
        prune: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.folder = folder
        self._cost = cost
        self._schema = schema
        self._prune = prune

    @property
    def exists(self) -> bool:
        """Whether the folder holds a desk, or what is left of one."""
        return any(name in NAMES for name in self._names()) or bool(self._databases())

    def create(self, passphrase: str, first: Rows = no_rows) -> tuple[Store, str]:
        """Make a desk with its first rows in an empty folder; return it open, and its code."""
        secret = Secret.new()
        slot = wrap(secret, passphrase, self._cost)
        key_file = KeyFile(secret.desk(), generations.FIRST, (slot,))
        with claimed(self.folder) as lock:
            database = self.folder / key_file.database
            with migrate.prepared(database) as part:
                migrate.upgrade(part, secret.database_key(), self._schema, first)
                write_key_file(self.folder, key_file, secret)
            store = Store(database, secret, key_file, lock)
        return store, store.recovery_code()

    def unlock(self, passphrase: str) -> Store:
        """Open the desk with its passphrase."""
        return self.unlock_by(ByPassphrase(passphrase))

    def unlock_by(self, opener: Opener) -> Store:
        """Open the desk by something that leads from its key file to the secret."""
        with self._desk_locked() as lock:
            key_file, secret = opened_keys(self.folder, opener)
            return self._opened(secret, key_file, lock)

    def unlock_with_code(self, code: str) -> Store:
        """Open the desk with its recovery code; nothing but a database needs to be left."""
        secret = recovery.read(code)
        with self._desk_locked() as lock:
            refuse_former(secret, self.folder)
            key_file = self._own_key_file(secret)
            if key_file:
                return self._opened(secret, key_file, lock)
            return self._rescued(secret, lock)

    def set_passphrase(self, store: Store, passphrase: str, further: Sequence[Path] = ()) -> None:
        """Let this passphrase, and no earlier one, open the desk and its backups from now on.

        That holds for the desk's own backups and for those in the further folders. Raises
        BackupStaysError when one keeps the earlier passphrase.
        """
        slot_for = wrapping(passphrase, self._cost)  # before anybody who writes has to wait
        with store.keeping_keys():
            secret = store.secret
            key_file = store.key_file.with_slot(slot_for(secret))
            change_keys(store, key_file)
        own = self.folder / BACKUPS
        for folder in (own, *further):
            reach.give_keys(folder, key_file, secret, own=folder == own)

    def _own_key_file(self, secret: Secret) -> KeyFile | None:
        """Return what the key file says, if it is whole and this secret sealed it."""
        with suppress(KeyFileDamagedError, KeyFileAlteredError, KeyFileRefusedError):
            sealed = read_key_file(self.folder)
            check_seal(sealed, secret, self.folder)
            return believed(sealed, self.folder)
        return None

    def _rescued(self, secret: Secret, lock: Lock) -> Store:
        """Open the newest database without a key file; nothing in the folder is changed."""
        names = self._databases()
        if not names:
            raise NoDeskError(self.folder)
        # A rotation that was interrupted leaves a database of the other secret beside ours.
        own = generations.of_secret(self.folder, secret.database_salt())
        try:
            return self._opened(secret, KeyFile(secret.desk(), (own or names)[-1], ()), lock)
        except DeskDamagedError:
            if own:
                raise
            raise WrongRecoveryCodeError(self.folder) from None

    def _opened(self, secret: Secret, key_file: KeyFile, lock: Lock) -> Store:
        salt = secret.database_salt()
        key_file = key_file.naming(generations.standing(self.folder, key_file.database, salt))
        key, live = secret.database_key(), self.folder / key_file.database
        if not live.is_file():
            self._finish_making(live)
        revision = migrate.revision_of(live, key)
        migrate.check_known(revision, self._schema, self.folder)
        if revision != self._schema.head:
            key_file = self._renewed(secret, key_file)
        elif self._schema.indexed:
            migrate.complete_index(live, key)
        if key_file.slots:
            write_key_file(self.folder, key_file, secret)
            with in_folder(self.folder):
                generations.clear_leftovers(self.folder, key_file.database)
        return Store(self.folder / key_file.database, secret, key_file, lock)

    def _finish_making(self, live: Path) -> None:
        """Give the database of a new desk its name, which comes last of all that makes it."""
        part = part_of(live)
        if not part.is_file():
            raise DeskDamagedError(self.folder)
        with in_folder(self.folder):
            put_in_place(part, live)

    def _renewed(self, secret: Secret, key_file: KeyFile) -> KeyFile:
        """Back the old generation up, then make the next one from it."""
        old = self.folder / key_file.database
        store = Store(old, secret, key_file, KeptLock())
        try:
            back_up(store, self.folder / BACKUPS, datetime.now(UTC), self._prune)
        finally:
            store.close()
        name = generations.after(key_file.database)
        migrate.renew(old, self.folder / name, secret.database_key(), self._schema)
        return key_file.naming(name)

    @contextmanager
    def _desk_locked(self) -> Iterator[Lock]:
        if not self.exists:
            raise NoDeskError(self.folder)
        with held(self.folder) as lock:
            yield lock

    def _databases(self) -> list[str]:
        return generations.databases(self._names())

    def _names(self) -> list[str]:
        with in_folder(self.folder):
            try:
                return [path.name for path in self.folder.iterdir()]
            except FileNotFoundError:
                return []


def change_keys(store: Store, key_file: KeyFile) -> None:
    """Let these slots open the desk from now on; if they cannot be written, nothing changes.

    Who makes them from the slots there are holds on to those meanwhile.
    """
    with store.keeping_keys():
        try:
            write_key_file(store.folder, key_file, store.secret)
        except DeskError:
            with suppress(DeskError):  # half of it must not count
                write_key_file(store.folder, store.key_file, store.secret)
            # The first of the two files decides; its copy is mended when the desk is opened again.
            if not _is_said(store.folder, key_file):
                raise
        store.key_file = key_file


def _is_said(folder: Path, key_file: KeyFile) -> bool:
    with suppress(DeskError):
        return believed(read_key_file(folder), folder) == key_file
    return False
