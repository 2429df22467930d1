"""A key slot: the desk's secret, wrapped by a passphrase."""

import json
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from mentordesk.errors import EmptyPassphraseError
from mentordesk.vault.cost import Cost
from mentordesk.vault.fields import FieldError, octets, whole, words
from mentordesk.vault.secret import LENGTH, Secret

SALT = 16
NONCE = 12
TAG = 16
SEALED = LENGTH + TAG


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """What is written about one passphrase; nothing in it helps without the passphrase."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> "PassphraseSlot":
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
            octets(fields, "sealed", SEALED),
        )

    def fields(self) -> dict[str, object]:
        """Return the slot as it stands in a file."""
        return {**self._terms(), "sealed": self.sealed.hex()}

    def secret(self, passphrase: str, desk: str) -> Secret | None:
        """Return what the slot holds, or nothing if the passphrase is not its own."""
        key = stretched(passphrase, self.salt, self.cost)
        return taken_out(self.sealed, key, self.nonce, bound(self._terms(), desk))

    def sealing(self, secret: Secret, key: bytes) -> "PassphraseSlot":
        """Return the slot with the secret in it, under the key made of a passphrase."""
        sealed = put_in(secret, key, self.nonce, bound(self._terms(), secret.desk()))
        return PassphraseSlot(self.cost, self.salt, self.nonce, sealed)

    def _terms(self) -> dict[str, object]:
        return {
            "kind": "passphrase",
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
        }


def wrap(secret: Secret, passphrase: str, cost: Cost) -> PassphraseSlot:
    """Return a new slot that gives the secret to whoever knows the passphrase."""
    return wrapping(passphrase, cost)(secret)


def wrapping(passphrase: str, cost: Cost) -> Callable[[Secret], PassphraseSlot]:
    """Do what is slow about a new slot, and return what makes it for a secret at once."""
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    key = stretched(passphrase, salt, cost)
    return partial(PassphraseSlot(cost, salt, nonce, b"").sealing, key=key)


def bound(terms: Mapping[str, object], desk: str) -> bytes:
    """Return what a slot is sealed together with: its own terms and the desk."""
    return json.dumps({**terms, "desk": desk}, sort_keys=True).encode()


def put_in(secret: Secret, key: bytes, nonce: bytes, terms: bytes) -> bytes:
    """Return the secret, sealed with a key that is used for nothing else."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key).encrypt(nonce, secret.value, terms)


def taken_out(sealed: bytes, key: bytes, nonce: bytes, terms: bytes) -> Secret | None:
    """Return the secret, or nothing if the key is another or somebody changed the terms."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return Secret(ChaCha20Poly1305(key).decrypt(nonce, sealed, terms))
    except InvalidTag:
        return None


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return what a guess must cost, the same for the same letters however they are composed.

    Raises EmptyPassphraseError.
    """
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
