"""The journal in the X server: it dies with the window or the server, so it never lies.

A window number can be used again by another program; a mark cannot.
"""

import enum
import os
from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.focus.x11_ask import Place
from mentordesk.focus.x11_scene import MARK, Scene, Seen
from mentordesk.focus.x11_server import Server

Nonce = tuple[int, int]
_PARTS = 4
_SIGN = 1 << 31


class Done(enum.IntFlag):
    """What we did to a window, and what going back therefore undoes."""

    NOTHING = 0
    MINIMISED = 1
    LIFTED = 2  # put above others
    RAISED = 4  # no longer below others
    NOT_FULL = 8
    NOT_TALL = 16
    NOT_WIDE = 32


@dataclass(frozen=True, slots=True)
class Mark:
    """What a window needs to go back: its desktop, what we did to it, and where it stood."""

    desktop: int
    done: Done = Done.NOTHING
    place: Place | None = None

    @property
    def minimised_by_us(self) -> bool:
        """Return whether nobody but us minimised the window."""
        return Done.MINIMISED in self.done

    def was_open(self, window: Seen) -> bool:
        """Tell whether a window that may be minimised now was not so before."""
        return self.minimised_by_us or (self.place is not None and window.minimised)


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
        place = () if mark.place is None else mark.place
        parts = (*self.nonce, mark.desktop, int(mark.done), *(n % (2 * _SIGN) for n in place))
        self._server.put(window, MARK, parts)

    def here(self) -> bool:
        """Tell whether this focus was begun on this server and not yet undone."""
        return tuple(self._server.numbers(self._server.root, MARK)) == self.nonce

    def of(self, window: Seen) -> Mark | None:
        """Return the mark of a window, None if it has none of ours."""
        head, place = window.mark[:_PARTS], window.mark[_PARTS:]
        if len(head) != _PARTS or head[:2] != self.nonce:
            return None
        return Mark(head[2], Done(head[3]), _place(place))

    def on(self, scene: Scene) -> dict[int, Mark]:
        """Return all marked windows."""
        found = {window.id: self.of(window) for window in scene.windows}
        return {wid: mark for wid, mark in found.items() if mark is not None}

    @classmethod
    def minimised(cls, server: Server, scene: Scene) -> set[int]:
        """Return the windows that a focus minimised which is on, whosever it is."""
        match server.numbers(server.root, MARK):
            case [first, second]:
                marked = cls(server, (first, second)).on(scene)
                return {window for window, mark in marked.items() if mark.minimised_by_us}
        return set()

    def clear(self, windows: Iterable[int]) -> None:
        """Take the marks off, the server's last."""
        for window in windows:
            self._server.drop(window, MARK)
        self._server.drop(self._server.root, MARK)


def _place(parts: tuple[int, ...]) -> Place | None:
    """Return a place; what lies left of the screen or over it was written as a large number."""
    if len(parts) != len(Place._fields):
        return None
    return Place(*((part + _SIGN) % (2 * _SIGN) - _SIGN for part in parts))


def fresh_nonce() -> Nonce:
    """Return a number that no other focus has."""
    first, second = os.urandom(4), os.urandom(4)
    return int.from_bytes(first, "big"), int.from_bytes(second, "big")
