"""The journal in the X server: it dies with the window or the server, so it never lies.

A window number can be used again by another program; a mark cannot.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.focus.x11_scene import MARK, Scene, Seen
from mentordesk.focus.x11_server import Server

Nonce = tuple[int, int]
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What a window needs to go back: its desktop, and whether we minimised it."""

    desktop: int
    minimised_by_us: bool = False


class Marks:
    """The marks of one focus."""

    def __init__(self, server: Server, nonce: Nonce) -> None:
        self._server = server
        self.nonce = nonce

    def begin(self) -> None:
        """Mark the server itself."""
        self._server.put(self._server.root, MARK, self.nonce)

    def put(self, window: int, mark: Mark) -> None:
        """Mark a window before it is touched."""
        self._server.put(window, MARK, (*self.nonce, mark.desktop, int(mark.minimised_by_us)))

    def here(self) -> bool:
        """Tell whether this focus was begun on this server and not yet undone."""
        return tuple(self._server.numbers(self._server.root, MARK)) == self.nonce

    def of(self, window: Seen) -> Mark | None:
        """Return the mark of a window, None if it has none of ours."""
        if len(window.mark) != _PARTS or window.mark[:2] != self.nonce:
            return None
        return Mark(window.mark[2], bool(window.mark[3]))

    def on(self, scene: Scene) -> dict[int, Mark]:
        """Return all marked windows."""
        found = {window.id: self.of(window) for window in scene.windows}
        return {wid: mark for wid, mark in found.items() if mark is not None}

    def clear(self, windows: Iterable[int]) -> None:
        """Take the marks off, the server's last."""
        for window in windows:
            self._server.drop(window, MARK)
        self._server.drop(self._server.root, MARK)


def fresh_nonce() -> Nonce:
    """Return a number that no other focus has."""
    first, second = os.urandom(4), os.urandom(4)
    return int.from_bytes(first, "big"), int.from_bytes(second, "big")
