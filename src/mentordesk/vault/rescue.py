"""The form of a rescue copy: an open head, then what only this desk's secret opens."""

import secrets
from collections.abc import Mapping

from mentordesk.vault.secret import Secret

MAGIC = b"MentorDesk rescue copy\n"
VERSION = 1
DESK = 8
NONCE = 12
HEAD = len(MAGIC) + 1 + DESK + NONCE
MOST = 32 * 1024 * 1024


class NotOursError(Exception):
    """The copy cannot be opened; `reason` is damaged, newer, another-desk or altered."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def seal(secret: Secret, content: bytes) -> bytes:
    """Return the content as a rescue copy; the head cannot be changed without notice."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    head = MAGIC + bytes([VERSION]) + bytes.fromhex(secret.desk()) + secrets.token_bytes(NONCE)
    return head + ChaCha20Poly1305(secret.rescue_key()).encrypt(head[-NONCE:], content, head)


def unseal(keys: Mapping[str, bytes], copy: bytes) -> bytes:
    """Return what a rescue copy holds, by the keys of the desks; raises NotOursError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    head, sealed = copy[:HEAD], copy[HEAD:]
    if len(head) < HEAD or not head.startswith(MAGIC):
        raise NotOursError("damaged")
    if head[len(MAGIC)] != VERSION:
        raise NotOursError("newer")
    key = keys.get(head[len(MAGIC) + 1 : -NONCE].hex())
    if key is None:
        raise NotOursError("another-desk")
    try:
        return ChaCha20Poly1305(key).decrypt(head[-NONCE:], sealed, head)
    except InvalidTag:
        raise NotOursError("altered") from None
