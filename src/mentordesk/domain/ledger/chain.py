"""Entries sealed one after another, so that what is changed in silence shows.

The digest of each entry is made from the one before it, its number and the hash of its body. A
strike destroys a body and leaves number, hash and digest: a gap that another entry owns up to.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.end import START, End
from mentordesk.domain.ledger.fact import UNREADABLE, Kind

SALT = 16
"""How many random bytes keep a body's hash from telling whoever guesses its words."""

Run = tuple[int, int]


class Entry(NamedTuple):
    """One entry as it is kept; `idea` is spelt, and a gap has neither idea, body nor salt."""

    number: int
    idea: str | None
    body: str | None
    salt: bytes | None
    body_hash: bytes
    digest: bytes


class Fault(StrEnum):
    """What is wrong with an entry."""

    MISSING = "missing"
    CHANGED = "changed"
    UNSTRUCK = "unstruck"
    """It has no words, and no strike took them."""
    END = "end"
    """The ledger does not end where it should; the number is the last that is there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look at a chain found: its end, how many were struck, and lost to damage, and faults.

    A fault names the first and the last of a run of entries.
    """

    end: End
    struck: int = 0
    lost: int = 0
    faults: tuple[tuple[Run, Fault], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was changed in silence."""
        return not self.faults


def sealed(end: End, idea: IdeaId | None, body: str, salt: bytes) -> tuple[Entry, End]:
    """Return the entry that follows an end, and the end after it."""
    number, sealed_body = end.count + 1, sha256(salt + body.encode()).digest()
    digest = digest_of(end.digest, number, sealed_body)
    about = None if idea is None else idea.hex
    return Entry(number, about, body, salt, sealed_body, digest), End(number, digest)


def digest_of(before: bytes, number: int, sealed: bytes) -> bytes:
    """Return the digest of an entry after the one with the digest `before`."""
    return sha256(before + number.to_bytes(8, "big") + sealed).digest()


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Return the first and the last of each run of numbers, which come in their order."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def anew(found: Verdict, end: End) -> tuple[list[Run], End]:
    """Return what a ledger has lost that is begun anew, and the end after which it goes on.

    No number is given twice, not even that of an entry that is nowhere any more.
    """
    lost = [run for run, fault in found.faults if fault is not Fault.END]
    if end.count > found.end.count:
        lost.append((found.end.count + 1, end.count))
    return lost, End(max(end.count, found.end.count))


def verdict(entries: Iterable[Entry], end: End) -> Verdict:
    """Return what is to be said of entries in the order of their numbers, and of their end.

    Reads each once and keeps none; whoever hands them in may stop between two.
    """
    look = _Look()
    last = look.through(entries)
    return look.said(last, end)


class _Look:
    """One look at a chain, from its first entry to its last."""

    def __init__(self) -> None:
        self._gaps: list[int] = []
        self._missing: list[Run] = []
        self._changed: list[int] = []
        self._struck: list[Run] = []
        self._lost: list[Run] = []

    def through(self, entries: Iterable[Entry]) -> End:
        """Look at each entry and return where they end."""
        number, before = 0, START
        for here, idea, body, salt, sealed, digest in entries:
            is_next = here == number + 1
            if not is_next:
                self._missing.append((number + 1, here - 1))
            number = here
            if body is None and idea is None and salt is None and isinstance(sealed, bytes):
                self._gaps.append(here)
            elif not _is_whole(idea, body, salt, sealed):
                self._is_changed(here)
                is_next = False
            elif idea is None:
                self._read(here, str(body))
            # After a missing one nobody knows what came before; a new part begins from nothing.
            if (
                is_next
                and digest != digest_of(before, here, sealed)
                and not (_begins(idea, body) and digest == digest_of(START, here, sealed))
            ):
                self._is_changed(here)
            before = _known(digest)
        return End(number, before)

    def said(self, last: End, end: End) -> Verdict:
        """Return what is to be said, where what a repair owned up to is no fault any more."""
        struck, lost = _Runs(self._struck), _Runs(self._lost)
        bare = [number for number in self._gaps if not struck.hold((number, number))]
        faults = [(run, Fault.MISSING) for run in self._missing if not lost.hold(run)]
        # What a repair owned up to has no words any more: else they could be anybody's.
        gaps = {number for number in self._gaps if lost.hold((number, number))}
        for fault, numbers in ((Fault.CHANGED, self._changed), (Fault.UNSTRUCK, bare)):
            some = runs(number for number in numbers if number not in gaps)
            faults += [((first, to), fault) for first, to in some]
        if last != end:
            faults.append(((last.count, last.count), Fault.END))
        return Verdict(last, len(self._gaps) - len(bare), lost.count, tuple(sorted(faults)))

    def _is_changed(self, number: int) -> None:
        if self._changed[-1:] != [number]:
            self._changed.append(number)

    def _read(self, number: int, body: str) -> None:
        """Note what an entry about other entries owns up to; all of them stand before it."""
        try:
            says = json.loads(body)
            struck = [(int(first), int(to)) for first, to in says.get("numbers", ())]
            lost = [(int(first), int(to)) for first, to in says.get("lost", ())]
        except UNREADABLE:
            self._is_changed(number)
            return
        self._struck += [run for run in struck if run[1] < number]
        self._lost += [run for run in lost if run[1] < number]


class _Runs:
    """Runs of numbers, merged and in their order."""

    def __init__(self, found: Iterable[Run]) -> None:
        self._firsts, self._lasts = list[int](), list[int]()
        for first, to in sorted(found):
            if self._lasts and first <= self._lasts[-1] + 1:
                self._lasts[-1] = max(self._lasts[-1], to)
            else:
                self._firsts.append(first)
                self._lasts.append(to)

    @property
    def count(self) -> int:
        """How many numbers there are in all."""
        return sum(self._lasts) - sum(self._firsts) + len(self._firsts)

    def hold(self, run: Run) -> bool:
        """Return whether one of them holds a whole run."""
        at = bisect_right(self._firsts, run[0]) - 1
        return at >= 0 and run[1] <= self._lasts[at]


def _is_whole(idea: object, body: object, salt: object, sealed: object) -> bool:
    """Return whether a body is what was sealed, and of the idea beside it."""
    if not (isinstance(body, str) and isinstance(salt, bytes)):
        return False
    about = '"idea":null' if idea is None else f'"idea":"{idea}"'
    return about in body and sha256(salt + body.encode(errors="replace")).digest() == sealed


def _known(digest: object) -> bytes:
    return digest if isinstance(digest, bytes) else START


def _begins(idea: object, body: object) -> bool:
    return idea is None and isinstance(body, str) and f'"kind":"{Kind.BEGUN.value}"' in body
