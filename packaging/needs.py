"""What MentorDesk needs from the system beside Python, and how a missing part comes in."""

import ctypes
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

Group = Mapping[str, Mapping[str, str]]


class UnmetError(Exception):
    """Something of the system is missing and was not installed; the text says what to type."""


def meet(table: Path, verb: str, *, agreed: bool) -> None:
    """Return when the system has all that the verb needs; install what lacks after a yes."""
    if sys.platform != "linux":
        return
    groups = tomllib.loads(table.read_text(encoding="utf-8"))
    wanted = [groups[name] for name in kinds(verb, _system())]
    packages = missing(wanted)
    if not packages:
        return
    _install(packages, agreed=agreed)
    if still := missing(wanted):
        raise UnmetError(f"Installed, but still not to be found: {' '.join(still)}")


def kinds(verb: str, system: str) -> list[str]:
    """Return which groups of the table a verb needs on a system of this name."""
    if verb == "desktops":
        return ["desktops"]
    if verb != "test":
        return ["run"]
    return ["run", "test", "debian"] if system == "debian" else ["run", "test"]


def missing(groups: list[Group]) -> list[str]:
    """Return the packages whose library, program or file is not here, each once."""
    found: dict[str, None] = {}
    if importlib.util.find_spec("ensurepip") is None:
        found[f"python{sys.version_info.major}.{sys.version_info.minor}-venv"] = None
    for group in groups:
        libraries = group.get("libraries", {})
        found |= dict.fromkeys(p for name, p in libraries.items() if not _loads(name))
        programs = group.get("programs", {})
        found |= dict.fromkeys(p for name, p in programs.items() if not shutil.which(name))
        files = group.get("files", {})
        found |= dict.fromkeys(p for name, p in files.items() if not Path(name).exists())
    return list(found)


def steps(packages: list[str], *, sudo: bool) -> list[list[str]]:
    """Return the commands that install the packages on Debian and Ubuntu."""
    start = ["sudo"] if sudo else []
    return [
        [*start, "apt-get", "update"],
        [*start, "apt-get", "install", "--yes", "--no-install-recommends", *packages],
    ]


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str], *, agreed: bool) -> None:
    if shutil.which("apt-get") is None:
        raise UnmetError(
            "These parts of the system are missing, here by their names on Debian:\n"
            f"  {' '.join(packages)}\nInstall them with your system's own tool, then start again."
        )
    root = os.geteuid() == 0
    sudo = not root and shutil.which("sudo") is not None
    commands = steps(packages, sudo=sudo)
    line = "; ".join(shlex.join(command) for command in commands)
    print(f"MentorDesk needs parts of the system that are not here. To install them:\n\n  {line}\n")
    sys.stdout.flush()
    if not (root or sudo):
        raise UnmetError("Only an administrator (root) can run it. Then start again.")
    if not (agreed or _says_yes()):
        raise UnmetError("Nothing was installed. Run the line above yourself, or answer yes.")
    # A line of another vendor may spoil the update; the install alone decides.
    results = [_result(command) for command in commands]
    if results[-1]:
        raise UnmetError("The packages could not be installed; the reason stands above.")


def _says_yes() -> bool:
    if not sys.stdin or not sys.stdin.isatty():
        return False
    return input("Run it now? [y/N] ").strip().lower() in {"y", "yes"}


def _result(command: list[str]) -> int:
    return subprocess.call(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
