"""The desk as a whole: made, unlocked, locked.

What needs the database is imported when a desk is opened, so that the unlock screen is there
at once.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from mentordesk.errors import MentorDeskError, PassphraseWantedError, WrongPassphraseError
from mentordesk.services import keychain
from mentordesk.services.clock import now
from mentordesk.vault.cost import STANDARD, Cost

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace
    from mentordesk.vault.store import Store
    from mentordesk.vault.vault import Vault


NEEDED = (
    "argon2.low_level",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "filelock",
    "sqlalchemy.dialects.sqlite",
    "mentordesk.vault.vault",
    "mentordesk.services.workspace",
)
# A random passphrase of 192 bits needs no slow derivation.
RANDOM = Cost(19456, 1, 1)
# What is off the record is in no copy of the desk; and what a desk owes, it owes for itself: a
# copy must not pay it with the backups of another.
PRUNE = (("note", "kind = 'off_the_record'"), ("upkeep", "task <> 'back_up'"))


_LOADING = Lock()


def load() -> None:
    """Load what an open desk needs, on one thread at a time.

    Two threads that import packages with circles in them may hand each other half-made modules.
    """
    with _LOADING:
        for name in NEEDED:
            import_module(name)
        from sqlalchemy.orm import configure_mappers

        configure_mappers()


@dataclass(frozen=True, slots=True)
class NewDesk:
    """A desk just made, and the code that opens it when the passphrase is forgotten.

    `left_entry` is what the keychain keeps for it from before, if anything: it opens nothing.
    """

    workspace: "Workspace"
    recovery_code: str
    left_entry: str = ""


class DeskService:
    """One folder that holds, or will hold, a desk."""

    def __init__(
        self, folder: Path, clock: Callable[[], datetime] = now, cost: Cost = STANDARD
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._cost = cost

    @property
    def exists(self) -> bool:
        """Return whether a desk, or what is left of one, stands in the folder."""
        try:
            names = [entry.name for entry in self.folder.iterdir()]
        except OSError:
            return False
        left = ("desk.key", "desk.key.copy", "desk.*.db")
        return any(fnmatch(name, pattern) for name in names for pattern in left)

    def create(self, passphrase: str, leader: str) -> NewDesk:
        """Make a desk and name its leader, both or neither.

        Raises DeskExistsError, DeskFolderError, DeskFullError, EmptyPassphraseError or
        BlankTextError.
        """
        from mentordesk.services.people import leader_row

        store, code = self._vault().create(passphrase, leader_row(leader))
        return NewDesk(self._workspace(store), code)

    def unlock(self, passphrase: str) -> "Workspace":
        """Open the desk with its passphrase; each way it can fail has its own error."""
        return self._workspace(self._vault().unlock(passphrase))

    def unlock_with_keychain(self) -> "Workspace":
        """Open the desk by this computer's keychain, if its leader once allowed that.

        Raises PassphraseWantedError when the desk was not closed, or a KeychainError.
        """
        from mentordesk.vault.keychain import system_keychain
        from mentordesk.vault.opener import ByKeychain

        if keychain.asks_passphrase(self.folder):
            raise PassphraseWantedError(self.folder)
        return self._workspace(self._vault().unlock_by(ByKeychain(system_keychain())))

    def unlock_with_code(self, code: str) -> "Workspace":
        """Open the desk with its recovery code, even with the database file alone."""
        return self._workspace(self._vault().unlock_with_code(code))

    def verifies(self, opened: "Workspace", passphrase: str) -> bool:
        """Return whether this passphrase opens the open desk; as slow as unlocking it."""
        store = opened.store
        with suppress(WrongPassphraseError):
            store.key_file.secret(passphrase, store.folder)
            return True
        return False

    def set_passphrase(
        self, opened: "Workspace", passphrase: str, further: Sequence[Path] = ()
    ) -> None:
        """Change the passphrase of the open desk and of its backups; no text is encrypted anew.

        `further` are more folders with backups of this desk. A copy that lies elsewhere still
        opens with the passphrase of its day. Raises BackupStaysError when a backup does, too.
        """
        with opened.care.holding_back():
            self._vault().set_passphrase(opened.store, passphrase, further)

    def rotate(self, opened: "Workspace", passphrase: str) -> NewDesk:
        """Give the open desk a new secret and return its new code; every page is encrypted anew.

        The keychain opens it no more; what it keeps is left to `keychain.forget_left`. Backups
        made before keep the keys of their day, see `older_backups`; MentorDesk's own rescue copies
        get the new ones. Raises DeskError or ExportError; then the desk and its keys are as they
        were.
        """
        from mentordesk.vault.rotation import rotate
        from mentordesk.vault.secret import Secret

        store, secret = opened.store, Secret.new()
        slot = store.key_file.keychain_slot
        with opened.care.holding_back():
            with opened.rescue.copies.carried_to(secret):
                rotate(store, passphrase, self._cost, secret)
            with suppress(MentorDeskError):  # the desk has its new keys all the same
                opened.care.owe_backup()
        return NewDesk(opened, store.recovery_code(), slot.entry if slot else "")

    def older_backups(self, opened: "Workspace", further: Sequence[Path] = ()) -> list[Path]:
        """Return the backups, beside the desk and in further folders, that open with old keys."""
        from mentordesk.vault import reach
        from mentordesk.vault.vault import BACKUPS

        former = opened.store.key_file.former
        folders = (self.folder / BACKUPS, *further)
        return [path for folder in folders for path in reach.backups_of(folder, former)]

    def _workspace(self, store: "Store") -> "Workspace":
        load()
        try:
            from mentordesk.services.workspace import workspace

            keychain.note_opened(self.folder)
            opened = workspace(store, self._clock)
        except BaseException:
            store.close()
            raise
        return opened

    def _vault(self) -> "Vault":
        load()
        from mentordesk.vault.vault import Vault

        return Vault(self.folder, cost=self._cost, prune=PRUNE)


def lock(opened: "Workspace", *, ask_passphrase: bool = False) -> None:
    """Close the desk; a sample desk is destroyed.

    With `ask_passphrase` the keychain does not open it the next time; nor does it when a session
    is live.
    """
    if not ask_passphrase:
        keychain.note_closed(opened)
    opened.store.close()
    if opened.sample:
        import shutil

        shutil.rmtree(opened.store.folder.parent, ignore_errors=True)


def sample(clock: Callable[[], datetime] = now) -> "Workspace":
    """Make a throw-away desk with a believable year, whose passphrase nobody knows.

    What a program that was killed left of an earlier one goes first.
    """
    import secrets
    from tempfile import mkdtemp

    from mentordesk.services import demo
    from mentordesk.services.leftovers import sweep_rooms

    load()
    from mentordesk.services.workspace import workspace
    from mentordesk.vault.room import PREFIX
    from mentordesk.vault.vault import Vault

    sweep_rooms()
    folder = Path(mkdtemp(prefix=PREFIX)) / "desk"
    store, _ = Vault(folder, cost=RANDOM, prune=PRUNE).create(secrets.token_urlsafe(24))
    opened = workspace(store, clock, sample=True)
    opened.people.name_leader(demo.LEADER)
    demo.fill(opened, clock())
    return opened
