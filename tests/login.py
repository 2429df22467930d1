"""A stand-in for logind on a real message bus, which sees who keeps the computer from sleep."""

import os

from jeepney import DBusAddress

from bus_service import service

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", NAME, f"{NAME}.Manager")
OURS = "/org/freedesktop/login1/session/_37"
SESSION = DBusAddress(OURS, NAME, f"{NAME}.Session")
PROPERTIES = DBusAddress(OURS, NAME, "org.freedesktop.DBus.Properties")
OTHER = DBusAddress("/org/freedesktop/login1/session/c9", NAME, f"{NAME}.Session")


class Login:
    """Answers as logind does; `held` are the delays that nobody gave back yet."""

    def __init__(self, environ, stack, answers=None) -> None:
        self._ends: list[int] = []
        self._delays: list[int] = []
        given = {"Inhibit": self._inhibit, "GetSessionByPID": ("o", (OURS,))}
        address = environ["DBUS_SYSTEM_BUS_ADDRESS"]
        self.running = stack.enter_context(service(address, NAME, given | (answers or {})))
        stack.callback(self._close)

    @property
    def inhibited(self) -> list[tuple]:
        return [body[:4] for method, body in self.running.asked if method == "Inhibit"]

    @property
    def held(self) -> int:
        return sum(not _is_over(end) for end in self._delays)

    def _inhibit(self, _what, _who, _why, mode):
        reads, writes = os.pipe()
        if mode == "delay":
            self._delays.append(reads)
        self._ends.append(reads)
        return "h", (os.fdopen(writes, "wb"),)

    def _close(self) -> None:
        for end in self._ends:
            os.close(end)


def _is_over(reads: int) -> bool:
    """Return whether nobody holds the other end any more."""
    os.set_blocking(reads, False)
    try:
        return os.read(reads, 1) == b""
    except BlockingIOError:
        return False
