"""The whole program as a process on a real desktop, used as a person uses it."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from acceptance.at_spi import Reader
from rig import SOON_S, Rig, desktop, soon

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
KEY_MS = "4"


def launcher() -> str:
    """Return where the accessibility bus is started from; empty where it is not installed."""
    return next((path for path in LAUNCHERS if Path(path).exists()), "")


@contextlib.contextmanager
def read_desktop(home: Path, manager: str = "openbox") -> Iterator[Rig]:
    """Return a desktop whose programs can be read by a screen reader."""
    with desktop(home, manager, bus=True) as rig:
        rig.environ.pop("NO_AT_BRIDGE", None)
        rig.environ |= {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONUNBUFFERED": "1",
            "PYTHONFAULTHANDLER": "1",
        }
        rig.start(launcher(), "--launch-immediately")
        yield rig


class Program:
    """One start of MentorDesk."""

    def __init__(self, rig: Rig, arguments: Sequence[str]) -> None:
        self._rig = rig
        self._log = rig.home / "cache" / "mentordesk" / "log" / "mentordesk.log"
        self._logged = len(self.log)
        number, self._said = tempfile.mkstemp(dir=rig.home)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mentordesk", *arguments],
            env=rig.environ,
            stdin=subprocess.DEVNULL,
            stdout=number,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        os.close(number)
        self.reader = Reader(rig.environ["DBUS_SESSION_BUS_ADDRESS"], lambda: self.process.pid)

    @property
    def said(self) -> str:
        """Return what it printed so far."""
        return Path(self._said).read_text("utf-8", "replace")

    @property
    def log(self) -> str:
        """Return what stands in the log."""
        return self._log.read_text("utf-8") if self._log.exists() else ""

    @property
    def mistakes(self) -> str:
        """Return what it logged as its own mistakes, or printed as such."""
        logged = self.log[self._logged :]
        found = logged[logged.find("unexpected error") :] if "unexpected error" in logged else ""
        fell = any(sign in self.said for sign in ("Traceback", "Fatal Python error"))
        return found + (self.said if fell else "")

    def key(self, *keys: str) -> None:
        """Press keys, as on the keyboard."""
        self._xdotool("key", "--delay", KEY_MS, *keys)

    def type(self, text: str) -> None:
        """Type words, as on the keyboard."""
        self._xdotool("type", "--delay", KEY_MS, "--", text)

    @contextlib.contextmanager
    def held(self, key: str) -> Iterator[None]:
        """Hold a key down."""
        self._xdotool("keydown", key)
        yield
        self._xdotool("keyup", key)

    def come_forward(self) -> int:
        """Make its window the active one, as a click on the task list would; return its id."""
        window = self.window()
        self._xdotool("windowactivate", "--sync", str(window))
        return window

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and go in."""
        self.reader.focus("unlock.passphrase")
        self.type(passphrase)
        self.key("Return")

    def kill(self) -> None:
        """Kill it at once, without a word to it; what it started lives on."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def wait(self, seconds: float = SOON_S) -> int:
        """Wait until it ended by itself and return its exit code."""
        return self.process.wait(seconds)

    def end(self) -> None:
        """End it, by force if need be, and be done with it."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.kill()
        self.reader.close()

    def window(self) -> int:
        """Return the X window a person would call the program."""
        found = soon(self._windows, what="its window")
        return int(found.split()[-1])

    def _windows(self) -> str:
        asked = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        return subprocess.run(
            asked, env=self._rig.environ, capture_output=True, text=True, check=False
        ).stdout

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._rig.environ, check=True, timeout=60)
