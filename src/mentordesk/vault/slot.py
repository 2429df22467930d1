"""A key slot: the desk's secret, wrapped by a passphrase."""

import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.errors import EmptyPassphraseError
from mentordesk.vault.cost import Cost
from mentordesk.vault.fields import FieldError, octets, whole, words
from mentordesk.vault.secret import LENGTH, Secret

SALT = 16
NONCE = 12
TAG = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """What is written about one passphrase; nothing in it helps without the passphrase."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> "Slot":
        """Return the slot a file describes; anything out of bounds is a FieldError."""
        words(fields, "kind", "passphrase")
        cost = Cost(whole(fields, "memory_kib"), whole(fields, "passes"), whole(fields, "lanes"))
        beyond = cost.out_of_bounds()
        if beyond:
            raise FieldError(beyond)
        return cls(
            cost,
            octets(fields, "salt", SALT),
            octets(fields, "nonce", NONCE),
            octets(fields, "sealed", LENGTH + TAG),
        )

    def fields(self) -> dict[str, object]:
        """Return the slot as it stands in a file."""
        return {**self._terms(), "sealed": self.sealed.hex()}

    def secret(self, passphrase: str, desk: str) -> Secret | None:
        """Return what the slot holds, or nothing if the passphrase is not its own."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        key = _stretched(passphrase, self.salt, self.cost)
        try:
            value = ChaCha20Poly1305(key).decrypt(self.nonce, self.sealed, self.bound_to(desk))
        except InvalidTag:
            return None
        return Secret(value)

    def bound_to(self, desk: str) -> bytes:
        """Return what the slot is sealed together with: its own terms and the desk."""
        return json.dumps({**self._terms(), "desk": desk}, sort_keys=True).encode()

    def _terms(self) -> dict[str, object]:
        return {
            "kind": "passphrase",
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
        }


def wrap(secret: Secret, passphrase: str, cost: Cost) -> Slot:
    """Return a new slot that gives the secret to whoever knows the passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    key = _stretched(passphrase, salt, cost)
    terms = Slot(cost, salt, nonce, b"").bound_to(secret.desk())
    return Slot(cost, salt, nonce, ChaCha20Poly1305(key).encrypt(nonce, secret.value, terms))


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    if not passphrase.strip():
        raise EmptyPassphraseError
    # Keyboards differ in how they compose a letter, and a pipe may bring lone surrogates.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(typed, salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)
    except HashingError as error:
        raise MemoryError from error
