"""Any file sealed with age, for those who know it: https://age-encryption.org/v1."""

from dataclasses import dataclass, field
from functools import cache

from mentordesk.errors import AgeMissingError, EmptyPassphraseError

SUFFIX = ".age"


@dataclass(frozen=True, slots=True)
class ToSeal:
    """A file that leaves only sealed, so that no writer takes it; `clear` is for the preview."""

    clear: bytes = field(repr=False)
    passphrase: str = field(repr=False)


@cache
def can_seal() -> bool:
    """Return whether this computer can seal: there is no pyrage for a few of them."""
    try:
        import pyrage
    except ImportError:
        return False
    return bool(pyrage)


def sealed(file: ToSeal) -> bytes:
    """Return the bytes that the passphrase opens in any age; they differ each time.

    It takes some seconds, and so does each guess: age works as long on a passphrase (scrypt).
    Raises EmptyPassphraseError or AgeMissingError.
    """
    if not file.passphrase.strip():
        raise EmptyPassphraseError
    if not can_seal():
        raise AgeMissingError
    import pyrage

    return bytes(pyrage.passphrase.encrypt(file.clear, file.passphrase))
