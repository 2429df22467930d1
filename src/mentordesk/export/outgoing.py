"""Where a file waits half written, in the clear, until it can take its name.

A room for each lies in a folder of our own, which no program sends to other computers. What a kill
left behind is destroyed at the next start; what another program is writing is left to it.
"""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk import paths

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK, _NOTE = "lock", "where"
_PART = re.compile(r"\.mentordesk-[0-9a-f]{16}\.part")


@contextmanager
def room() -> Iterator[Path]:
    """Yield an empty folder that goes with all that is in it.

    Raises OSError where the system refuses one.
    """
    made = Path(tempfile.mkdtemp(dir=paths.private_folder(_rooms())))
    lock = _lock(made)
    lock.acquire()
    try:
        yield made
    finally:
        lock.release()
        if not (made / _NOTE).exists():  # else there is something left to be destroyed
            shutil.rmtree(made, ignore_errors=True)


@contextmanager
def beside(folder: Path, *, sealed: bool = False) -> Iterator[Path]:
    """Yield a name in a folder for what can only wait there; whatever has it at the end goes.

    Of what is `sealed`, which nobody can read, no note is kept: it has to be written even where our
    own disk is full. Raises OSError where the system refuses the note.
    """
    part = folder.absolute() / f".mentordesk-{secrets.token_hex(8)}.part"
    with nullcontext() if sealed else room() as made:
        note = None if made is None else made / _NOTE
        if note is not None:
            note.write_bytes(os.fsencode(part))
        try:
            yield part
        finally:
            with suppress(OSError):
                _destroy(part)
                if note is not None:
                    note.unlink()


def sweep() -> None:
    """Destroy what programs that were killed left in their rooms, and what those tell of."""
    from filelock import Timeout

    for left in _rooms().glob("*"):
        if (left / _LOCK).is_file():  # else another program may be making it this very moment
            with suppress(Timeout, OSError), _lock(left):
                _clear(left)


def _clear(left: Path) -> None:
    """Destroy a room and what its note tells of; both stay while that is out of reach."""
    note = left / _NOTE
    if note.exists():
        part = Path(os.fsdecode(note.read_bytes()))
        if not part.parent.is_dir():
            return
        if _PART.fullmatch(part.name):
            _destroy(part)
    shutil.rmtree(left, ignore_errors=True)


def _destroy(part: Path) -> None:
    # Asked first: a disk that may only be read refuses even what is not there.
    with suppress(FileNotFoundError):
        part.lstat()
        part.unlink()


def _rooms() -> Path:
    return paths.state_folder() / "outgoing"


def _lock(made: Path) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(
        made / _LOCK, mode=0o600, blocking=False, thread_local=False, fallback_to_soft=False
    )
