"""The desktop's services keep the screen awake; what each holds ends with who asked."""

import contextlib
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress

from mentordesk.focus.base import AwakeBackend, BusError, Environ, Level
from mentordesk.focus.bus import Bus, session_bus, system_bus
from mentordesk.marks import override

_NAME = "mentordesk"
_SAVER = DBusAddress(
    "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"
)
_GNOME = DBusAddress(
    "/org/gnome/SessionManager", "org.gnome.SessionManager", "org.gnome.SessionManager"
)
_LOGIN = DBusAddress(
    "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
)
_IDLE = 8


@dataclass(frozen=True, slots=True)
class _Request:
    """One service that can be asked, and what to say to it."""

    name: str
    service: DBusAddress
    signature: str
    undo: str
    system: bool = False

    def body(self, why: str) -> tuple[Any, ...]:
        """Return what to send."""
        if self.signature == "susu":
            return (_NAME, 0, why, _IDLE)
        if self.signature == "ssss":
            return ("idle:sleep", _NAME, why, "block")
        return (_NAME, why)


_REQUESTS = (
    _Request("gnome-session", _GNOME, "susu", "Uninhibit"),
    _Request("screen-saver", _SAVER, "ss", "UnInhibit"),
    _Request("login", _LOGIN, "ssss", "", system=True),
)


class AwakeByBus(AwakeBackend):
    """Asks a service of the desktop; whether it listens cannot be seen."""

    def __init__(self, request: _Request, environ: Environ) -> None:
        self.name = request.name
        self._request = request
        self._environ = environ
        self._held: tuple[Bus, Any] | None = None

    @override
    def probe(self) -> Level | None:
        try:
            bus = self._bus()
        except BusError:
            return None
        try:
            return Level.ASKED if bus.has(self._request.service.bus_name) else None
        except BusError:
            return None
        finally:
            bus.close()

    @override
    def hold(self, why: str) -> bool:
        if self._held is not None:
            return True
        try:
            bus = self._bus()
        except BusError:
            return False
        request = self._request
        try:
            if bus.has(request.service.bus_name):
                body = request.body(why)
                answer = bus.call(request.service, "Inhibit", request.signature, *body)
                self._held = (bus, answer[0])
                return True
        except BusError:
            pass
        bus.close()
        return False

    @override
    def release(self) -> None:
        if self._held is None:
            return
        bus, token = self._held
        self._held = None
        if self._request.system:
            token.close()  # login gave a descriptor, which holds as long as it is open
        else:
            with contextlib.suppress(BusError):
                bus.call(self._request.service, self._request.undo, "u", token)
        bus.close()

    def _bus(self) -> Bus:
        return (system_bus if self._request.system else session_bus)(self._environ)


def by_bus(environ: Environ) -> list[AwakeBackend]:
    """Return every service that could be asked here."""
    return [AwakeByBus(request, environ) for request in _REQUESTS]
