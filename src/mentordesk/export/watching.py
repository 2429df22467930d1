"""Who waits for a file, and may not want it any more before it is made."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watching(Protocol):
    """Who waits for a file; `at` raises StoppedError once it is not wanted any more."""

    def at(self, done: int) -> None:
        """Hear how many pages are being set, again and again until they are; 0 of no pages."""


def watched(items: Iterable[Item], watch: Watching | None) -> Iterator[Item]:
    """Yield the items, and ask before each whether to go on; raises StoppedError."""
    for item in items:
        if watch is not None:
            watch.at(0)
        yield item
