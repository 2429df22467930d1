"""i3 on an X server of its own, as the cases see it."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import eyes as x11_eyes
from focus.contract.ipc_desk import IpcDesk, with_tests
from focus.contract.ipc_eyes import Eyes
from foreign import Foreign
from mentordesk.focus.base import Own, Win
from rig import Rig, missing, soon

_PROGRAM = Path(__file__).parents[1] / "program.py"
_SETTINGS = "# i3 config file (v4)\nfont pango:monospace 8\nworkspace 1 output primary\n"


class I3Desk(IpcDesk):
    """One X server with i3, and a program that opens what it is told."""

    kinds = frozenset({"plain", "dialog", "fullscreen", "old", "toast"})
    insistent = False  # i3 only marks such a window as urgent

    def __init__(self, name: str, rig: Rig, screen: x11_eyes.Eyes) -> None:
        self.name, self.environ = name, rig.environ
        self.start, self._screen, self._foreign = rig.start, screen, Foreign(rig)
        self._own = ""
        self.eyes = Eyes(["i3-msg"], rig.environ, _name)

    def own(self) -> Own:
        self._own = self._screen.open_own()
        return Own((self._own,), os.getpid())

    def ours(self, window: Win) -> bool:
        return window.app == "Own"

    def open(self, kind: str = "plain") -> str:
        self._foreign.open(kind)
        name = f"Foreign{len(self._foreign.windows) - 1}"
        if kind != "toast":
            soon(lambda: name in self.eyes.windows(), what=name)
        return name

    def raise_itself(self, window: str) -> None:
        number = self._foreign.windows[int(window.removeprefix("Foreign"))]
        self._foreign.order(do="raise_itself", window=number)

    def picture(self) -> bytes | None:
        return self._screen.picture()

    def foreign_pixels(self) -> int:
        return self._screen.foreign_pixels()

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

    def close(self) -> None:
        self._screen.close_own()
        self._foreign.close()


def _name(node: dict) -> str:
    kind = (node.get("window_properties") or {}).get("class", "")
    return "own" if kind in ("Own", "window.py") else kind


@contextlib.contextmanager
def i3_desk(name: str, _desktops: object) -> Iterator[I3Desk]:
    """Return the desk; i3 starts faster than it could be swept."""
    if lacking := missing("Xvfb", "dbus-daemon", "xprop", "i3", "i3-msg"):
        pytest.skip(lacking)
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:
        rig = Rig(Path(home), stack)
        rig.start_bus()
        rig.start_server()
        settings = Path(home) / "i3.conf"
        settings.write_text(_SETTINGS)
        rig.start("i3", "-c", str(settings))
        asked = ["i3-msg", "-t", "get_version"]
        ready = {"env": rig.environ, "capture_output": True}
        soon(lambda: subprocess.run(asked, check=False, **ready).returncode == 0, what="i3")
        screen = stack.enter_context(x11_eyes.looking(rig.display))
        desk = I3Desk(name, rig, screen)
        try:
            yield desk
        finally:
            desk.close()
