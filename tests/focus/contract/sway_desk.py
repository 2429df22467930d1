"""Sway with two outputs that nobody sees, as the cases see it."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from focus.contract.ipc_desk import IpcDesk, with_tests
from focus.contract.ipc_eyes import Eyes
from mentordesk.focus.base import Own, Win
from rig import Rig, missing, soon

_PROGRAM = Path(__file__).with_name("sway_program.py")
_SETTINGS = """
output * bg #202020 solid_color
default_border none
default_floating_border none
xwayland disable
"""
_NOBODY = 65534
_WITHOUT_SCREEN = {
    "WLR_BACKENDS": "headless",
    "WLR_RENDERER": "pixman",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "WLR_HEADLESS_OUTPUTS": "2",
}


class SwayDesk(IpcDesk):
    """One sway; each window is a terminal of its own."""

    kinds = frozenset({"plain", "fullscreen"})
    insistent = False  # sway only marks such a window as urgent

    def __init__(self, name: str, rig: Rig, compositor: "subprocess.Popen[str]") -> None:
        self.name, self.environ, self.compositor = name, rig.environ, compositor
        self.start, self._home = rig.start, rig.home
        self._own, self._count = 0, 0
        self.eyes = Eyes(["swaymsg", "-r"], rig.environ, _name)

    def own(self) -> Own:
        self._own = self._terminal("own", "-o", "colors.background=000000").pid
        return Own((), self._own)

    def ours(self, window: Win) -> bool:
        return window.app == "own"

    def open(self, kind: str = "plain") -> str:
        name = f"Foreign{self._count}"
        self._count += 1
        self._terminal(name, *(["--fullscreen"] if kind == "fullscreen" else []))
        return name

    def raise_itself(self, window: str) -> None:
        (self._home / window).write_text("ring")
        soon(lambda: self.eyes.windows()[window][0]["urgent"], what="a window that calls")

    def picture(self) -> bytes | None:
        taken = ["grim", "-t", "ppm", "-"]
        return subprocess.run(taken, check=True, env=self.environ, capture_output=True).stdout

    def foreign_pixels(self) -> int:
        data = self.picture() or b""
        return sum(data[at : at + 3] != b"\0\0\0" for at in range(20, len(data) - 3, 3))

    def program(self, state: Path) -> "subprocess.Popen[str]":
        program = self.start(
            sys.executable,
            str(_PROGRAM),
            str(state),
            environ=with_tests(self.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert int(program.stdout.readline()) > 0
        return program

    def _terminal(self, name: str, *options: str) -> "subprocess.Popen[str]":
        """Open a terminal that shows nothing, and calls once its file is written."""
        waits = f"while ! [ -e {self._home / name} ]; do sleep 0.05; done; printf '\\a'; sleep 999"
        looks = ("-o", "cursor.color=000000 000000", "-o", "bell.urgent=yes")
        title = f"Salary review {name}"
        told = ("foot", *looks, *options, "--app-id", name, "--title", title, "sh", "-c", waits)
        program = self.start(*told)
        soon(lambda: name in self.eyes.windows(), what=name)
        return program


def _name(node: dict) -> str:
    """Return a window's program; the sheet over another screen is not our main window."""
    program = str(node.get("app_id"))
    if program.startswith("python"):
        return "cover" if node.get("name") == "In a session" else "own"
    return program


@contextlib.contextmanager
def sway_desk(name: str, _desktops: object) -> Iterator[SwayDesk]:
    """Return the desk; sway starts faster than it could be swept."""
    if lacking := missing("sway", "swaymsg", "foot", "grim", "setpriv"):
        pytest.skip(lacking)
    with contextlib.ExitStack() as stack:
        # A folder of pytest's is closed to whom sway runs as: it refuses to run as root.
        home = Path(tempfile.mkdtemp())
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        rig = Rig(home, stack)
        rig.start_bus()
        settings = home / "sway.conf"
        settings.write_text(_SETTINGS)
        command = (*_start(home), "sway", "-c", str(settings))
        compositor = rig.start(*command, environ=rig.environ | _WITHOUT_SCREEN)
        runtime = home / "run"
        address = soon(lambda: next(runtime.glob("sway-ipc.*"), None), what="sway")
        display = soon(lambda: next(runtime.glob("wayland-[0-9]"), None), what="its display")
        rig.environ |= {"SWAYSOCK": str(address), "WAYLAND_DISPLAY": display.name}
        yield SwayDesk(name, rig, compositor)


def _start(home: Path) -> list[str]:
    if os.getuid():
        return []
    home.chmod(0o755)
    os.chown(home / "run", _NOBODY, _NOBODY)
    return ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
