"""Where things live on this computer; the only place that asks appdirs."""

import os
import sys
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import appdirs

NAME = "mentordesk"


def default_desk() -> Path:
    """Return the folder in which a leader's desk stands unless they say otherwise."""
    return Path(appdirs.user_data_dir(NAME, appauthor=False)) / "desk"


def settings_file() -> Path:
    """Return the file of the preferences that are no secret."""
    return Path(appdirs.user_config_dir(NAME, appauthor=False)) / "settings.json"


def state_folder() -> Path:
    """Return the folder for what must outlive a crash: the focus journal, the socket's lock."""
    return Path(appdirs.user_state_dir(NAME, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the log, which holds no personal text."""
    return Path(appdirs.user_log_dir(NAME, appauthor=False))


def resource(*parts: str) -> Traversable:
    """Return a file that ships with MentorDesk, from the wheel or from a checkout."""
    shipped = files("mentordesk") / "resources"
    if not shipped.is_dir():
        shipped = Path(__file__).parents[2] / "resources"
    return shipped.joinpath(*parts)


def program() -> list[str]:
    """Return the command that starts this same program again."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "mentordesk"]


def private_folder(path: Path) -> Path:
    """Make a folder that only this person can enter, and return it.

    Raises OSError when the system refuses.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        path.chmod(0o700)
    return path
