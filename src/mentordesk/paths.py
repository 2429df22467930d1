"""Where things live on this computer; the only place that asks appdirs."""

import os
import re
import stat
import sys
from functools import cache
from pathlib import Path

import appdirs

NAME = "mentordesk"
_OF_A_DESK = re.compile(r"desk\.(key|[0-9]+\.db)")
_COPIES = (".mentordesk-backup", ".mentordesk-rescue")


def default_desk() -> Path:
    """Return the folder in which a leader's desk stands unless they say otherwise."""
    return Path(appdirs.user_data_dir(NAME, appauthor=False)) / "desk"


def settings_file() -> Path:
    """Return the file of the preferences that are no secret."""
    return Path(appdirs.user_config_dir(NAME, appauthor=False)) / "settings.json"


def state_folder() -> Path:
    """Return the folder for what must outlive a crash: the focus journal, the socket's lock."""
    return Path(appdirs.user_state_dir(NAME, appauthor=False))


def runtime_folder() -> Path:
    """Return a folder for sockets that only this person can enter, made if need be.

    Raises OSError when there is none.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_private(Path(given)):
        return private_folder(Path(given) / NAME)
    return private_folder(state_folder() / "run")


def is_our_own(path: Path) -> bool:
    """Return whether a file is a part of a desk, of any, or a backup or rescue copy of one."""
    name = path.name.lower()
    if name.endswith(_COPIES):
        return True
    is_part = name == "lock" or _OF_A_DESK.match(name) is not None
    return is_part and any(path.parent.glob("desk.key*"))


def log_folder() -> Path:
    """Return the folder of the log, which holds no personal text."""
    return Path(appdirs.user_log_dir(NAME, appauthor=False))


def resource(*parts: str) -> Path:
    """Return a file that ships with MentorDesk, from the wheel or from a checkout."""
    return _resources().joinpath(*parts)


@cache
def _resources() -> Path:
    # Not importlib.resources: it loads zipfile and tempfile before the first window.
    shipped = Path(__file__).parent / "resources"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "resources"


def program() -> list[str]:
    """Return the command that starts this same program again."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # Without -P, a file of some name in the folder we were started in would be our code.
    return [sys.executable, "-P", "-m", "mentordesk"]


def private_folder(path: Path) -> Path:
    """Make a folder that only this person can enter, and return it.

    Raises OSError when the system refuses.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        path.chmod(0o700)
    return path


def _is_private(folder: Path) -> bool:
    """Return whether a folder is this person's and nobody else can enter it."""
    if os.name != "posix":
        return False
    try:
        status = folder.stat()
    except OSError:
        return False
    ours = status.st_uid == os.getuid() and not status.st_mode & 0o077
    return stat.S_ISDIR(status.st_mode) and ours
