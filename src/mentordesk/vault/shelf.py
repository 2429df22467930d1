"""A folder of backups: which is newest, which comes next, and which may go."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from mentordesk.errors import BackupError, MentorDeskError
from mentordesk.vault.backup_file import SUFFIX, Head, read_head
from mentordesk.vault.files import reason_of
from mentordesk.vault.sealed import Sealed
from mentordesk.vault.secret import Secret

RECENT = 8
# Anybody may write a name; one that states more than this would leave no number above it.
NUMBER = re.compile(r"_([0-9]{1,9})" + re.escape(SUFFIX))


def newest(folder: Path, secret: Secret) -> Path | None:
    """Return the backup with the highest sequence of those that this secret sealed."""
    return _last(sequences(folder, secret))


def newest_claim(folder: Path, desk: str = "") -> Path | None:
    """Return the backup that claims to be the newest, of a desk or of any; nothing is proved."""
    return _last(_found(folder, lambda _, head: desk in ("", head.keys.desk)))


def sequences(folder: Path, secret: Secret) -> dict[int, Path]:
    """Return the backups that this secret sealed, by their sequence."""
    key = secret.seal_key()
    return _found(folder, lambda sealed, _: sealed.fits(key))


def next_number(folder: Path, secret: Secret) -> int:
    """Return a sequence above all that names state or this secret sealed, damaged ones too."""
    stated = (NUMBER.search(path.name) for path in backups(folder))
    numbers = {int(match[1]) for match in stated if match}
    return 1 + max(numbers.union(sequences(folder, secret)), default=0)


def free_place(folder: Path, number: int, taken_at: datetime) -> tuple[int, Path]:
    """Return the first number, from this one on, whose name no file has yet, and its place."""
    while (place := folder / name_for(number, taken_at)).exists():
        number += 1
    return number, place


def name_for(number: int, taken_at: datetime) -> str:
    """Return the file name of a backup; names sort by the number even if the clock jumps."""
    return f"{taken_at.astimezone(UTC):%Y-%m-%d}_{number:06d}{SUFFIX}"


def thin(folder: Path, secret: Secret, verified: Path) -> None:
    """Delete the backups under this seal that the rule does not keep; never the verified one.

    What cannot be deleted stays until the next time.
    """
    by_sequence = sequences(folder, secret)
    for sequence in set(by_sequence) - kept(by_sequence):
        if by_sequence[sequence] != verified:
            with suppress(OSError):
                by_sequence[sequence].unlink()


def kept(numbers: Iterable[int]) -> set[int]:
    """Return those to keep: the recent ones, then ever fewer the older they are.

    A gap ages what lies behind it by no more than thinning itself leaves there, so a number far
    above the others makes none of them old.
    """
    held, age, last = set(), 0, None
    for number in sorted(set(numbers), reverse=True):
        if last is not None:
            age += min(last - number, 2 * _stride(age))
        if number % _stride(age) == 0:
            held.add(number)
        last = number
    return held


def _stride(age: int) -> int:
    return int(2 ** (age // RECENT).bit_length())


def backups(folder: Path) -> list[Path]:
    """Return every file in a folder that is named as a backup; BackupError if it cannot be read."""
    try:
        return [path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BackupError(path=folder, reason=reason_of(error)) from error


def _last(by_sequence: dict[int, Path]) -> Path | None:
    return by_sequence[max(by_sequence)] if by_sequence else None


def _found(folder: Path, fits: Callable[[Sealed, Head], bool]) -> dict[int, Path]:
    found = {}
    for path in sorted(backups(folder)):
        with suppress(MentorDeskError):
            sealed, head = read_head(path)
            if fits(sealed, head):
                found[head.sequence] = path
    return found
