"""The recorder, compiled, and what it wrote down, read again."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("recorder.c")
HEAD = struct.Struct("=IIIIQQ")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a program asked of the system."""

    kind: str
    path: str
    other: str
    file: int
    offset: int
    data: bytes


def compiled(folder: Path) -> Path:
    """Return the recorder as a library to preload."""
    library = folder / "recorder.so"
    compiler = shutil.which("cc")
    assert compiler, "no C compiler: install gcc and libc6-dev"
    command = [compiler, "-O1", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, SOURCE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, f"{done.stderr}\nis libc6-dev installed?"
    return library


def recording(library: Path, log: Path) -> dict[str, str]:
    """Return what the environment of a program has more when it is recorded."""
    return {"LD_PRELOAD": str(library), "TRIAL_LOG": str(log)}


def run(module: str, *words: object, before: Sequence[str] = (), **more: str) -> str:
    """Run a module of the trials as a program of its own and return what it printed."""
    done = subprocess.run(
        [*before, sys.executable, "-m", f"vault.trials.{module}", *map(str, words)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done.stdout


def events(log: Path) -> Iterator[Event]:
    """Yield what was written down, in its order."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        kind, first, second, length, file, offset = HEAD.unpack_from(data, at)
        path = at + HEAD.size
        other = path + first
        body = other + second
        at = body + length
        yield Event(
            chr(kind),
            os.fsdecode(data[path:other]),
            os.fsdecode(data[other:body]),
            file,
            offset,
            data[body:at],
        )
