"""The recovery code: the desk's secret in a form that people can copy by hand."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from mentordesk.errors import RecoveryCodeTypoError
from mentordesk.vault.secret import LENGTH, Secret

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 6
GROUP = 6
CHECK = 4
FORGIVEN = str.maketrans("OIL", "011")
BITS = 5


def spell(secret: Secret) -> str:
    """Return the code: six groups of six, the last four characters checking the rest."""
    code = _letters(secret.value, LENGTH * 8 // BITS) + _check(secret.value)
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read(code: str) -> Secret:
    """Return the secret that a code spells, however it is spaced; a typing mistake is located."""
    typed = unicodedata.normalize("NFKC", code).upper().translate(FORGIVEN)
    groups = [group for group in re.split(r"[\W_]+", typed) if group]
    letters = "".join(groups)
    if letters.strip(LETTERS) or len(letters) != GROUPS * GROUP:
        raise RecoveryCodeTypoError(group=_odd_group(groups))
    value = _sound(letters)
    if value is None:
        raise RecoveryCodeTypoError(group=_mistyped_group(letters))
    return Secret(value)


def _letters(value: bytes, count: int) -> str:
    number = int.from_bytes(value, "big")
    return "".join(LETTERS[number >> BITS * at & 31] for at in reversed(range(count)))


def _check(value: bytes) -> str:
    digest = sha256(b"mentordesk recovery code" + value).digest()[:3]
    return _letters(digest, CHECK)


def _sound(letters: str) -> bytes | None:
    number = 0
    for letter in letters[:-CHECK]:
        number = number << BITS | LETTERS.index(letter)
    value = number.to_bytes(LENGTH, "big")
    return value if _check(value) == letters[-CHECK:] else None


def _odd_group(groups: list[str]) -> int:
    odd = [
        place
        for place, group in enumerate(groups, 1)
        if len(group) != GROUP or any(letter not in LETTERS for letter in group)
    ]
    return odd[0] if len(odd) == 1 and len(groups) == GROUPS else 0


def _mistyped_group(letters: str) -> int:
    places = {at // GROUP + 1 for at, near in _near(letters) if _sound(near) is not None}
    return places.pop() if len(places) == 1 else 0


def _near(letters: str) -> Iterator[tuple[int, str]]:
    """Yield every code that is one letter or one swap of neighbours away, and where."""
    for at, letter in enumerate(letters):
        head, tail = letters[:at], letters[at + 1 :]
        yield from ((at, head + other + tail) for other in LETTERS if other != letter)
        if tail:
            yield at, head + tail[0] + letter + tail[1:]
