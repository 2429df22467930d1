"""The generations of a desk's database: which one is live, and what an interruption left behind."""

import re
from collections.abc import Iterable
from pathlib import Path

from mentordesk.vault.files import PART, in_folder, part_of

DATABASE = r"desk\.[1-9][0-9]{0,8}\.db"
FIRST = "desk.1.db"
BESIDE = ("-wal", "-shm", "-journal")


def number(name: str) -> int:
    """Return the generation that a database's name states."""
    return int(name.split(".")[1])


def after(name: str) -> str:
    """Return the name of the next generation."""
    return f"desk.{number(name) + 1}.db"


def databases(names: Iterable[str]) -> list[str]:
    """Return those names that are generations, oldest first."""
    return sorted((name for name in names if re.fullmatch(DATABASE, name)), key=number)


def of_secret(folder: Path, salt: bytes) -> list[str]:
    """Return those generations in a folder that begin with the salt of a secret, oldest first."""
    with in_folder(folder):
        names = databases(path.name for path in folder.iterdir())
        return [name for name in names if _beginning(folder / name, len(salt)) == salt]


def standing(folder: Path, named: str, salt: bytes) -> str:
    """Return what the key file names or, if that is not there, the newest of the same secret.

    A key file that was put back from an older copy names a generation that is gone.
    """
    if stands(folder, named):
        return named
    return [named, *of_secret(folder, salt)][-1]


def stands(folder: Path, named: str) -> bool:
    """Tell whether a database is there, or waits for nothing but its name."""
    with in_folder(folder):
        return (folder / named).exists() or part_of(folder / named).exists()


def others_stand(folder: Path, named: str) -> bool:
    """Tell whether this database is not there and another is."""
    with in_folder(folder):
        return not stands(folder, named) and bool(databases(path.name for path in folder.iterdir()))


def remove(database: Path) -> None:
    """Delete a database that is not live, and what stands beside it."""
    for name in (database.name, *(database.name + ending for ending in BESIDE)):
        database.with_name(name).unlink(missing_ok=True)


def is_part(name: str) -> bool:
    """Return whether a file is one of ours that was not finished."""
    return name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal").endswith(PART)


def clear_leftovers(folder: Path, live: str) -> None:
    """Delete what interrupted work left: half-made files and generations that are not live."""
    names = [path.name for path in folder.iterdir() if path.is_file()]
    for name in names:
        if is_part(name):
            (folder / name).unlink(missing_ok=True)
    for name in databases(names):
        if name != live:
            remove(folder / name)


def _beginning(database: Path, length: int) -> bytes:
    with database.open("rb") as file:
        return file.read(length)
