"""Opens key files and backups that somebody made up, and measures what each one cost.

Run as a program; it prints what it found amiss as JSON.
"""

import json
import random
import string
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from mentordesk.errors import MentorDeskError
from mentordesk.vault import backup_file, key_file
from mentordesk.vault.backup import back_up, verify_backup
from mentordesk.vault.cost import BOUNDS
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.sealed import MOST, open_sealed
from vault_desk import PASSPHRASE, files, unlocked, vault, write

LONGEST_S = 2.0
MOST_KIB = 300 * 1024
# Within the bounds a file may ask for a true cost, and gets it; the trial keeps that one small.
AFFORDED = {"memory_kib": 64 * 1024, "passes": 4, "lanes": 16}


def made_up(true: bytes, chance: random.Random) -> bytes:
    """Return the text of a header with one to three things changed."""
    text = true
    while text == true:
        fields = json.loads(true)
        for _ in range(chance.randint(1, 3)):
            holder, name = chance.choice(list(_places(fields)))
            chance.choice(CHANGES)(holder, name, chance)
        plain = json.dumps(fields, separators=(",", ":")).encode()
        text = chance.choice(SPELLINGS)(plain, chance)
    return text


def _places(value: object) -> Iterator[tuple[dict | list, object]]:
    """Yield every place in the fields at which something stands."""
    below = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in list(below):
        yield value, name
        if isinstance(inner, dict | list) and inner:
            yield from _places(inner)


def _gone(holder, name, chance: random.Random) -> None:
    del holder[name]


def _doubled(holder, name, chance: random.Random) -> None:
    if isinstance(holder, list):
        holder.extend([holder[name]] * chance.choice([1, 4, 300]))
    else:
        holder[f"{name}2"] = holder[name]


def _other_type(holder, name, chance: random.Random) -> None:
    holder[name] = chance.choice(
        [None, True, -1, 0, 1.5, 1e308, float("nan"), [], {}, [[]], "", "0", 10**30, 10**4000]
    )


def _other_number(holder, name, chance: random.Random) -> None:
    limit = AFFORDED.get(name)
    if limit is None:
        holder[name] = chance.choice([2**31, 2**63, 2**64, -(2**63), chance.randrange(10**6)])
        return
    bounds = BOUNDS[name]
    outside = (bounds.start - 1, bounds.stop, bounds.stop * 2, 2**32, 2**64 + bounds.start, -1)
    holder[name] = chance.choice([*outside, chance.randint(bounds.start, limit)])


def _other_text(holder, name, chance: random.Random) -> None:
    holder[name] = "".join(
        chance.choices(string.printable + "é\0\u0660\ud800", k=chance.choice([1, 16, 36]))
    )


def _other_digits(holder, name, chance: random.Random) -> None:
    value = holder[name]
    holder[name] = chance.randbytes(len(value) // 2).hex() if isinstance(value, str) else "ff"


def _a_path(holder, name, chance: random.Random) -> None:
    holder[name] = chance.choice(
        ["../desk.1.db", "/dev/zero", "desk.1.db/..", "desk.2.db", "desk.1.db\n", "CON"]
    )


def _deep(holder, name, chance: random.Random) -> None:
    value: object = 1
    for _ in range(chance.choice([5, 400])):
        value = [value]
    holder[name] = value


CHANGES: tuple[Callable[..., None], ...] = (
    _gone, _doubled, _other_type, _other_number, _other_text, _other_digits, _a_path, _deep,
)  # fmt: skip


def _as_it_is(text: bytes, chance: random.Random) -> bytes:
    return text


def _cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text))]


def _twice(text: bytes, chance: random.Random) -> bytes:
    """State a field twice; readers differ in which they believe."""
    return text[:-1] + b',"version":2,"slots":[]}'


def _nested(text: bytes, chance: random.Random) -> bytes:
    return b"[" * 14_000 + text


def _digits(text: bytes, chance: random.Random) -> bytes:
    return b'{"version":' + b"9" * chance.choice([20, 4300, 9000]) + b"}"


def _huge(text: bytes, chance: random.Random) -> bytes:
    return text + b" " * chance.choice([20_000, 5_000_000])


def _not_utf8(text: bytes, chance: random.Random) -> bytes:
    return text.replace(b'"', b"\xff", 1)


SPELLINGS = (*[_as_it_is] * 10, _cut, _twice, _nested, _digits, _huge, _not_utf8)


def with_checksum(magic: bytes, text: bytes, seal: bytes) -> bytes:
    """Return the text as whoever knows the form but not the key can write it."""
    rest = text + b"\n" + seal + b"\n"
    return magic + b"\n" + sha256(rest).hexdigest().encode() + b"\n" + rest


def key_files(room: Path, count: int) -> Iterator[str]:
    folder = room / "desk"
    with unlocked(folder) as store:
        write(store, "kept")
    sealed = open_sealed(key_file.MAGIC, (folder / "desk.key").read_bytes())
    chance = random.Random(11)
    for _ in range(count):
        text = made_up(sealed.text, chance)
        for name in key_file.NAMES:
            (folder / name).write_bytes(with_checksum(key_file.MAGIC, text, sealed.seal))
        before = files(folder)
        yield from _amiss(text, lambda: vault(folder).unlock(PASSPHRASE).close())
        if files(folder) != before:
            yield f"changed the desk: {text[:200]!r}"


def backups(room: Path, count: int) -> Iterator[str]:
    with unlocked(room / "desk") as store:
        path = back_up(store, room / "shelf", datetime(2026, 4, 14, tzinfo=UTC)).path
    good = path.read_bytes()
    sealed = open_sealed(backup_file.MAGIC, good[:MOST].rstrip(b"\0"))
    chance = random.Random(12)
    for _ in range(count):
        text = made_up(sealed.text, chance)
        head = with_checksum(backup_file.MAGIC, text, sealed.seal)
        path.write_bytes(head.ljust(MOST, b"\0") + good[MOST:])
        yield from _amiss(text, lambda: verify_backup(path, ByPassphrase(PASSPHRASE)))


def _amiss(text: bytes, opening: Callable[[], object]) -> Iterator[str]:
    Path("/proc/self/clear_refs").write_text("5")  # the greatest memory is counted anew
    start = time.monotonic()
    try:
        opening()
    except MentorDeskError:
        pass
    except Exception as error:  # noqa: BLE001  # any other error is what is looked for
        yield f"{error!r}: {text[:200]!r}"
    else:
        yield f"accepted: {text[:200]!r}"
    took, memory = time.monotonic() - start, _greatest_kib()
    if took > LONGEST_S:
        yield f"{took:.1f} s: {text[:200]!r}"
    if memory > MOST_KIB:
        yield f"{memory} KiB: {text[:200]!r}"


def _greatest_kib() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    kind, place, times = sys.argv[1:]
    found = {"key_files": key_files, "backups": backups}[kind](Path(place), int(times))
    sys.stdout.write(json.dumps(list(found)))
