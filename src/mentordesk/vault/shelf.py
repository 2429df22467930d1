"""A folder of backups: which is newest, which comes next, and which may go."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from mentordesk.errors import MentorDeskError
from mentordesk.vault.backup_file import SUFFIX, read_head

RECENT = 8
NUMBER = re.compile(r"_([0-9]{1,12})" + re.escape(SUFFIX))


def newest(folder: Path, desk: str = "") -> Path | None:
    """Return the backup with the highest sequence whose head is whole, of this desk or of any."""
    by_sequence = sequences(folder, desk)
    return by_sequence[max(by_sequence)] if by_sequence else None


def sequences(folder: Path, desk: str = "") -> dict[int, Path]:
    """Return the backups in a folder by their sequence; damaged ones are left out."""
    found = {}
    for path in sorted(backups(folder)):
        with suppress(MentorDeskError):
            head = read_head(path)[1]
            if desk in ("", head.keys.desk):
                found[head.sequence] = path
    return found


def next_number(folder: Path) -> int:
    """Return a sequence above all that the folder's names state, damaged ones included."""
    stated = (NUMBER.search(path.name) for path in backups(folder))
    return 1 + max((int(match[1]) for match in stated if match), default=0)


def name_for(number: int, taken_at: datetime) -> str:
    """Return the file name of a backup; names sort by the number even if the clock jumps."""
    return f"{taken_at.astimezone(UTC):%Y-%m-%d}_{number:06d}{SUFFIX}"


def thin(folder: Path, desk: str, verified: Path) -> None:
    """Delete the backups of this desk that the rule does not keep; never the verified one."""
    by_sequence = sequences(folder, desk)
    for sequence in set(by_sequence) - kept(by_sequence):
        if by_sequence[sequence] != verified:
            by_sequence[sequence].unlink(missing_ok=True)


def kept(numbers: Iterable[int]) -> set[int]:
    """Return those to keep: the recent ones, then ever fewer the older they are."""
    numbers = set(numbers)
    last = max(numbers, default=0)
    return {number for number in numbers if number % _stride(last - number) == 0}


def _stride(age: int) -> int:
    return int(2 ** (age // RECENT).bit_length())


def backups(folder: Path) -> list[Path]:
    """Return every file in a folder that is named as a backup."""
    return [path for path in folder.glob("*" + SUFFIX) if path.is_file()]
