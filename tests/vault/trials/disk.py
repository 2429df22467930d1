"""A disk that loses its power: what it surely holds, and what it may hold or not.

Sure is what a file held when it was last synced, and what a folder named when it was. Of
everything later each change may be there, be missing, or be there in part, in any order.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from vault.trials.shim import Event

SECTORS = (512, 4096)
KEPT = (0.0, 0.3, 0.5, 0.8, 1.0)


@dataclass
class File:
    """What a file surely holds, and the writes and cuts that came later."""

    sure: bytearray = field(default_factory=bytearray)
    later: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything sure."""
        for event in self.later:
            change(self.sure, event)
        self.later.clear()

    def after(self, chance: random.Random, kept: float) -> bytes:
        """Return what may be found after the power was lost."""
        held = bytearray(self.sure)
        for event in self.later:
            if chance.random() < kept:
                change(held, event)
            elif event.kind == "w" and chance.random() < 0.5:
                for sector in _sectors(event, chance.choice(SECTORS)):
                    if chance.random() < 0.5:
                        change(held, sector)
        return bytes(held)


class Folder(File):
    """Stands for a folder among the things that have a name."""


Names = dict[str, File | None]


class Disk:
    """Everything below one folder, as the events leave it."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._files: dict[int, File] = {}
        self._now: Names = {}
        self._sure: Names = {}
        self._later: dict[str, list[Names]] = defaultdict(list)

    def take(self, event: Event) -> bool:
        """Let one event happen, and return whether it is one of this disk."""
        match event.kind:
            case "w" | "t" if event.file in self._files:
                self._files[event.file].later.append(event)
            case "s" if event.file in self._files:
                self._files[event.file].sync()
            case "c" | "m" if self._holds(event.path):
                self._make(event)
            case "u" if self._holds(event.path):
                self._name({event.path: None})
            case "r" if self._holds(event.other):
                self._name({event.path: None, event.other: self._now.get(event.path)})
            case "d" if self._holds(event.path + "/"):
                for names in self._later.pop(event.path, []):
                    self._sure |= names
            case _:
                return False
        return True

    def lose_power(self, target: Path, chance: random.Random) -> None:
        """Write what may be found afterwards into a folder."""
        kept = chance.choice(KEPT)
        names = dict(self._sure)
        for later in self._later.values():
            for change_of_names in _remembered(later, chance, kept):
                names |= change_of_names
        for path, file in sorted(names.items()):
            place = target / PurePosixPath(path).relative_to(self._root)
            if file is None or not place.parent.is_dir():
                continue
            if isinstance(file, Folder):
                place.mkdir(mode=0o700)
            else:
                place.write_bytes(file.after(chance, kept))

    def _holds(self, path: str) -> bool:
        return path.startswith(self._root + "/")

    def _make(self, event: Event) -> None:
        made = Folder() if event.kind == "m" else File()
        if event.kind == "c":
            self._files[event.file] = made
        self._name({event.path: made})

    def _name(self, names: Names) -> None:
        self._now |= names
        self._later[str(PurePosixPath(next(iter(names))).parent)].append(names)


def change(held: bytearray, event: Event) -> None:
    """Do to the bytes what a write or a cut does."""
    missing = event.offset - len(held)
    held.extend(bytes(max(0, missing)))
    if event.kind == "t":
        del held[event.offset :]
    else:
        held[event.offset : event.offset + len(event.data)] = event.data


def _remembered(later: list[Names], chance: random.Random, kept: float) -> list[Names]:
    """Return the changes of names that outlive: the first few, as with a journal, or any."""
    if chance.random() < 0.5:
        return later[: chance.randint(0, len(later))]
    return [names for names in later if chance.random() < kept]


def _sectors(event: Event, size: int) -> Iterator[Event]:
    """Yield a write in the pieces that a disk writes at once."""
    start, end = event.offset, event.offset + len(event.data)
    while start < end:
        border = min(end, (start // size + 1) * size)
        part = event.data[start - event.offset : border - event.offset]
        yield Event("w", "", "", event.file, start, part)
        start = border
