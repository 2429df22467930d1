"""What a desk keeps of its earlier secrets: what opens rescue copies of their time, no more.

A copy that the leader saved elsewhere cannot be sealed anew with the desk.
"""

import secrets
from collections.abc import Iterable
from contextlib import suppress

from mentordesk.vault.key_file import MOST_FORMER, KeyFile
from mentordesk.vault.secret import Secret

NONCE = 12
KEY = 32


def rescue_keys(secret: Secret, keys: KeyFile) -> dict[str, bytes]:
    """Return what opens the rescue copies of a desk, by each of the names it had."""
    earlier = zip(keys.former, _opened(secret, keys.earlier), strict=False)
    return {secret.desk(): secret.rescue_key(), **dict(earlier)}


def handed_down(secret: Secret, keys: KeyFile, new: Secret) -> bytes:
    """Return what the key file of a new secret keeps of this one and of those before it."""
    kept = list(rescue_keys(secret, keys).values())[:MOST_FORMER]
    return _sealed(new, kept)


def _sealed(secret: Secret, keys: Iterable[bytes]) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce, name = secrets.token_bytes(NONCE), secret.desk().encode()
    return nonce + ChaCha20Poly1305(secret.earlier_key()).encrypt(nonce, b"".join(keys), name)


def _opened(secret: Secret, sealed: bytes) -> list[bytes]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce, rest, name = sealed[:NONCE], sealed[NONCE:], secret.desk().encode()
    with suppress(InvalidTag):
        keys = ChaCha20Poly1305(secret.earlier_key()).decrypt(nonce, rest, name) if rest else b""
        return [keys[at : at + KEY] for at in range(0, len(keys), KEY)]
    return []
