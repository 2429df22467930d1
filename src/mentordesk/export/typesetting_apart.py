"""Long pages, set in a process of their own: this program once more, with a hidden command.

The typesetter cannot be stopped, keeps the memory of its longest pages, and might end the process
it is in. What it sets goes in by standard input and comes out by standard output, so that nothing
of it stands on the disk.
"""

import json
import os
import select
import subprocess
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Thread

from mentordesk.errors import (
    LettersMissingError,
    PdfRefusedError,
    SummaryTooLongError,
    TypesetterEndedError,
)
from mentordesk.export.page_count import weight
from mentordesk.export.typesetting import Tree, typeset
from mentordesk.export.watching import Watching
from mentordesk.paths import program

COMMAND = "--typeset"
FEW, MOST = 60, 1300
"""Pages of prose, by weight: so many are set right here, and more not at all."""

_LOOKS_S = 0.05
_REFUSED, _UNREAD = 3, 4
_REFUSALS = {kind.__name__: kind for kind in (LettersMissingError, PdfRefusedError)}


def typeset_any(template: str, data: Tree, watch: Watching | None = None) -> bytes:
    """Return a PDF of chapters of any length; few pages are set here, many apart.

    Raises SummaryTooLongError before anything is set, LettersMissingError, PdfRefusedError,
    TypesetterEndedError, or StoppedError, which ends the other process.
    """
    pages = weight(data)
    if pages > MOST:
        raise SummaryTooLongError(pages=pages, most=MOST)
    if pages <= FEW:
        return typeset(template, data)
    return _apart(json.dumps([template, data]).encode(), pages, watch)


def main() -> int:
    """Set what standard input holds, and return the exit code; the other process's whole work."""
    Thread(target=_end_unread, daemon=True).start()
    with open(0, "rb", closefd=False) as given:  # a program with a window has no sys.stdin
        template, data = json.loads(given.read())
    code = 0
    try:
        answer = typeset(template, data)
    except (LettersMissingError, PdfRefusedError) as error:
        answer = json.dumps([type(error).__name__, error.facts]).encode()
        code = _REFUSED
    with open(1, "wb", closefd=False) as out:
        out.write(answer)
    return code


def _end_unread() -> None:
    """Wait until nobody can read the answer any more, and end: the words must not stay here."""
    if hasattr(select, "poll"):
        reader = select.poll()
        reader.register(1, 0)
        reader.poll()
        os._exit(_UNREAD)


def _apart(asked: bytes, pages: int, watch: Watching | None) -> bytes:
    with _started() as other:
        answer = _answer(other, asked, pages, watch)
    if other.returncode == _REFUSED:
        raise _refusal(answer)
    if other.returncode:
        raise TypesetterEndedError
    return answer


def _started() -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            [*program(), COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open one
        )
    except OSError as error:
        raise TypesetterEndedError from error


def _answer(
    other: "subprocess.Popen[bytes]", asked: bytes, pages: int, watch: Watching | None
) -> bytes:
    """Return what the other process says, and ask again and again whether to wait for it."""
    # Not by communicate with a time: before Python 3.12 it forgets the rest of what goes in.
    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(other.communicate, asked)
        try:
            while not wait([told], timeout=_LOOKS_S).done:
                if watch is not None:
                    watch.at(pages)
        finally:
            other.kill()
        return told.result()[0]


def _refusal(answer: bytes) -> Exception:
    """Return the refusal of the other process as one of this."""
    kind, facts = json.loads(answer)
    return _REFUSALS[kind](**facts)
