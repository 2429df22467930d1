"""The parts of focus by desktop, in the order they are tried: the one place that names them all.

A part is loaded when it is tried, so that no system needs the libraries of another.
"""

import importlib.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mentordesk.display import wayland_answers
from mentordesk.focus.base import AwakeBackend, CoverBackend, Environ, QuietBackend, WindowBackend

# Desktops whose services are asked over a message bus; "none" is such a system without a screen.
BUS = ("wayland", "x11", "none")
_EVERYWHERE = (*BUS, "windows", "macos")


@dataclass(frozen=True, slots=True)
class Row:
    """One part: its name in journals, the families it is for, its class, a library it needs."""

    name: str
    families: tuple[str, ...]
    place: str
    needs: str = ""

    def load(self, environ: Environ) -> Any:
        """Return the part, which has touched nothing yet."""
        module, kind = self.place.split(":")
        return getattr(import_module(f"mentordesk.focus.{module}"), kind)(environ)

    @property
    def loads(self) -> bool:
        """Return whether this computer has what the part needs."""
        return not self.needs or importlib.util.find_spec(self.needs) is not None


# The first whose `probe` is not None is used.
WINDOWS: tuple[Row, ...] = (
    # KDE
    Row("kwin", ("wayland",), "kwin:KWinWindows", "jeepney"),
    # GNOME
    # sway
    Row("sway", ("wayland",), "ipc_sway:SwayWindows"),
    # foreign-toplevel
    # i3: before EWMH, which it speaks without having desktops to go to
    Row("i3", ("x11",), "x11_i3:I3Windows", "Xlib"),
    # X11
    Row("x11", ("x11",), "x11:X11Windows", "Xlib"),
    # Windows
    Row("win32", ("windows",), "win32_windows:Win32Windows"),
    # macOS
    Row("macos", ("macos",), "mac_windows:MacWindows"),
    # Everywhere, and always last
    Row("cover", _EVERYWHERE, "cover:CoverOnly"),
)

# What covers screens from the guard: the first whose `probe` is true.
COVERS: tuple[Row, ...] = (
    # layer-shell
)

# Used beside the services on the bus, each whose `probe` is not None.
AWAKE: tuple[Row, ...] = (
    # X11
    Row("x-screen-saver", ("x11",), "x11_awake:XScreenSaver", "Xlib"),
    # sway
    Row("sway", ("wayland",), "ipc_sway:SwayAwake"),
    # Windows
    Row("windows-power", ("windows",), "win32_awake:Win32Awake"),
    # macOS
    Row("caffeinate", ("macos",), "mac_awake:Caffeinate"),
)

# Where no notification server is asked over a bus: the first whose `probe` is not None.
QUIET: tuple[Row, ...] = (
    # Windows
    Row("windows-rule", ("windows",), "win32_quiet:Win32Quiet"),
    # macOS
    Row("mac-shortcuts", ("macos",), "mac_quiet:MacQuiet"),
)


def family(environ: Environ) -> str:
    """Return the kind of desktop: wayland, x11, none, windows or macos."""
    if os.name == "nt":
        return "windows"
    if sys.platform.startswith("darwin"):
        return "macos"
    if wayland_answers(environ):
        # DISPLAY is set there as well, and would show only the windows of old programs.
        return "wayland"
    return "x11" if environ.get("DISPLAY") else "none"


def windows(environ: Environ) -> Iterator[WindowBackend]:
    """Load what could hide windows here, one after the other."""
    return _loaded(WINDOWS, environ)


def covers(environ: Environ) -> Iterator[CoverBackend]:
    """Load what could cover other screens here without a window of the program."""
    return _loaded(COVERS, environ)


def awake(environ: Environ) -> Iterator[AwakeBackend]:
    """Load what could keep the screen awake here beside the services on the bus."""
    return _loaded(AWAKE, environ)


def quiet(environ: Environ) -> Iterator[QuietBackend]:
    """Load what could silence notifications here without a bus."""
    return _loaded(QUIET, environ)


def named(table: tuple[Row, ...], name: str, environ: Environ) -> Any:
    """Return what a journal means by a name, whatever desktop this is; None for nothing."""
    found = (row.load(environ) for row in table if row.name == name and row.loads)
    return next(found, None)


def _loaded(table: tuple[Row, ...], environ: Environ) -> Iterator[Any]:
    here = family(environ)
    return (row.load(environ) for row in table if here in row.families and row.loads)
