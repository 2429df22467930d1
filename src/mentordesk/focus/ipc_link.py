"""A connection to sway or i3 by their inter-process protocol ("i3-ipc")."""

import contextlib
import json
import select
import socket
import struct
from collections.abc import Iterable, Sequence
from typing import Any

from mentordesk.focus.base import DesktopLost

RUN, WORKSPACES, SUBSCRIBE, TREE, VERSION = 0, 1, 2, 4, 7
_MAGIC = b"i3-ipc"
_HEAD = struct.Struct("=6sII")  # the magic, the payload's bytes, the kind of message
_EVENT = 1 << 31
_LARGEST = 1 << 26
_ANSWER_S = 5.0


class NoManagerError(Exception):
    """Nobody answers under that address in that protocol."""


class Link:
    """Asks and is told; raises DesktopLost once the other end is gone or does not answer.

    With `swaps_parts` a window may change places with what holds several; i3 would lose it.
    """

    def __init__(
        self, address: str, seconds: float = _ANSWER_S, *, swaps_parts: bool = False
    ) -> None:
        """Connect; raises NoManagerError."""
        self.address, self.swaps_parts = address, swaps_parts
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(seconds)
        self._read = b""
        self._told = False
        try:
            self._socket.connect(address)
        except (OSError, ValueError) as error:
            self.close()
            raise NoManagerError(address) from error

    def ask(self, kind: int, payload: str = "") -> Any:
        """Return the answer to one request; an event before it is only noted."""
        text = payload.encode("utf-8", "surrogateescape")
        try:
            self._socket.sendall(_HEAD.pack(_MAGIC, len(text), kind) + text)
            while True:
                got, answer = self._message()
                if got == kind:
                    return answer
        except OSError as error:
            raise DesktopLost from error

    def run(self, commands: Iterable[str]) -> None:
        """Have commands carried out together: nothing is drawn between them.

        One that cannot be carried out (its window closed meanwhile) does not stop the others.
        """
        text = ";".join(commands)
        if text:
            self.ask(RUN, text)

    def subscribe(self, events: Sequence[str]) -> None:
        """Be told of these from now on; an event that is not known there is left out."""
        for event in events:
            self.ask(SUBSCRIBE, json.dumps([event]))

    def heard(self) -> bool:
        """Take in what has been told so far, and tell whether it was anything."""
        try:
            while self._read or select.select([self._socket], [], [], 0)[0]:
                self._message()
        except OSError as error:
            raise DesktopLost from error
        told, self._told = self._told, False
        return told

    def fileno(self) -> int:
        """Return what becomes readable when something is told."""
        return self._socket.fileno()

    def close(self) -> None:
        """Let go of it."""
        with contextlib.suppress(OSError):
            self._socket.close()

    def _message(self) -> tuple[int, Any]:
        magic, length, kind = _HEAD.unpack(self._bytes(_HEAD.size))
        if magic != _MAGIC or length > _LARGEST:
            raise ConnectionError("not the i3 protocol")
        body = self._bytes(length)
        if kind & _EVENT:
            self._told = True
            return kind, None
        try:
            return kind, json.loads(body.decode("utf-8", "replace"))
        except ValueError as error:
            raise ConnectionError("not the i3 protocol") from error

    def _bytes(self, wanted: int) -> bytes:
        while len(self._read) < wanted:
            got = self._socket.recv(65536)
            if not got:
                raise ConnectionError("closed")
            self._read += got
        found, self._read = self._read[:wanted], self._read[wanted:]
        return found


def quoted(text: str) -> str:
    """Return a name as it stands in a command."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
