"""The ways into a desk: what the leader knows, what the sheet says, what the keychain keeps."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mentordesk.errors import (
    KeychainEmptyError,
    KeyFileOldError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from mentordesk.vault import generations, recovery
from mentordesk.vault.key_file import KeyFile, believed, check_seal, read_key_file
from mentordesk.vault.keychain import Keychain
from mentordesk.vault.keychain_slot import KEY
from mentordesk.vault.secret import Secret


class Opener(Protocol):
    """Something that leads from a key file to the secret."""

    def secret(self, keys: KeyFile, place: Path) -> Secret:
        """Return the secret, or raise the error that says why not."""


@dataclass(frozen=True, slots=True, repr=False)
class ByPassphrase:
    """The passphrase that was in use when the file was written."""

    text: str

    def secret(self, keys: KeyFile, place: Path) -> Secret:
        """Return the secret of the slot that the passphrase opens."""
        return keys.secret(self.text, place)


@dataclass(frozen=True, slots=True, repr=False)
class ByCode:
    """The recovery code of the desk."""

    text: str

    def secret(self, keys: KeyFile, place: Path) -> Secret:
        """Return the secret that the code spells, if it is this desk's."""
        secret = recovery.read(self.text)
        if secret.desk() != keys.desk:
            raise WrongRecoveryCodeError(place)
        return secret


@dataclass(frozen=True, slots=True, repr=False)
class ByKeychain:
    """The key that this computer's keychain keeps for the desk."""

    keychain: Keychain

    def secret(self, keys: KeyFile, place: Path) -> Secret:  # noqa: ARG002  # as every opener
        """Return the secret of the keychain's slot."""
        slot = keys.keychain_slot
        key = self.keychain.read(slot.entry) if slot else b""
        secret = slot.secret(key, keys.desk) if slot and len(key) == KEY else None
        if secret is None:
            raise KeychainEmptyError
        return secret


@dataclass(frozen=True, slots=True, repr=False)
class BySecret:
    """The secret itself, of a desk that is open already."""

    known: Secret

    def secret(self, keys: KeyFile, place: Path) -> Secret:
        """Return the secret if it is this desk's."""
        if self.known.desk() != keys.desk:
            raise WrongRecoveryCodeError(place)
        return self.known


def opened_keys(folder: Path, opener: Opener) -> tuple[KeyFile, Secret]:
    """Return what a desk's key file says, naming the database that is there, and its secret.

    Each way that it can fail has its own error. Raises KeyFileOldError when what opens this desk
    now may not open the file, or what opens the file does not open the desk.
    """
    sealed = read_key_file(folder)
    keys = believed(sealed, folder)
    try:
        secret = opener.secret(keys, folder)
    except WrongPassphraseError as error:
        if generations.others_stand(folder, keys.database):
            raise KeyFileOldError(folder) from error
        raise
    check_seal(sealed, secret, folder)
    name = generations.standing(folder, keys.database, secret.database_salt())
    if generations.others_stand(folder, name):
        raise KeyFileOldError(folder)
    return keys.naming(name), secret
