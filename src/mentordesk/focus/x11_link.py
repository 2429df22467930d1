"""A bare connection to an X server."""

import socket
from pathlib import Path
from typing import Any

from Xlib.error import ConnectionClosedError, DisplayError
from Xlib.protocol.display import Display
from Xlib.support import unix_connect

_KNOCK_S = 1.0


class NoServerError(Exception):
    """There is no X server under that name, or it does not let us in."""


class _Link(Display):
    """The lower half of Xlib: no window objects, no extensions, no keyboard maps."""

    def __init__(self, name: str) -> None:
        none: Any = {}  # the upper half fills this; without it everything stays a number
        self.resource_classes = none
        super().__init__(name)


def connect(name: str) -> Any:
    """Return a bare connection (the stubs know only Xlib's upper half); raises NoServerError."""
    try:
        _knock(name)
        return _Link(name)
    except (DisplayError, ConnectionClosedError, OSError, ValueError) as error:
        raise NoServerError(name) from error


def _knock(name: str) -> None:
    """Raise OSError when nobody listens; Xlib would try the network then and leave sockets open."""
    _, _, host, number, _ = unix_connect.get_display(name)
    if host:
        return
    address = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(_KNOCK_S)
        door.connect(address if Path(address).exists() else f"\0{address}")
