"""The program as a script or an administrator starts it, and a desk that may not be written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disks import remount, small_disk
from mentordesk.domain.export_record import ExportRecord
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE
from warm_start import LONGEST_S, Warm

SMALL_COST = Path(__file__).with_name("small_cost.py")
_NOT_HERE = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")


def what_left(desk: Path) -> tuple[ExportRecord, ...]:
    """Return what a desk keeps of what left it."""
    opened = DeskService(desk, now).unlock(PASSPHRASE)
    try:
        return opened.exports.all()
    finally:
        lock(opened)


def end_pair(desk: Path, first_name: str) -> None:
    """End the pair with a mentor of a desk."""
    opened = DeskService(desk, now).unlock(PASSPHRASE)
    try:
        mentor = next(one for one in opened.people.mentors() if one.first_name == first_name)
        opened.endings.end(mentor.id)
    finally:
        lock(opened)


class CommandLine:
    """Starts MentorDesk as a process of its own; whatever happens, it never shows a traceback.

    With a small cost, what it makes opens quickly. Where a warm process waits, each kind of command
    on a desk starts from nothing once, and from there on as a child of that process.
    """

    warm: Warm | None = None

    def __init__(self, home: Path, *, small_cost: bool = False) -> None:
        self.home = home
        self._begun: set[str] = set()
        self._program = ("-P", str(SMALL_COST)) if small_cost else ("-m", "mentordesk")
        home.mkdir()
        self.environ = {name: text for name, text in os.environ.items() if name not in _NOT_HERE}
        self.environ |= {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(home),
            "PYTHONUTF8": "1",
        }

    def __call__(
        self, *words: object, stdin: str | bytes = b"", **more: str
    ) -> "subprocess.CompletedProcess[str]":
        """Return what came of a command; `more` goes into its environment."""
        said, typed = [*map(str, words)], stdin.encode() if isinstance(stdin, str) else stdin
        if self.warm is not None and not more and "--desk" in said and said[0] in self._begun:
            code, out, err = self.warm(said, typed)
        else:
            code, out, err = self._from_nothing(said, typed, more)
            self._begun |= {*said[:1]}
        answer = subprocess.CompletedProcess(said, code, out.decode(), err.decode())
        assert "Traceback" not in answer.stderr, answer.stderr
        return answer

    def _from_nothing(
        self, words: list[str], typed: bytes, more: dict[str, str]
    ) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, *self._program, *words],
            check=False,
            input=typed,
            capture_output=True,
            env=self.environ | more,
            timeout=LONGEST_S,
        )
        return done.returncode, done.stdout, done.stderr

    def unlocked(self, *words: object, desk: Path) -> "subprocess.CompletedProcess[str]":
        """Return what came of a command on a desk that is opened with the right passphrase."""
        return self(*words, "--desk", desk, stdin=PASSPHRASE + "\n")


def refused(answer: "subprocess.CompletedProcess[str]", *words: str) -> bool:
    """Tell whether a command failed with one line that holds these words and nothing else."""
    said = answer.stderr.splitlines()
    whole = len(said) == 1 and all(word in said[0] for word in words)
    assert whole, answer.stderr
    assert not answer.stdout
    return answer.returncode == 1


@contextmanager
def read_only(desk: Path) -> Iterator[Path]:
    """Give the desk in a folder that may not be written: by rights, or by its disk for root."""
    if os.geteuid():
        desk.chmod(0o500)
        yield desk
        desk.chmod(0o700)
        return
    with small_disk(desk.parent / "disk", "8m") as disk:
        kept = Path(shutil.copytree(desk, disk / "desk"))
        remount(disk, "ro")
        yield kept
