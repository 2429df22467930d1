"""Which parts fit this desktop: the only place that knows all platforms."""

import importlib.util
import os
import sys
from dataclasses import dataclass

from mentordesk.display import wayland_answers
from mentordesk.focus import awake
from mentordesk.focus.awake import by_bus
from mentordesk.focus.base import (
    AwakeBackend,
    Can,
    Environ,
    Level,
    QuietBackend,
    WindowBackend,
)
from mentordesk.focus.bus import BusError, session_bus
from mentordesk.focus.cover import CoverOnly
from mentordesk.focus.quiet import PlasmaQuiet, SwitchedQuiet, server_name
from mentordesk.focus.quiet_switches import (
    DunstSwitch,
    GnomeSwitch,
    MakoSwitch,
    SwayncSwitch,
    XfceSwitch,
)

# A card is being drawn while this is asked; a service that takes longer counts as silent.
_PROBE_S = 0.09
_SWITCHES = (DunstSwitch, XfceSwitch, GnomeSwitch, SwayncSwitch, MakoSwitch)


@dataclass(frozen=True, slots=True)
class Choice:
    """What focus is about to use here."""

    windows: WindowBackend
    awake: tuple[AwakeBackend, ...]


def choose(environ: Environ) -> Choice:
    """Pick the parts from the surroundings; changes nothing and never fails."""
    return Choice(_windows(environ), tuple(_awake(environ)))


def quiet_now(environ: Environ, seconds: float = 0.5) -> QuietBackend | None:
    """Return what silences the notification server that is running; None for none known.

    Raises BusError when the bus does not answer.
    """
    bus = session_bus(environ, seconds)
    try:
        name = server_name(bus)
    finally:
        bus.close()
    if name == "plasma":
        return PlasmaQuiet(environ)
    for switch in _SWITCHES:
        if name.startswith(switch.server):
            return SwitchedQuiet(switch(environ))
    return None


def quiet_named(name: str, environ: Environ) -> QuietBackend | None:
    """Return what a journal means by a name; None for a part that silences nothing."""
    found = [switch for switch in _SWITCHES if switch.name == name]
    return SwitchedQuiet(found[0](environ)) if found else None


def windows_named(name: str, environ: Environ) -> WindowBackend | None:
    """Return what a journal means by a name; None for a part that hides nothing."""
    if name != "x11" or not _has_xlib():
        return None
    from mentordesk.focus.x11 import X11Windows

    return X11Windows(environ)


def report(environ: Environ) -> tuple[Can, ...]:
    """Tell what focus can do here, before anything is changed."""
    choice = choose(environ)
    windows = choice.windows.probe() or CoverOnly("no-display").probe() or ()
    return (*windows, *_quiet_report(environ), awake.report(list(choice.awake)))


def _quiet_report(environ: Environ) -> tuple[Can, ...]:
    if not _speaks_bus():
        return (Can("silence", Level.NO, "not-on-this-system"),)
    try:
        quiet = quiet_now(environ, _PROBE_S)
    except BusError:
        return (Can("silence", Level.NO, "no-bus"),)
    if quiet is None:
        return (Can("silence", Level.NO, "no-known-server"),)
    return quiet.probe() or ()


def _windows(environ: Environ) -> WindowBackend:
    if not _speaks_bus():
        return CoverOnly("not-on-this-system")
    if wayland_answers(environ):
        # DISPLAY is set there as well, and would show only the windows of old programs.
        return CoverOnly("wayland")
    x11 = windows_named("x11", environ) if environ.get("DISPLAY") else None
    return x11 or CoverOnly("no-display")


def _awake(environ: Environ) -> list[AwakeBackend]:
    if not _speaks_bus():
        return []
    found = by_bus(environ)
    if environ.get("DISPLAY") and not wayland_answers(environ) and _has_xlib():
        from mentordesk.focus.x11_awake import XScreenSaver

        found.append(XScreenSaver(environ))
    return found


def _speaks_bus() -> bool:
    """Tell whether this is a desktop of the X11 and D-Bus family."""
    return os.name == "posix" and not sys.platform.startswith("darwin")


def _has_xlib() -> bool:
    return importlib.util.find_spec("Xlib") is not None
