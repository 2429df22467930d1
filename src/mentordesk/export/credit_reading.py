"""A credit record read back from its file, and whether its seal is that of its words."""

import re
import stat
from pathlib import Path
from typing import Any

from mentordesk.domain.credit_check import Condition, FoundRecord
from mentordesk.errors import RecordUnreadableError
from mentordesk.export.credit_bounds import LARGEST, opened, unpacked
from mentordesk.export.credit_data import from_data
from mentordesk.export.credit_files import CLOSING, DATA_FILE, OPENING

_LOOKED_AT = 100  # names and files of what is attached
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_file(path: Path) -> bytes:
    """Return what is in a file that may be a credit record.

    Raises RecordUnreadableError.
    """
    try:
        # A pipe or a device would be waited for.
        if not stat.S_ISREG(path.stat().st_mode):
            raise RecordUnreadableError(reason="no-file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise RecordUnreadableError(reason="file-closed") from error
    if len(data) > LARGEST:
        raise RecordUnreadableError(reason="record-too-large")
    return data


def find_record(data: bytes) -> FoundRecord:
    """Return the record in a PDF or a Markdown file; how its pages look is not asked yet.

    Raises RecordUnreadableError.
    """
    told = from_data(_attached(data) if is_pdf(data) else _last_line(data))
    condition = Condition.SEALED if told.is_sealed else Condition.CHANGED
    return FoundRecord(told.record, condition, is_former=told.is_former)


def is_pdf(data: bytes) -> bool:
    """Return whether a file is to be read as a PDF."""
    return b"%PDF-" in data[:1024]


def lines(data: bytes) -> list[str]:
    """Return the lines of a text, each without its end; raises UnicodeDecodeError."""
    # To a Markdown reader no other sign ends a line.
    return _LINE_END.split(data.decode("utf-8-sig").rstrip("\r\n\t "))


def _attached(data: bytes) -> str:
    with opened(data) as document:
        # Only where MentorDesk puts it: a tree of names can be larger than any file.
        names: Any = document.Root
        for key in ("/Names", "/EmbeddedFiles", "/Names"):
            names = names.get(key, {})
        for at in range(0, min(len(names), _LOOKED_AT), 2):
            if names[at] == DATA_FILE:
                return unpacked(names[at + 1].EF.F).decode()
    raise RecordUnreadableError(reason="no-record")


def _last_line(data: bytes) -> str:
    try:
        *_, last = lines(data)
    except UnicodeDecodeError as error:
        raise RecordUnreadableError(reason="no-record") from error
    if not (last.startswith(OPENING) and last.endswith(CLOSING)):
        raise RecordUnreadableError(reason="no-record")
    return last.removeprefix(OPENING).removesuffix(CLOSING)
