"""The system's own keychain: keeps a random key for a desk whose leader asked for that.

Only the keychains that the systems themselves protect are used, each by its name: what a
configuration file, an environment variable or a plug-in might put in their place is never asked.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from importlib import import_module
from threading import Thread
from typing import Any, Protocol, TypeVar

from mentordesk.errors import (
    KeychainEmptyError,
    KeychainError,
    KeychainLockedError,
    KeychainMissingError,
)

SYSTEMS = {
    "linux": (("SecretService", "Keyring"), ("kwallet", "DBusKeyring")),
    "darwin": (("macOS", "Keyring"),),
    "win32": (("Windows", "WinVaultKeyring"),),
}
# What a library of each system raises besides the errors that keyring names.
REFUSALS = {
    "keyring.backends.SecretService": (
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney", "DBusErrorResponse"),
    ),
    "keyring.backends.kwallet": (("dbus", "DBusException"),),
    "keyring.backends.Windows": (("win32ctypes.pywin32.pywintypes", "error"),),
}
OWNER = "MentorDesk"
# Long enough to type the keychain's own password, short enough to give a dead one up.
PATIENCE_S = 60.0

Answer = TypeVar("Answer")


class Backend(Protocol):
    """The part of keyring's interface that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, or nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""


class Keychain:
    """Keeps keys under the names of their slots; each call may wait for a person's answer."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def keep(self, entry: str, key: bytes) -> None:
        """Keep a key, and prove that it can be read back."""
        self._ask(partial(self._backend.set_password, _service(entry), OWNER, key.hex()))
        if self.read(entry) != key:
            raise KeychainError

    def read(self, entry: str) -> bytes:
        """Return the key kept under a name; an entry that is gone or no key is a known error."""
        kept = self._ask(partial(self._backend.get_password, _service(entry), OWNER))
        try:
            return bytes.fromhex(kept or "")
        except ValueError as error:
            raise KeychainEmptyError from error

    def forget(self, entry: str) -> None:
        """Delete a key; one that is gone already is no trouble."""
        if self._ask(partial(self._backend.get_password, _service(entry), OWNER)) is not None:
            self._ask(partial(self._backend.delete_password, _service(entry), OWNER))

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        """Ask on a thread of its own, which may be left behind if no answer ever comes."""
        from keyring.errors import KeyringLocked

        answer: Future[Answer] = Future()
        refusals = _refusals(type(self._backend).__module__)
        Thread(target=_settle, args=(answer, call, refusals), daemon=True).start()
        try:
            return answer.result(PATIENCE_S)
        except KeyringLocked as error:
            raise KeychainLockedError from error
        except refusals as error:
            raise (KeychainLockedError if _was_cancelled(error) else KeychainError) from error


def system_keychain() -> Keychain:
    """Return the keychain of this system. Raises KeychainMissingError when none answers."""
    for module, name in SYSTEMS.get(sys.platform, ()):
        kind = getattr(import_module(f"keyring.backends.{module}"), name)
        if kind.viable:
            backend = kind()
            if sys.platform == "win32":  # pragma: no cover
                backend.persist = "local machine"  # the usual one follows the person around
            return Keychain(backend)
    raise KeychainMissingError


def _service(entry: str) -> str:
    return f"{OWNER} {entry}"


def _was_cancelled(error: BaseException) -> bool:
    """Return whether a person put the keychain's own question away."""
    return type(error.__cause__ or error).__name__ == "PromptDismissedException"


def _settle(
    answer: "Future[Any]", call: Callable[[], object], refusals: tuple[type[Exception], ...]
) -> None:
    try:
        answer.set_result(call())
    except refusals as error:
        answer.set_exception(error)
    except BaseException as error:
        answer.set_exception(error)
        raise


def _refusals(backend: str) -> tuple[type[Exception], ...]:
    """Return how a keychain says no; anything else is a mistake of ours."""
    from keyring.errors import KeyringError

    own = (getattr(import_module(module), name) for module, name in REFUSALS.get(backend, ()))
    return (KeyringError, OSError, TimeoutError, *own)
