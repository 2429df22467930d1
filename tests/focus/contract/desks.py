"""The desktops that focus is held to the same cases on, and what a case asks of each.

A new desktop is one line of `DESKS` and one module with a `Desk`; no case is written twice.
"""

import contextlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

import pytest

from mentordesk.focus.base import Own, Win

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from focus.conftest import Desktops

# The desktop's name, and where its Desk is made: a context manager of (name, desktops).
DESKS: dict[str, str] = {
    # X11
    "openbox": "x11_desk:x11_desk",
    "xfwm4": "x11_desk:x11_desk",
    "metacity": "x11_desk:x11_desk",
    "kwin_x11": "x11_desk:x11_desk",
    "mutter": "x11_desk:x11_desk",
    "icewm": "x11_desk:x11_desk",
    # i3
    "i3": "i3_desk:i3_desk",
    # sway
    "sway": "sway_desk:sway_desk",
    # foreign-toplevel and layer-shell
    # KDE
    "kwin": "kwin_desk:kwin_desk",
    # GNOME
    # Windows: a stand-in, which proves our part and nothing about Windows
    "windows-stand-in": "win32_desk:windows_desk",
    # macOS: a stand-in as well
    "macos-stand-in": "mac_desk:mac_desk",
}


@dataclass(frozen=True)
class Look:
    """Everything that must be as before; `order` is what can be seen, the lowest first.

    `windows` says of each all that is its own; `current` is the desktop that is seen; `rest` is the
    number of desktops and the like.
    """

    windows: Mapping[Hashable, object]
    order: tuple[Hashable, ...]
    active: Hashable
    current: Hashable
    rest: object

    def without_order(self) -> "Look":
        """Return the same but for who lies above whom and who is active.

        That is up to the desktop when our own window is dead.
        """
        return replace(self, order=tuple(sorted(self.order, key=str)), active=None)


class Desk(Protocol):
    """One running desktop with other people's windows; a window goes by its program's name.

    That is the name under which focus lists it and tells of it, and each window has its own.
    """

    name: str
    environ: Mapping[str, str]
    insistent: bool  # whether a program may bring its window to the front from behind
    kinds: frozenset[str]  # of windows that can be opened here, as in `foreign.KINDS` and more

    def own(self) -> Own:
        """Open a window like ours, black and active."""
        ...

    def fill_screen(self) -> None:
        """Lay ours over the whole screen, as in a session."""
        ...

    def ours(self, window: Win) -> bool:
        """Tell whether what focus lists is our window."""
        ...

    def ours_is_active(self) -> bool:
        """Tell whether our window is to be seen and has the keyboard."""
        ...

    def open(self, kind: str = "plain") -> str:
        """Open a window and return its program's name."""
        ...

    def open_mixed(self, count: int) -> list[str]:
        """Open windows of every kind that there is here, on several desktops."""
        ...

    def vanish(self, window: str) -> None:
        """Close a window."""
        ...

    def raise_itself(self, window: str) -> None:
        """Let a program bring its window to the front."""
        ...

    def switch_by_hand(self) -> None:
        """Do what a person does who goes back to the other windows."""
        ...

    def look(self) -> Look:
        """Return how everything stands now."""
        ...

    def calm(self) -> Look:
        """Return how everything stands once nothing moves any more."""
        ...

    def in_part(self, look: Look) -> Look:
        """Return what must be as before where focus promises that in part."""
        ...

    def shown(self, window: str) -> bool:
        """Tell whether a window is where it can be seen, were nothing above it."""
        ...

    def picture(self) -> bytes | None:
        """Return what the screens show, None where no picture can be taken."""
        ...

    def foreign_pixels(self) -> int:
        """Return how many pixels show something that is not our own black window."""
        ...

    def program(self, state: "Path") -> "subprocess.Popen[str]":
        """Start a program like ours that is in focus once this returns, to be killed."""
        ...


def on_desks(*daily: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a case on every desktop: on these each day, on the others by `test --desktops`."""
    rare = pytest.mark.desktops
    places = [pytest.param(name, marks=() if name in daily else rare) for name in DESKS]
    return pytest.mark.parametrize("place", places)


def opened(place: str, desktops: "Desktops") -> contextlib.AbstractContextManager[Desk]:
    """Return the desk of this name, on a desktop that runs already where that can be."""
    module, maker = DESKS[place].split(":")
    return getattr(import_module(f"focus.contract.{module}"), maker)(place, desktops)
