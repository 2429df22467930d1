"""X11 under a window manager that has desktops, as the cases see it."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eyes import Eyes, looking
from focus.contract.desks import Look
from foreign import KINDS, Foreign
from mentordesk.focus.base import Own, Win
from rig import Rig, missing

_SHADES = 2
_PROGRAM = Path(__file__).parents[1] / "program.py"


class Dithered(bytes):
    """A picture whose ground no two drawings of mutter's give the very same shades."""

    __hash__ = bytes.__hash__

    def __eq__(self, other: object) -> bool:
        pairs = zip(self, other, strict=True) if isinstance(other, bytes) else [(0, 9)]
        return all(abs(one - two) <= _SHADES for one, two in pairs)


class X11Desk:
    """One X server, its window manager, and a program that opens what it is told."""

    kinds = frozenset({*KINDS, "fullscreen", "old", "toast", "tray"})

    def __init__(self, name: str, rig: Rig, eyes: Eyes) -> None:
        self.name, self.environ = name, rig.environ
        self.insistent = name == "xfwm4"  # the others refuse it from another desktop
        self._rig, self._eyes, self._foreign = rig, eyes, Foreign(rig)
        self._own = ""

    def own(self) -> Own:
        # KWin draws a button into the frame once there is a second desktop.
        self._own = self._eyes.open_own(framed=self.name != "kwin_x11")
        return Own((self._own,), os.getpid())

    def fill_screen(self) -> None:
        self._eyes.fill_screen()

    def ours(self, window: Win) -> bool:
        return window.id == self._own

    def ours_is_active(self) -> bool:
        state, ours = self._eyes.state(), int(self._own, 0)
        return ours == state.active == state.keyboard and ours in state.stacking

    def open(self, kind: str = "plain") -> str:
        return self._name(self._foreign.open(kind))

    def open_mixed(self, count: int) -> list[str]:
        return [self._name(window) for window in self._foreign.open_mixed(count)]

    def vanish(self, window: str) -> None:
        self._foreign.order(do="vanish", window=self._number(window))

    def raise_itself(self, window: str) -> None:
        self._foreign.order(do="raise_itself", window=self._number(window))

    def switch_by_hand(self) -> None:
        self._eyes.tell(0, "_NET_CURRENT_DESKTOP", 0)

    def look(self) -> Look:
        return _look(self._eyes.state())

    def calm(self) -> Look:
        return _look(self._eyes.calm())

    def in_part(self, look: Look) -> Look:
        """Return it without the families that a window manager moves as one."""
        numbers = self._foreign.windows
        family = {w for at, w in enumerate(numbers) if KINDS[at % len(KINDS)] == "dialog"}
        family |= set(numbers[:1]) if family else set()
        return replace(look, order=tuple(w for w in look.order if w not in family))

    def shown(self, window: str) -> bool:
        return self._number(window) in self._eyes.state().stacking

    def picture(self) -> bytes | None:
        if self.name == "mutter":
            return Dithered(self._eyes.still_picture())
        return self._eyes.still_picture() if self.name == "kwin_x11" else self._eyes.picture()

    def foreign_pixels(self) -> int:
        return self._eyes.foreign_pixels()

    def program(self, state: Path) -> "subprocess.Popen[str]":
        program = self._rig.start(
            sys.executable,
            str(_PROGRAM),
            str(state),
            environ=self.environ | {"PYTHONPATH": str(_PROGRAM.parents[1])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert int(program.stdout.readline()) > 0
        return program

    def close(self) -> None:
        self._eyes.close_own()
        self._foreign.close()

    def _name(self, window: int) -> str:
        return f"Foreign{self._foreign.windows.index(window)}"

    def _number(self, name: str) -> int:
        return self._foreign.windows[int(name.removeprefix("Foreign"))]


def _look(state) -> Look:
    active, rest = (state.active, state.keyboard), (state.count, state.marks)
    return Look(state.windows, state.stacking, active, state.current, rest)


@contextlib.contextmanager
def x11_desk(name: str, desktops) -> Iterator[X11Desk]:
    """Return the desk on this window manager's desktop, which is left as it was or ended."""
    if lacking := missing("Xvfb", "dbus-daemon", "xprop", name):
        pytest.skip(lacking)
    with desktops.used(name) as rig, looking(rig.display) as eyes:
        desk = X11Desk(name, rig, eyes)
        try:
            yield desk
        finally:
            desk.close()
