"""macOS as the cases see it: recorded messages, shared by program and guard. Not macOS itself."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from focus.contract.desks import Look
from focus.elsewhere.mac_fake import App
from focus.elsewhere.mac_shared import PLACE, Shared, install
from mentordesk.focus.base import Own, Win
from rig import end

_TESTS = Path(__file__).parents[2]
_START = _TESTS / "focus" / "elsewhere" / "start"
_FIRST = 2_000_000_000  # no process of this computer has such a number


class MacDesk:
    """One made-up Mac; each window is a program, as only those are hidden."""

    insistent = True
    kinds = frozenset({"plain", "minimised"})

    def __init__(self, machine: Shared, folder: Path) -> None:
        self.name = "macos-stand-in"
        paths = [str(_START), str(_TESTS), os.environ.get("PYTHONPATH", "")]
        self.environ = os.environ | {PLACE: str(folder), "PYTHONPATH": os.pathsep.join(paths)}
        self._machine, self._opened = machine, 0
        self._programs: list[subprocess.Popen] = []

    def own(self) -> Own:
        with self._machine.turn():
            self._machine.open("MentorDesk", os.getpid())
        return Own(("1",), os.getpid())

    def fill_screen(self) -> None:
        return

    def ours(self, window: Win) -> bool:
        return window.pid == os.getpid()

    def ours_is_active(self) -> bool:
        with self._machine.turn():
            return self._machine.front == os.getpid()

    def open(self, kind: str = "plain") -> str:
        name = f"Foreign{self._opened}"
        with self._machine.turn():
            self._machine.open(name, _FIRST + self._opened, hidden=kind == "minimised")
        self._opened += 1
        return name

    def open_mixed(self, count: int) -> list[str]:
        kinds = ("plain", "minimised", "plain")
        return [self.open(kinds[at % 3]) for at in range(count)]

    def vanish(self, window: str) -> None:
        with self._machine.turn():
            self._machine.quit(self._app(window).pid)

    def raise_itself(self, window: str) -> None:
        with self._machine.turn():
            self._machine.come_up(self._app(window).pid)

    def switch_by_hand(self) -> None:
        pytest.skip("nothing tells a person's switch from a program that comes up by itself")

    def look(self) -> Look:
        with self._machine.turn():
            machine = self._machine
            apps = {pid: app.hidden for pid, app in machine.apps.items() if pid >= _FIRST}
            return Look(apps, (), machine.front, None, None)

    def calm(self) -> Look:
        return self.look()

    def in_part(self, look: Look) -> Look:
        return look

    def shown(self, window: str) -> bool:
        with self._machine.turn():
            return not self._app(window).hidden

    def picture(self) -> bytes | None:
        return repr([pid for pid, hidden in self.look().windows.items() if not hidden]).encode()

    def foreign_pixels(self) -> int:
        return 0

    def program(self, state: Path) -> "subprocess.Popen[str]":
        program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("mac_program.py")), str(state)],
            env=self.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._programs.append(program)
        assert int(program.stdout.readline()) > 0
        return program

    def close(self) -> None:
        for program in self._programs:
            end(program)
        self._machine.let_all_go()

    def _app(self, name: str) -> App:
        return self._machine.apps[_FIRST + int(name.removeprefix("Foreign"))]


@contextlib.contextmanager
def mac_desk(_name: str, _desktops) -> Iterator[MacDesk]:
    """Make up a Mac for this process and those that it starts."""
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        desk = MacDesk(install(Path(place), patch.setattr), Path(place))
        try:
            yield desk
        finally:
            desk.close()
