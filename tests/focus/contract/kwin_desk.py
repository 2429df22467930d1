"""KDE Plasma's compositor without a screen of its own, as the cases see it."""

import contextlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields
from jeepney.wrappers import unwrap_msg

from focus.contract.desks import Look
from mentordesk.focus.base import Own, Win
from rig import Rig, missing, soon

_HERE = Path(__file__).parent
_CLIENT = _HERE / "wayland_client.py"
_PROGRAM = _HERE / "wayland_program.py"
_SCRIPTING = DBusAddress("/Scripting", "org.kde.KWin", "org.kde.kwin.Scripting")
_SHOTS = DBusAddress("/org/kde/KWin/ScreenShot2", "org.kde.KWin", "org.kde.KWin.ScreenShot2")
_DAEMON = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_OUTPUTS = ("Virtual-0", "Virtual-1")
_ALL = -1
KINDS = ("plain", "minimised", "maximised", "above", "plain", "sticky", "dialog", "elsewhere")
# Without animations, which the software that draws here leaves marks of.
_SETTINGS = {
    "kwinrc": "[Desktops]\nNumber=2\n\n[Plugins]\nscaleEnabled=false\nslideEnabled=false\n",
    "kdeglobals": "[KDE]\nAnimationDurationFactor=0\n",
}


class KWinEyes:
    """A connection of its own that asks KWin itself."""

    def __init__(self, rig: Rig) -> None:
        self._rig, self._numbers = rig, itertools.count()
        self._bus = open_dbus_connection(rig.environ["DBUS_SESSION_BUS_ADDRESS"], enable_fds=True)

    def up(self) -> bool:
        """Tell whether KWin answers."""
        asked = new_method_call(_DAEMON, "NameHasOwner", "s", ("org.kde.KWin",))
        return bool(self._ask(asked)[0])

    def look(self, act: str = "", **more: object) -> dict:
        """Do something as a person would, then return how everything stands."""
        token = f"eyes{next(self._numbers)}"
        asked = {"act": act, "token": token, "bus": self._bus.unique_name, **more}
        script = self._rig.home / f"{token}.js"
        source = (_HERE / "kwin_eyes.js").read_text("utf-8")
        script.write_text(f"var ASKED = {json.dumps(asked)};\n{source}", "utf-8")
        self._ask(new_method_call(_SCRIPTING, "loadScript", "ss", (str(script), token)))
        self._bus.send(new_method_call(_SCRIPTING, "start"))
        end = time.monotonic() + 10
        while time.monotonic() < end:
            message = self._bus.receive(timeout=10)
            if (
                message.header.fields.get(HeaderFields.member) == "Seen"
                and message.body[0] == token
            ):
                self._ask(new_method_call(_SCRIPTING, "unloadScript", "s", (token,)))
                return json.loads(message.body[1])
        raise AssertionError("KWin did not answer")

    def picture(self) -> bytes:
        """Return every pixel of both screens."""
        return b"".join(map(self._shot, _OUTPUTS))

    def close(self) -> None:
        self._bus.close()

    def _shot(self, output: str) -> bytes:
        reads, writes = os.pipe()
        with os.fdopen(reads, "rb") as pipe:
            body = (output, {}, writes)
            answer = new_method_call(_SHOTS, "CaptureScreen", "sa{sv}h", body)
            try:
                self._ask(answer)
            finally:
                os.close(writes)
            return pipe.read()

    def _ask(self, message):
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=10))


class Client:
    """A program with windows, that does what it is told."""

    def __init__(self, rig: Rig) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.program = rig.start(sys.executable, str(_CLIENT), **pipes)
        self.pid = self.program.pid

    def order(self, do: str, **more: object) -> None:
        self.program.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self.program.stdin.flush()
        assert self.program.stdout.readline() == "done\n"


