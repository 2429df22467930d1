"""Small texts that show damage at once and tampering to whoever has the key.

Four lines: what it is, the checksum of the rest, the fields as JSON, the keyed seal.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from mentordesk.vault.fields import FieldError, mapping

LINES = 5
MOST = 16 * 1024


class BrokenError(ValueError):
    """The checksum does not fit: the text is damaged, cut or something else."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A text whose checksum fits; its seal is believed only after `fits`."""

    magic: bytes
    text: bytes
    seal: bytes

    def fits(self, key: bytes) -> bool:
        """Tell whether somebody with the key wrote exactly this."""
        return hmac.compare_digest(self.seal, _seal(self.magic, self.text, key))

    def fields(self) -> dict[str, object]:
        """Return the fields; anything that is not an object of JSON is a FieldError."""
        try:
            return mapping({"fields": json.loads(self.text)}, "fields")
        except (ValueError, RecursionError) as error:
            raise FieldError("fields") from error


def seal(magic: bytes, fields: Mapping[str, object], key: bytes) -> bytes:
    """Return the fields as a sealed text."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    rest = text + b"\n" + _seal(magic, text, key) + b"\n"
    return magic + b"\n" + _checksum(rest) + b"\n" + rest


def open_sealed(magic: bytes, data: bytes) -> Sealed:
    """Return the sealed text in the data, or raise BrokenError."""
    lines = data.split(b"\n")
    if len(lines) != LINES or lines[0] != magic:
        raise BrokenError
    rest = b"\n".join(lines[2:])
    if lines[1] != _checksum(rest):
        raise BrokenError
    return Sealed(magic, lines[2], lines[3])


def _checksum(rest: bytes) -> bytes:
    return sha256(rest).hexdigest().encode()


def _seal(magic: bytes, text: bytes, key: bytes) -> bytes:
    return hmac.new(key, magic + b"\n" + text, sha256).hexdigest().encode()
