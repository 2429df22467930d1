"""The notification servers that are known, and which of them is running."""

from mentordesk.focus.base import Environ, QuietBackend
from mentordesk.focus.bus import session_bus
from mentordesk.focus.quiet import PlasmaQuiet, SwitchedQuiet, server_name
from mentordesk.focus.quiet_switches import (
    DunstSwitch,
    GnomeSwitch,
    MakoSwitch,
    SwayncSwitch,
    XfceSwitch,
)

_SWITCHES = (DunstSwitch, XfceSwitch, GnomeSwitch, SwayncSwitch, MakoSwitch)


def running(environ: Environ, seconds: float) -> QuietBackend | None:
    """Return what silences the server that is running; None for none known.

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


def named(name: str, environ: Environ) -> QuietBackend | None:
    """Return what a journal means by a name; None for a part that silences nothing."""
    found = [switch for switch in _SWITCHES if switch.name == name]
    return SwitchedQuiet(found[0](environ)) if found else None
