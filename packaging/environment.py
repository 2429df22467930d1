"""The checkout's own .venv, made from the lock and renewed when the lock changes."""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path


class SetupError(Exception):
    """A step of the set-up did not end well; the text says which and what to do."""


class Environment:
    """A virtual environment that is either exactly what the lock says or made again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._stamp = self.folder / "mentordesk-set-up.json"

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return Path(self.program("python"))

    def program(self, name: str) -> str:
        """Return the path of a program that the environment holds."""
        if sys.platform == "win32":
            return str(self.folder / "Scripts" / f"{name}.exe")
        return str(self.folder / "bin" / name)

    def prepare(self) -> None:
        """Make the environment or bring it up to date; return at once if it already is."""
        wanted, found = self._wanted(), self._found()
        if found == wanted and self.python.exists():
            return
        # Without a stamp a set-up that is killed from here on starts anew the next time.
        self._stamp.unlink(missing_ok=True)
        if found.get("place") != wanted["place"] or not self.python.exists():
            self._create()
        self._install()
        self._stamp.write_text(json.dumps(wanted), encoding="utf-8")

    def _create(self) -> None:
        print(
            "Setting up MentorDesk in .venv: about 200 MB are fetched, once. "
            "This takes a minute or two.",
            flush=True,
        )
        _step([sys.executable, "-m", "venv", "--clear", str(self.folder)], self.root)

    def _install(self) -> None:
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "install"]
        lock = str(self.root / "packaging" / "lock.txt")
        _step([*pip, "--require-hashes", "--only-binary=:all:", "-r", lock], self.root)
        _step([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], self.root)

    def _wanted(self) -> dict[str, str]:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        content = hashlib.sha256()
        for name in ("pyproject.toml", "packaging/lock.txt"):
            content.update((self.root / name).read_bytes())
        place = f"{version} from {sys.base_prefix} in {self.root}"
        return {"place": place, "content": content.hexdigest()}

    def _found(self) -> dict[str, str]:
        try:
            found = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def relock(root: Path, arguments: list[str]) -> None:
    """Write packaging/lock.txt anew: every version pinned, every file by its hash, no host."""
    if shutil.which("uv") is None:
        raise SetupError("Pinning needs uv. Install it with: python3 -m pip install uv")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    # editables is what hatchling asks for on top when it installs a checkout in place.
    build = [*project["build-system"]["requires"], "editables"]
    command = ["uv", "pip", "compile", "pyproject.toml", "-", "--extra", "test", "--universal"]
    command += ["--python-version", "3.11", "--generate-hashes", "--no-annotate", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 packaging/dev.py lock"]
    command += ["--output-file", "packaging/lock.txt", *arguments]
    _step(command, root, "\n".join(build))


def _step(command: list[str], root: Path, text: str | None = None) -> None:
    done = subprocess.run(command, cwd=root, input=text, text=True, check=False)
    if done.returncode:
        raise SetupError(
            f"This step failed, its reason stands above: {' '.join(command)}\n"
            "When the cause is gone (often the network or a full disk), start again."
        )
