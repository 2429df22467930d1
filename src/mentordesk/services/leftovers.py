"""Sample desks that a killed program left in the shared temp folder."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from mentordesk.errors import MentorDeskError
from mentordesk.vault.lock import NAME, take_lock

SAMPLE = "mentordesk-sample-"


def sweep_samples() -> None:
    """Destroy this person's sample desks that no program has open."""
    for folder in Path(tempfile.gettempdir()).glob(SAMPLE + "*"):
        if _is_ours(folder) and _is_left(folder / "desk"):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:  # gone by now
        return False
    return stat.S_ISDIR(status.st_mode) and (os.name != "posix" or status.st_uid == os.getuid())


def _is_left(desk: Path) -> bool:
    """Return whether a program began this desk and has it no longer."""
    if not (desk / NAME).is_file():  # another program may be making it this very moment
        return False
    try:
        take_lock(desk).release()
    except MentorDeskError:
        return False
    return True
