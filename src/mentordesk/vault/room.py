"""A folder for a moment, in the system's folder for temporary files.

Its lock says that a program is at work in it; what a killed program leaves is swept later.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentordesk.vault.files import in_folder
from mentordesk.vault.lock import take_lock

PREFIX = "mentordesk-room-"


@contextmanager
def room() -> Iterator[Path]:
    """Hold a new private folder that is gone afterwards; a disk without room is DeskFullError."""
    with (
        in_folder(Path(tempfile.gettempdir())),
        tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as place,
    ):
        lock = take_lock(Path(place))
        try:
            yield Path(place)
        finally:
            lock.release()
