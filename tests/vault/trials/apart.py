"""Programs started apart from the rest of the computer: with own mounts or an own network."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def apart(*namespaces: str) -> list[str]:
    """Return what stands before a command that is to run in namespaces of its own.

    Root has the right to them; everybody else needs a kernel that lets them.
    """
    program = shutil.which("unshare")
    assert program, "no unshare: install util-linux"
    if "--mount" in namespaces and not _root_is_mounted():
        namespaces = (*namespaces, "--propagation", "unchanged")
    if os.geteuid() == 0:
        return [program, *namespaces]
    command = [program, "--map-root-user", *namespaces]
    done = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this kernel lets only root do it: {done.stderr.strip()}")
    return command


def _root_is_mounted() -> bool:
    """Tell whether the root is a place of mounting, which that of a `chroot` is not."""
    lines = Path("/proc/self/mountinfo").read_text("utf-8").splitlines()
    return any(line.split()[4] == "/" for line in lines)


def ordinary() -> list[str]:
    """Return what stands before a command that is to run without any special right."""
    program = shutil.which("setpriv")
    assert program, "no setpriv: install util-linux"
    return [program, "--bounding-set=-all", "--inh-caps=-all"]
