"""Preferences that are no secret: how the window looks and where the desk stands."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from mentordesk.errors import SettingsError
from mentordesk.paths import private_folder

SCHEMES = ("system", "light", "dark", "contrast")
LOCK_MINUTES = (5, 10, 15, 30, 0)
"""After how long untouched a desk locks by itself; 0 is never."""
IDEAS_AS = ("board", "table")
"""How the ideas are laid out."""
ANSWER_DAYS = (1, 90)
"""The shortest and the longest time in which an idea may be answered, in days."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the leader chose; `text_percent` is 100 to 200, `backups` a folder or "".

    `lock_minutes` is one of LOCK_MINUTES; `other_desk` a folder to which the gate leads, or "".
    With `digits` a session tells its time in them from the start. `ideas_as` is one of IDEAS_AS.
    With `unshared` our windows are left out of shared screens, where the system can do that.
    An idea without an answer is owed one after `answer_days`.
    """

    scheme: str = "system"
    text_percent: int = 100
    desk: str = ""
    other_desk: str = ""
    backups: str = ""
    lock_minutes: int = 10
    digits: bool = False
    ideas_as: str = "board"
    answer_days: int = 14
    unshared: bool = True

    def sane(self) -> "Settings":
        """Return the settings with every value in its bounds."""
        return replace(
            self,
            scheme=self.scheme if self.scheme in SCHEMES else "system",
            text_percent=max(100, min(self.text_percent, 200)),
            answer_days=min(max(self.answer_days, ANSWER_DAYS[0]), ANSWER_DAYS[1]),
            lock_minutes=self.lock_minutes if self.lock_minutes in LOCK_MINUTES else 10,
            ideas_as=self.ideas_as if self.ideas_as in IDEAS_AS else "board",
        )


def load(path: Path) -> Settings:
    """Return the settings kept in a file, or the usual ones if there is none.

    Raises SettingsError when the file cannot be read or is not what `save` writes.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise SettingsError(path=path, reason=_reason(error)) from error
    if not isinstance(found, dict):
        raise SettingsError(path=path, reason="it is not a list of settings")
    return Settings(**_known(found)).sane()


def save(settings: Settings, path: Path) -> None:
    """Keep the settings, whole or not at all.

    Raises SettingsError when the folder cannot be written.
    """
    part = path.with_suffix(".new")
    try:
        private_folder(path.parent)
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise SettingsError(path=path, reason=_reason(error)) from error


def _known(found: dict[str, Any]) -> dict[str, Any]:
    """Return the values of known names whose type is right; the rest is a newer program's."""
    usual = asdict(Settings())
    names = {field.name for field in fields(Settings)}
    return {
        name: value
        for name, value in found.items()
        if name in names and type(value) is type(usual[name])
    }


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else "it is damaged"
