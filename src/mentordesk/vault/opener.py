"""The two ways into a desk or a backup: what the leader knows, and what the sheet says."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mentordesk.errors import WrongRecoveryCodeError
from mentordesk.vault import recovery
from mentordesk.vault.key_file import KeyFile
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
