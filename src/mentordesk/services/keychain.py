"""The way in by this computer's keychain: switched on and off, and when it is offered.

Whoever can use the computer's account can use its keychain. So it opens a desk that was closed,
never one that was locked, or that a killed program left: then somebody else may sit at the table.
A note says that a desk was closed, so that where nothing could be written, nothing is opened.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.errors import (
    DeskError,
    DeskLockedError,
    KeychainError,
    KeychainStaysError,
    MentorDeskError,
)
from mentordesk.vault.files import in_folder, sync_folder

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace

CLOSED = "closed"


def is_offered(folder: Path) -> bool:
    """Return whether the keychain may open this desk now; it is not asked, the key file is."""
    return _was_closed(folder) and is_allowed(folder)


def asks_passphrase(folder: Path) -> bool:
    """Return whether the keychain would open the desk, had it been closed."""
    return not _was_closed(folder) and is_allowed(folder)


def is_allowed(folder: Path) -> bool:
    """Return whether the leader let the keychain open this desk; only its key file is read."""
    from mentordesk.vault.key_file import believed, read_key_file

    with suppress(MentorDeskError):
        return believed(read_key_file(folder), folder).keychain_slot is not None
    return False


def note_opened(folder: Path) -> None:
    """Keep the keychain out of the desk until it is closed. Raises DeskFolderError."""
    if _was_closed(folder):
        with in_folder(folder):
            (folder / CLOSED).unlink(missing_ok=True)
            sync_folder(folder)


def note_closed(opened: "Workspace") -> None:
    """Let the keychain open a desk that is being closed, but not in the midst of a session."""
    store = opened.store
    if store.key_file.keychain_slot is None:
        return
    with suppress(MentorDeskError, OSError):
        if opened.sessions.live() is None:
            (store.folder / CLOSED).touch(mode=0o600)


def is_on(opened: "Workspace") -> bool:
    """Return whether the keychain opens this desk."""
    return opened.store.key_file.keychain_slot is not None


def turn_on(opened: "Workspace") -> None:
    """Let the keychain open the desk: it gets a random key of its own, never the secret.

    Raises KeychainError or DeskError; then the keychain opens nothing more than before.
    """
    from mentordesk.vault.keychain import system_keychain
    from mentordesk.vault.keychain_slot import wrap_for_keychain
    from mentordesk.vault.vault import change_keys

    keychain, store = system_keychain(), opened.store
    before = store.key_file.keychain_slot
    slot, key = wrap_for_keychain(store.secret)
    try:
        keychain.keep(slot.entry, key)
        with store.keeping_keys():  # the secret may be another one since the keychain was asked
            sealed = slot.sealing(store.secret, key)
            change_keys(store, store.key_file.with_slot(sealed))
    except (KeychainError, DeskError, DeskLockedError):
        with suppress(KeychainError):
            keychain.forget(slot.entry)
        raise
    if before is not None:
        with suppress(KeychainError):
            keychain.forget(before.entry)


def turn_off(opened: "Workspace") -> None:
    """Let the keychain open the desk no more, and delete its entry.

    Raises KeychainStaysError when the entry stays, which opens nothing any more.
    """
    from mentordesk.vault.vault import change_keys

    store = opened.store
    with store.keeping_keys():
        slot = store.key_file.keychain_slot
        if slot is not None:
            change_keys(store, store.key_file.without_keychain())
    if slot is not None:
        forget_entry(slot.entry)


def forget_left(entry: str) -> None:
    """Delete what the keychain keeps under a name, if anything; what stays opens nothing."""
    if entry:
        with suppress(KeychainError):
            forget_entry(entry)


def forget_entry(entry: str) -> None:
    """Delete what the keychain keeps under a name. Raises KeychainStaysError."""
    from mentordesk.vault.keychain import system_keychain

    try:
        system_keychain().forget(entry)
    except KeychainError as error:
        raise KeychainStaysError(entry=entry) from error


def _was_closed(folder: Path) -> bool:
    return (folder / CLOSED).exists()
