"""A key slot whose key lies in the system's keychain; and slots that are not understood."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.vault.fields import FieldError, octets, words
from mentordesk.vault.secret import Secret
from mentordesk.vault.slot import NONCE, SEALED, bound, put_in, taken_out

KIND = "[a-z-]{1,32}"
ENTRY = 8
KEY = 32
MOST_FIELDS = 16
LONGEST = 512


@dataclass(frozen=True, slots=True)
class KeychainSlot:
    """What is written about the key that the keychain keeps under the name `entry`."""

    entry: str
    nonce: bytes
    sealed: bytes

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> "KeychainSlot":
        """Return the slot a file describes; anything out of form is a FieldError."""
        return cls(
            octets(fields, "entry", ENTRY).hex(),
            octets(fields, "nonce", NONCE),
            octets(fields, "sealed", SEALED),
        )

    def fields(self) -> dict[str, object]:
        """Return the slot as it stands in a file."""
        return {**self._terms(), "sealed": self.sealed.hex()}

    def secret(self, key: bytes, desk: str) -> Secret | None:
        """Return what the slot holds, or nothing if the key is not its own."""
        return taken_out(self.sealed, key, self.nonce, bound(self._terms(), desk))

    def sealing(self, secret: Secret, key: bytes) -> "KeychainSlot":
        """Return the slot with the secret in it."""
        sealed = put_in(secret, key, self.nonce, bound(self._terms(), secret.desk()))
        return KeychainSlot(self.entry, self.nonce, sealed)

    def _terms(self) -> dict[str, object]:
        return {"kind": "keychain", "entry": self.entry, "nonce": self.nonce.hex()}


@dataclass(frozen=True, slots=True)
class OtherSlot:
    """A slot of a kind that a newer program made; it is kept as it is and opens nothing."""

    told: Mapping[str, object]

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> "OtherSlot":
        """Return the slot if it is small and flat; anything else is a FieldError."""
        if len(fields) > MOST_FIELDS or not all(map(_is_plain, fields.values())):
            raise FieldError("slots")
        return cls(dict(fields))

    def fields(self) -> dict[str, object]:
        """Return the slot as it stood in the file."""
        return dict(self.told)


def wrap_for_keychain(secret: Secret) -> tuple[KeychainSlot, bytes]:
    """Return a new slot and the random key that opens it and nothing else."""
    key = secrets.token_bytes(KEY)
    slot = KeychainSlot(secrets.token_hex(ENTRY), secrets.token_bytes(NONCE), b"")
    return slot.sealing(secret, key), key


def kind_of(fields: Mapping[str, object]) -> str:
    """Return the kind that a slot states; one out of form is a FieldError."""
    return words(fields, "kind", KIND)


def _is_plain(value: object) -> bool:
    return type(value) is int or (isinstance(value, str) and len(value) <= LONGEST)
