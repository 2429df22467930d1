"""Desks for a moment that a killed program left in the shared temp folder."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from mentordesk.errors import MentorDeskError
from mentordesk.vault.lock import NAME, take_lock
from mentordesk.vault.room import PREFIX


def sweep_rooms() -> None:
    """Destroy this person's rooms in which no program is at work: samples, backups taken out."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        if _is_ours(folder) and _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:  # gone by now
        return False
    return stat.S_ISDIR(status.st_mode) and (os.name != "posix" or status.st_uid == os.getuid())


def _is_left(folder: Path) -> bool:
    """Return whether a program began a room, or the desk in it, and has it no longer."""
    locked = [place for place in (folder, folder / "desk") if (place / NAME).is_file()]
    try:
        for place in locked:
            take_lock(place).release()
    except MentorDeskError:
        return False
    return bool(locked)  # another program may be making it this very moment
