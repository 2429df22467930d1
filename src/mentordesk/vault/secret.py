"""The one random secret of a desk; every key comes from it."""

import secrets
from dataclasses import dataclass

LENGTH = 20
SALT_LENGTH = 16


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """160 random bits; it has no readable form, so that no log or traceback shows it."""

    value: bytes

    @classmethod
    def new(cls) -> "Secret":
        """Draw a secret for a new desk."""
        return cls(secrets.token_bytes(LENGTH))

    def database_key(self) -> bytes:
        """Return key and salt in SQLCipher's notation for raw keys."""
        raw = self._derived("database key", 32) + self.database_salt()
        return b"x'" + raw.hex().encode() + b"'"

    def database_salt(self) -> bytes:
        """Return the 16 bytes that SQLCipher writes at the very start of the database."""
        return self._derived("database salt", SALT_LENGTH)

    def seal_key(self) -> bytes:
        """Return the key of the seals on key files and backups."""
        return self._derived("seal", 32)

    def rescue_key(self) -> bytes:
        """Return the key of rescue copies."""
        return self._derived("rescue copy", 32)

    def earlier_key(self) -> bytes:
        """Return the key of what the desk keeps of its earlier secrets."""
        return self._derived("earlier secrets", 32)

    def desk(self) -> str:
        """Return the public name of the desk, which tells nothing about the secret."""
        return self._derived("desk", 8).hex()

    def _derived(self, purpose: str, length: int) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = f"mentordesk 1 {purpose}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(self.value)
