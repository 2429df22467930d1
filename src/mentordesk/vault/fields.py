"""Strict reading of what a file says: every field has one type and one form."""

import re
from collections.abc import Mapping

MOST = 2**63 - 1


class FieldError(ValueError):
    """A field is missing, of the wrong type or out of bounds; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def whole(fields: Mapping[str, object], name: str) -> int:
    """Return a whole number that is not negative and no longer than a database holds."""
    value = fields.get(name)
    if type(value) is not int or not 0 <= value <= MOST:
        raise FieldError(name)
    return value


def words(fields: Mapping[str, object], name: str, pattern: str) -> str:
    """Return a text that fits the pattern from end to end."""
    value = fields.get(name)
    if not isinstance(value, str) or re.fullmatch(pattern, value, re.ASCII) is None:
        raise FieldError(name)
    return value


def octets(fields: Mapping[str, object], name: str, length: int) -> bytes:
    """Return bytes of exactly this length, written as hexadecimal digits."""
    return bytes.fromhex(words(fields, name, f"[0-9a-f]{{{2 * length}}}"))


def mapping(fields: Mapping[str, object], name: str) -> dict[str, object]:
    """Return the fields inside a field."""
    value = fields.get(name)
    if not isinstance(value, dict):
        raise FieldError(name)
    return value


def several(fields: Mapping[str, object], name: str, most: int) -> list[dict[str, object]]:
    """Return a list of fields that is not longer than `most`."""
    value = fields.get(name)
    if not isinstance(value, list) or len(value) > most:
        raise FieldError(name)
    return [mapping({name: item}, name) for item in value]
