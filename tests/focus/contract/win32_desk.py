"""Windows as the cases see it: recorded calls, shared by program and guard. Not Windows itself."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from focus.contract.desks import Look
from focus.elsewhere.win32_fake import SCREEN, TOOL, TOPMOST
from focus.elsewhere.win32_shared import PLACE, Shared, install
from mentordesk.focus.base import Own, Win
from rig import end

_TESTS = Path(__file__).parents[2]
_START = _TESTS / "focus" / "elsewhere" / "start"
_KINDS: dict[str, dict] = {
    "plain": {},
    "maximised": {"large": True},
    "minimised": {"small": True},
    "above": {"style": TOPMOST},
    "dialog": {},
    "snapped": {"snapped": (0, 0, 960, 1040)},
    "fullscreen": {"box": SCREEN},
    "elsewhere": {"desktop": 1},
    "tray": {"to_tray": True},
    "toast": {"style": TOOL | TOPMOST},
}
_MIXED = tuple(kind for kind in _KINDS if kind not in ("toast", "tray"))


class WindowsDesk:
    """One made-up Windows, and programs whose windows say what they are."""

    insistent = True
    kinds = frozenset(_KINDS)

    def __init__(self, machine: Shared, folder: Path) -> None:
        self.name = "windows-stand-in"
        paths = [str(_START), str(_TESTS), os.environ.get("PYTHONPATH", "")]
        self.environ = os.environ | {PLACE: str(folder), "PYTHONPATH": os.pathsep.join(paths)}
        self._machine, self._own = machine, 0
        self._windows: list[int] = []
        self._programs: list[subprocess.Popen] = []

    def own(self) -> Own:
        with self._machine.turn():
            self._own = self._machine.open(os.getpid(), title="MentorDesk", box=SCREEN)
        return Own((str(self._own),), os.getpid())

    def fill_screen(self) -> None:
        with self._machine.turn():
            ours = self._machine.windows[self._own]
            ours.style |= TOPMOST
            self._machine.rise(ours)

    def ours(self, window: Win) -> bool:
        return window.id == hex(self._own)

    def ours_is_active(self) -> bool:
        with self._machine.turn():
            ours = self._machine.windows[self._own]
            return self._machine.active == self._own and self._machine.in_sight(ours)

    def open(self, kind: str = "plain") -> str:
        number = len(self._windows)
        with self._machine.turn():
            machine, how = self._machine, dict(_KINDS[kind])
            if kind == "dialog" and self._windows:
                how["owner"] = self._windows[0]
            machine.start(7000 + number, rf"C:\Programs\Foreign{number}.exe")
            title = f"Foreign {number}: the salary of Ada"
            self._windows.append(machine.open(7000 + number, title=title, **how))
        return f"Foreign{number}"

    def open_mixed(self, count: int) -> list[str]:
        return [self.open(_MIXED[at % len(_MIXED)]) for at in range(count)]

    def vanish(self, window: str) -> None:
        with self._machine.turn():
            self._machine.close(self._number(window))

    def raise_itself(self, window: str) -> None:
        with self._machine.turn():
            self._machine.come_up(self._number(window))

    def switch_by_hand(self) -> None:
        pytest.skip("what is minimised lies on no other desktop to go to")

    def look(self) -> Look:
        with self._machine.turn():
            machine = self._machine
            found = machine.state(os.getpid())
            ours = {w.id for w in machine.windows.values() if w.pid in machine.real}
            windows = {w: how for w, how in found["windows"].items() if w not in ours}
            order = tuple(w for w in reversed(found["order"]) if w not in ours)
            return Look(windows, order, machine.active, machine.desktop, None)

    def calm(self) -> Look:
        return self.look()

    def in_part(self, look: Look) -> Look:
        return look

    def shown(self, window: str) -> bool:
        with self._machine.turn():
            return self._machine.in_sight(self._machine.windows[self._number(window)])

    def picture(self) -> bytes | None:
        return repr(self.look().order).encode()

    def foreign_pixels(self) -> int:
        with self._machine.turn():
            stack = self._machine.stack
            above = stack[: stack.index(self._own)]
            return sum(self._machine.in_sight(self._machine.windows[w]) for w in above)

    def program(self, state: Path) -> "subprocess.Popen[str]":
        program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("win32_program.py")), str(state)],
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

    def _number(self, name: str) -> int:
        return self._windows[int(name.removeprefix("Foreign"))]


@contextlib.contextmanager
def windows_desk(_name: str, _desktops) -> Iterator[WindowsDesk]:
    """Make up a Windows for this process and those that it starts."""
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        desk = WindowsDesk(install(Path(place), patch.setattr), Path(place))
        try:
            yield desk
        finally:
            desk.close()
