"""Notifications go silent, and afterwards are as they were."""

from typing import Protocol

from jeepney import DBusAddress
from typing_extensions import override

from mentordesk.focus.base import (
    BusError,
    Can,
    Environ,
    Journal,
    Level,
    NotSilencedError,
    QuietBackend,
    Undo,
)
from mentordesk.focus.bus import Bus, session_bus

NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
    "org.freedesktop.Notifications",
)


class Switch(Protocol):
    """A notification server's setting that stays until somebody changes it."""

    name: str
    server: str  # how the server calls itself, in small letters
    silent: object  # the value at which nothing is shown
    urgent: Level  # whether urgent ones are silent too
    why: str

    def read(self) -> object:
        """Return the setting; None where nothing was ever set."""
        ...

    def write(self, value: object) -> None:
        """Set it; None takes it back to where nothing was set."""
        ...


class SwitchedQuiet(QuietBackend):
    """Silences a server by its own switch, which outlives us: so it goes into the journal."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch
        self.name = switch.name

    @override
    def probe(self) -> tuple[Can, ...] | None:
        level = Level.PARTLY if self._switch.why else Level.YES
        urgent = self._switch.urgent
        return (
            Can("silence", level, self._switch.why),
            Can("urgent_silence", urgent, "" if urgent is Level.YES else "urgent-still-shown"),
        )

    @override
    def on(self, journal: Journal) -> None:
        try:
            was = self._switch.read()
            if was == self._switch.silent:
                return
            journal.intend(self.name, {"was": was})
            self._switch.write(self._switch.silent)
        except BusError as error:
            raise NotSilencedError from error

    @override
    def off(self, undo: Undo) -> None:
        try:
            if "was" in undo and self._switch.read() == self._switch.silent:
                self._switch.write(undo.get("was"))
        except BusError as error:
            raise NotSilencedError from error


class PlasmaQuiet(QuietBackend):
    """Plasma ends the silence by itself when we do, so nothing needs writing down."""

    name = "plasma"

    def __init__(self, environ: Environ) -> None:
        self._environ = environ
        self._held: tuple[Bus, int] | None = None

    @override
    def probe(self) -> tuple[Can, ...] | None:
        return (
            Can("silence", Level.YES),
            Can("urgent_silence", Level.NO, "urgent-still-shown"),
        )

    @override
    def on(self, journal: Journal) -> None:
        if self._held is not None:
            return
        try:
            bus = session_bus(self._environ)
            reply = bus.call(
                NOTIFICATIONS, "Inhibit", "ssa{sv}", "mentordesk", "A session is on", {}
            )
        except BusError as error:
            raise NotSilencedError from error
        self._held = (bus, int(reply[0]))

    @override
    def off(self, undo: Undo) -> None:
        if self._held is None:
            return
        bus, cookie = self._held
        self._held = None
        try:
            bus.call(NOTIFICATIONS, "UnInhibit", "u", cookie)
        except BusError:
            return  # closing the connection says the same
        finally:
            bus.close()


def server_name(bus: Bus) -> str:
    """Return how the running notification server calls itself; empty when none is running."""
    if not bus.has(NOTIFICATIONS.bus_name):
        return ""
    return str(bus.call(NOTIFICATIONS, "GetServerInformation")[0]).lower()
