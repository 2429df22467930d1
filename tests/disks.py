"""Small disks that are soon full, or may only be read."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Mount a disk of its own; skip where that is not allowed."""
    place.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs"]
    if mount is None or _run(mount, *options, place).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def remount(place: Path, how: str) -> None:
    """Let a disk be read only ("ro"), or written again ("rw")."""
    # In a namespace of one's own the kernel refuses to be told again whose the disk is.
    options = ["--options-mode", "ignore", "-o", f"remount,{how}"]
    subprocess.run(["mount", *options, place], check=True)


def _run(*command: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*map(str, command)], check=False, capture_output=True)
