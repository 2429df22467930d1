"""Linux: logind says that the session is locked or the computer sleeps, a screen saver the first.

Before sleep logind waits a few seconds for whoever holds a delay. The end of the program gives it
back, so a lock that begins a new process does.
"""

import contextlib
import os
import socket
from collections.abc import Callable, Mapping
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from jeepney import DBusAddress
from jeepney.low_level import HeaderFields

from mentordesk.focus.base import BusError
from mentordesk.focus.bus import Bus, session_bus, system_bus
from mentordesk.focus.session_watch import Call, SessionWatch
from mentordesk.marks import override

_NAME = "org.freedesktop.login1"
_LOGIN = DBusAddress("/org/freedesktop/login1", _NAME, f"{_NAME}.Manager")
_USER = DBusAddress("/org/freedesktop/login1/user/self", _NAME, f"{_NAME}.User")
_WHY = "The desk is saved and locked first"
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class BusWatch(SessionWatch):
    """Hears what either bus says; one that does not answer is left out."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__()
        self._environ = environ
        self._over, self._ends = socket.socketpair()
        self._delay: Any = None
        self._computer: Bus | None = None

    @override
    def release(self) -> None:
        delay, self._delay = self._delay, None
        if delay is not None:
            delay.close()

    @override
    def stop(self) -> None:
        super().stop()
        for end in (self._over, self._ends):
            end.close()

    @override
    def _wake(self) -> None:
        with contextlib.suppress(OSError):  # it was stopped before
            self._ends.send(b"!")

    @override
    def _listen(self) -> None:
        with contextlib.ExitStack() as stack, DefaultSelector() as ears:
            ears.register(self._over, EVENT_READ)
            for connect in (self._ask_login, self._ask_savers):
                with contextlib.suppress(BusError):
                    bus = connect(stack.callback)
                    ears.register(bus.fileno(), EVENT_READ, bus)
                    self._hear(bus)
            while True:
                for key, _ in ears.select():
                    if key.data is None:
                        return
                    try:
                        self._hear(key.data)
                    except BusError:
                        ears.unregister(key.fileobj)

    def _ask_login(self, at_end: Callable[..., Any]) -> Bus:
        bus = system_bus(self._environ)
        at_end(bus.close)
        if not bus.has(_NAME):
            raise BusError
        said = f"type='signal',sender='{_NAME}'"
        bus.listen(f"{said},interface='{_NAME}.Manager',member='PrepareForSleep'")
        self._computer = bus
        self._hold()
        with contextlib.suppress(BusError):  # without a session of ours there is still sleep
            bus.listen(f"{said},path='{_session(bus, self._environ)}'")
        return bus

    def _ask_savers(self, at_end: Callable[..., Any]) -> Bus:
        bus = session_bus(self._environ)
        at_end(bus.close)
        for name in _SAVERS:
            bus.listen(f"type='signal',interface='{name}',member='ActiveChanged'")
        return bus

    def _hear(self, bus: Bus) -> None:
        for message in bus.hear():
            member = message.header.fields.get(HeaderFields.member)
            call = meaning(member, message.body)
            if call is not None:
                self._tell(call)
            elif member == "PrepareForSleep":
                self._hold()  # it woke up again, and the next sleep has to wait as well

    def _hold(self) -> None:
        if self._computer is None or self._delay is not None:
            return
        with contextlib.suppress(BusError):
            asked = ("sleep", "MentorDesk", _WHY, "delay")
            (delay,) = self._computer.call(_LOGIN, "Inhibit", "ssss", *asked)
            # It must not live on in the process that takes this one's place.
            os.set_inheritable(delay.fileno(), False)  # noqa: FBT003 - as the system has it
            self._delay = delay


def calls(environ: Mapping[str, str]) -> frozenset[Call]:
    """Return what this computer would say at all; a bus that does not answer says nothing."""
    found = set()
    with contextlib.suppress(BusError), contextlib.closing(system_bus(environ)) as bus:
        if bus.has(_NAME):
            found.add(Call.SLEEP)
            _session(bus, environ)
            found.add(Call.LOCKED)
    with contextlib.suppress(BusError), contextlib.closing(session_bus(environ)) as bus:
        if any(map(bus.has, _SAVERS)):
            found.add(Call.LOCKED)
    return frozenset(found)


def meaning(member: str | None, body: tuple[Any, ...]) -> Call | None:
    """Return what a signal means for a desk, if anything."""
    match member, body:
        case "PrepareForSleep", (True,):
            return Call.SLEEP
        case ("Lock", ()) | ("ActiveChanged", (True,)):
            return Call.LOCKED
        case "PropertiesChanged", (_, {"LockedHint": (_, True)}, _):
            return Call.LOCKED
    return None


def _session(bus: Bus, environ: Mapping[str, str]) -> str:
    """Return where logind keeps the session of this window.

    A program that the desktop starts as a service of the user is in no session of its own.
    """
    with contextlib.suppress(BusError):
        return str(bus.call(_LOGIN, "GetSessionByPID", "u", os.getpid())[0])
    with contextlib.suppress(BusError):
        if named := environ.get("XDG_SESSION_ID"):
            return str(bus.call(_LOGIN, "GetSession", "s", named)[0])
    return str(bus.get(_USER, "Display")[1])