class KWinDesk:
    """One KWin with two screens and two desktops, and programs that open what they are told."""

    insistent = False  # who is not in use may ask for attention and no more
    kinds = frozenset({*KINDS, "fullscreen"})

    def __init__(self, name: str, rig: Rig, eyes: KWinEyes, kwin: "subprocess.Popen[str]") -> None:
        self.name, self.environ, self.kwin = name, rig.environ, kwin
        self._rig, self._eyes = rig, eyes
        self._own, self._others = Client(rig), Client(rig)
        self._names: list[str] = []

    def own(self) -> Own:
        self.open_ours("own")
        soon(self.ours_is_active, what="our window, active")
        return Own(("1",), self._own.pid)

    def open_ours(self, name: str) -> None:
        """Open one more window of our program."""
        self._own.order("open", name=name, kind="plain", title="Own", colour="black")
        soon(lambda: self._row(name), what=f"{name} opened")

    def fill_screen(self) -> None:
        self._own.order("fill", name="own")

        def filled() -> bool:
            ours = [row for row in self._eyes.look()["windows"] if row["pid"] == self._own.pid]
            return len(ours) == len(_OUTPUTS) and all(row["full"] for row in ours)

        soon(filled, what="two covered screens")

    def ours(self, window: Win) -> bool:
        return window.pid == self._own.pid

    def ours_is_active(self) -> bool:
        seen = self._eyes.look()
        return seen["active"] == "own" and self._is_shown("own", seen)

    def open(self, kind: str = "plain") -> str:
        name = f"Foreign{len(self._names)}"
        self._names.append(name)
        self._others.order("open", name=name, kind=kind, title=f"Salary {len(self._names)}")
        soon(lambda: self._row(name), what=f"{name} opened")
        match kind:
            case "sticky" | "above" | "minimised":
                self._eyes.look(kind, name=name)
            case "elsewhere":
                self._eyes.look("desktop", name=name, number=2)
                self._eyes.look("activate", name="own")  # it would stay active over there
        return name

    def open_mixed(self, count: int) -> list[str]:
        names = [self.open(KINDS[at % len(KINDS)]) for at in range(count)]
        for number in (2, 1):  # drawn anew: the software that draws here leaves marks at first
            self.calm()
            self._eyes.look("go", number=number)
        return names

    def vanish(self, window: str) -> None:
        self._others.order("vanish", name=window)

    def raise_itself(self, window: str) -> None:
        self._others.order("raise", name=window)

    def switch_by_hand(self) -> None:
        self._eyes.look("go", number=1)

    def look(self) -> Look:
        seen = self._eyes.look()
        rows = {row["app"]: row for row in seen["windows"]}
        shown = sorted(
            (row["layer"], name) for name, row in rows.items() if self._is_shown(name, seen)
        )
        windows = {
            name: tuple(
                str(row[part]) for part in ("desktop", "minimised", "above", "full", "place")
            )
            for name, row in rows.items()
        }
        order = tuple(name for _, name in shown)
        return Look(windows, order, seen["active"], seen["current"], seen["count"])

    def calm(self) -> Look:
        looks: list[Look] = []

        def still() -> bool:
            looks.append(self.look())
            return len(looks) > 5 and all(look == looks[-1] for look in looks[-5:])

        soon(still, what="a desktop at rest")
        return looks[-1]

    def in_part(self, look: Look) -> Look:
        return look  # what is promised here is promised whole

    def shown(self, window: str) -> bool:
        return self._is_shown(window, self._eyes.look())

    def picture(self) -> bytes | None:
        return self._eyes.picture()

    def foreign_pixels(self) -> int:
        data = self.picture() or b""
        return sum(data[at : at + 3] != b"\0\0\0" for at in range(0, len(data), 4))

    def program(self, state: Path) -> "subprocess.Popen[str]":
        program = self.starting(state)
        program.stdin.write("enter\n")
        program.stdin.flush()
        assert int(program.stdout.readline()) >= 0
        return program

    def starting(self, state: Path) -> "subprocess.Popen[str]":
        """Start a program like ours that goes into focus once it is told to."""
        program = self._rig.start(
            sys.executable,
            str(_PROGRAM),
            str(state),
            environ=self.environ | {"PYTHONPATH": os.environ.get("PYTHONPATH", "")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert int(program.stdout.readline()) == program.pid
        soon(lambda: self._row("own"), what="its window")
        return program

    def above(self, window: str) -> bool:
        """Tell whether a window lies above all that do not."""
        return bool(self._row(window)["above"])

    def covered(self, window: str) -> float:
        """Return how much of its screen a window covers."""
        width, height = self._row(window)["place"][2:]
        return width * height / (1280 * 800)

    def _row(self, name: str, seen: dict | None = None) -> dict | None:
        rows = (seen or self._eyes.look())["windows"]
        return next((row for row in rows if row["app"] == name), None)

    def _is_shown(self, name: str, seen: dict) -> bool:
        row = self._row(name, seen)
        if row is None or row["minimised"]:
            return False
        return row["desktop"] in (_ALL, seen["current"])


@contextlib.contextmanager
def kwin_desk(name: str, _: object) -> Iterator[KWinDesk]:
    """Return a new KWin's desk, which ends with the case."""
    if lacking := missing("kwin_wayland", "dbus-daemon"):
        pytest.skip(lacking)
    with contextlib.ExitStack() as stack:
        # A socket's path may be no longer than this one and its name.
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="kwin-"))
        rig = Rig(Path(home), stack)
        rig.start_bus()
        (rig.home / "config").mkdir()
        for name_of, text in _SETTINGS.items():
            (rig.home / "config" / name_of).write_text(text, "utf-8")
        # The installed one carries a right that a container may not hand on; a copy does not.
        copy = shutil.copy(shutil.which("kwin_wayland"), rig.home / "kwin_wayland")
        software = {"LIBGL_ALWAYS_SOFTWARE": "1", "KWIN_COMPOSE": "O2"}
        screens = ["--virtual", "--width", "1280", "--height", "800", "--output-count", "2"]
        kwin = rig.start(
            str(copy),
            *screens,
            "--no-lockscreen",
            "--no-global-shortcuts",
            "--socket",
            "wayland-kwin",
            environ=rig.environ | software | {"KWIN_SCREENSHOT_NO_PERMISSION_CHECKS": "1"},
        )
        rig.environ |= {"WAYLAND_DISPLAY": "wayland-kwin", "QT_QPA_PLATFORM": "wayland"}
        eyes = KWinEyes(rig)
        stack.callback(eyes.close)
        soon(eyes.up, what="KWin on its bus")
        yield KWinDesk(name, rig, eyes, kwin)
