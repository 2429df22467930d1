"""Small disks that are soon full, or may only be read."""

import ctypes
import os
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


@contextmanager
def dead_share(place: Path) -> Iterator[Path]:
    """Mount a share whose other end is gone; skip where that is not allowed."""
    place.mkdir()
    system = ctypes.CDLL(None)
    try:
        end = os.open("/dev/fuse", os.O_RDWR)
    except OSError:
        pytest.skip("no right to mount a share")
    told = f"fd={end},rootmode=40000,user_id={os.geteuid()},group_id={os.getegid()}"
    mounted = system.mount(b"share", os.fsencode(place), b"fuse", 0, told.encode()) == 0
    os.close(end)
    if not mounted:
        pytest.skip("no right to mount a share")
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
