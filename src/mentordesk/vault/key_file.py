"""The key file and its copy: the key slots, and the name of the live database."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from mentordesk.errors import (
    DeskNewerError,
    KeyFileAlteredError,
    KeyFileDamagedError,
    KeyFileRefusedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from mentordesk.vault.fields import FieldError, several, whole, words
from mentordesk.vault.files import in_folder, write_whole
from mentordesk.vault.generations import DATABASE, stands
from mentordesk.vault.keychain_slot import KeychainSlot, OtherSlot, kind_of
from mentordesk.vault.sealed import MOST, BrokenError, Sealed, open_sealed, seal
from mentordesk.vault.secret import Secret
from mentordesk.vault.slot import PassphraseSlot

NAMES = ("desk.key", "desk.key.copy")
MAGIC = b"MentorDesk key file"
VERSION = 1
MOST_SLOTS = 4
MOST_FORMER = 8
DESK = "[0-9a-f]{16}"
EARLIER = f"([0-9a-f]{{56}}([0-9a-f]{{64}}){{1,{MOST_FORMER}}})?"

Slot: TypeAlias = PassphraseSlot | KeychainSlot | OtherSlot
KINDS: Mapping[str, Callable[[Mapping[str, object]], Slot]] = {
    "passphrase": PassphraseSlot.read,
    "keychain": KeychainSlot.read,
}


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file says; `former` are the desk's names under earlier secrets.

    What it keeps of those is sealed in `earlier`.
    """

    desk: str
    database: str
    slots: tuple[Slot, ...]
    former: tuple[str, ...] = ()
    earlier: bytes = b""

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> "KeyFile":
        """Return what the fields say; anything out of bounds is a FieldError."""
        return cls(
            words(fields, "desk", DESK),
            words(fields, "database", DATABASE),
            _slots(several(fields, "slots", MOST_SLOTS)),
            _former(fields.get("former", "")),
            _earlier(fields.get("earlier", "")),
        )

    def fields(self) -> dict[str, object]:
        """Return it as it stands in a file."""
        return {
            "version": VERSION,
            "desk": self.desk,
            "database": self.database,
            "slots": [slot.fields() for slot in self.slots],
            **({"former": " ".join(self.former)} if self.former else {}),
            **({"earlier": self.earlier.hex()} if self.earlier else {}),
        }

    @property
    def keychain_slot(self) -> KeychainSlot | None:
        """The slot whose key lies in the system's keychain, if there is one."""
        return next((slot for slot in self.slots if isinstance(slot, KeychainSlot)), None)

    def secret(self, passphrase: str, folder: Path) -> Secret:
        """Return the secret of the slot that this passphrase opens."""
        slots = [slot for slot in self.slots if isinstance(slot, PassphraseSlot)]
        if self.slots and not slots:
            raise KeyFileRefusedError(folder, field="kind")
        try:
            for slot in slots:
                secret = slot.secret(passphrase, self.desk)
                if secret is not None:
                    return secret
        except MemoryError as error:
            raise KeyFileRefusedError(folder, field="memory_kib") from error
        raise WrongPassphraseError(folder)

    def naming(self, database: str) -> "KeyFile":
        """Return it with another live database."""
        return replace(self, database=database)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return it with this slot instead of any other of its kind."""
        kept = (other for other in self.slots if type(other) is not type(slot))
        return replace(self, slots=(slot, *kept))

    def without_keychain(self) -> "KeyFile":
        """Return it with no slot that opens by itself."""
        kept = (slot for slot in self.slots if not isinstance(slot, KeychainSlot))
        return replace(self, slots=tuple(kept))

    def portable(self) -> "KeyFile":
        """Return what a backup may carry: it opens by what the leader knows, nothing else."""
        kept = (slot for slot in self.slots if isinstance(slot, PassphraseSlot))
        return replace(self, slots=tuple(kept))

    def names(self) -> tuple[str, ...]:
        """Return the desk's name and those of earlier secrets."""
        return (self.desk, *self.former)


def _slots(found: list[dict[str, object]]) -> tuple[Slot, ...]:
    """Return at most one slot of each known kind: a file may not ask for more than one guess."""
    kinds = [kind_of(fields) for fields in found]
    if any(kinds.count(kind) > 1 for kind in KINDS):
        raise FieldError("slots")
    return tuple(
        KINDS.get(kind, OtherSlot.read)(fields) for kind, fields in zip(kinds, found, strict=True)
    )


def _former(told: object) -> tuple[str, ...]:
    listed = words({"former": told}, "former", f"({DESK}( {DESK}){{0,{MOST_FORMER - 1}}})?")
    return tuple(listed.split())


def _earlier(told: object) -> bytes:
    return bytes.fromhex(words({"earlier": told}, "earlier", EARLIER))


def believed(sealed: Sealed, folder: Path) -> KeyFile:
    """Return what a sealed text says about keys, within bounds."""
    try:
        return believed_fields(sealed.fields(), folder)
    except FieldError as error:
        raise KeyFileRefusedError(folder, field=error.name) from error


def believed_fields(fields: Mapping[str, object], place: Path) -> KeyFile:
    """Return what the fields say about keys; those of a newer MentorDesk are not guessed at."""
    version = whole(fields, "version")
    if version > VERSION:
        raise DeskNewerError(place, found=f"key file {version}", known=f"key file {VERSION}")
    return KeyFile.read(fields)


def read_key_file(folder: Path) -> Sealed:
    """Return the key file, or its copy if its checksum fails.

    The copy also counts if its database alone is there: then the first was put back from elsewhere.
    """
    sound = []
    for name in NAMES:
        with suppress(BrokenError):
            sound.append(open_sealed(MAGIC, _content(folder / name)))
    if not sound:
        raise KeyFileDamagedError(folder)
    return next((sealed for sealed in sound if _names_what_stands(sealed, folder)), sound[0])


def _names_what_stands(sealed: Sealed, folder: Path) -> bool:
    """Tell whether the database is there; what cannot be read has its own error, and counts."""
    with suppress(FieldError, DeskNewerError):
        return stands(folder, believed_fields(sealed.fields(), folder).database)
    return True


def sound_key_file(path: Path, secret: Secret) -> bool:
    """Tell whether this one file is whole and sealed by the secret."""
    with suppress(BrokenError):
        return open_sealed(MAGIC, _content(path)).fits(secret.seal_key())
    return False


def check_seal(sealed: Sealed, secret: Secret, folder: Path) -> None:
    """Refuse a key file that somebody without the secret wrote."""
    if not sealed.fits(secret.seal_key()):
        raise KeyFileAlteredError(folder)


def refuse_former(secret: Secret, folder: Path) -> None:
    """Refuse an earlier secret while the desk under the new one is there.

    A rotation that was interrupted leaves the earlier database beside it, and what would be
    written there would be gone with it. Raises WrongRecoveryCodeError.
    """
    with suppress(KeyFileDamagedError, KeyFileRefusedError, DeskNewerError):
        told = believed(read_key_file(folder), folder)
        if secret.desk() in told.former and (folder / told.database).is_file():
            raise WrongRecoveryCodeError(folder)


def write_key_file(folder: Path, key_file: KeyFile, secret: Secret) -> None:
    """Write the key file, then its copy, each whole; one that is right already stays untouched."""
    data = seal(MAGIC, key_file.fields(), secret.seal_key())
    for name in NAMES:
        if _content(folder / name) != data:
            with in_folder(folder):
                write_whole(folder / name, data)


def _content(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with in_folder(path.parent), path.open("rb") as file:
        return file.read(2 * MOST)
