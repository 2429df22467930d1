"""A credit record read back from its file, and whether the file is as it was made."""

import re
import stat
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.domain.credit_check import Condition, FoundRecord
from mentordesk.domain.credit_record import CreditRecord
from mentordesk.errors import LettersMissingError, PdfRefusedError, RecordUnreadableError
from mentordesk.export.credit_beside import beside_pages
from mentordesk.export.credit_bounds import LARGEST, opened
from mentordesk.export.credit_data import from_data, seal, tidied
from mentordesk.export.credit_files import CLOSING, DATA_FILE, OPENING, record_file
from mentordesk.export.formats import Format

if TYPE_CHECKING:
    from mentordesk.export.pdf_pages import PdfPages

_SCALE = 0.5
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
    """Return the record in a PDF or a Markdown file, and how that file is by itself.

    Raises RecordUnreadableError.
    """
    is_pdf = b"%PDF-" in data[:1024]
    text = _attached(data) if is_pdf else _last_line(data)
    record, sealed = from_data(text)
    if record != tidied(record) or seal(record) != sealed:
        return FoundRecord(record, Condition.CHANGED)
    return FoundRecord(record, _pdf_condition(data, record) if is_pdf else _text(data, record))


def _attached(data: bytes) -> str:
    with opened(data) as document:
        if DATA_FILE not in document.attachments:
            raise RecordUnreadableError(reason="no-record")
        return document.attachments[DATA_FILE].get_file().read_bytes().decode()


def _last_line(data: bytes) -> str:
    try:
        lines = _lines(data)
    except UnicodeDecodeError as error:
        raise RecordUnreadableError(reason="no-record") from error
    if not lines or not (lines[-1].startswith(OPENING) and lines[-1].endswith(CLOSING)):
        raise RecordUnreadableError(reason="no-record")
    return lines[-1].removeprefix(OPENING).removesuffix(CLOSING)


def _text(data: bytes, record: CreditRecord) -> Condition:
    """Compare a text without its line ends, which any program may write its own way."""
    made = _lines(record_file(record, Format.MARKDOWN))
    return Condition.AS_MADE if _lines(data) == made else Condition.CHANGED


def _lines(data: bytes) -> list[str]:
    # To a Markdown reader no other sign ends a line.
    return _LINE_END.split(data.decode("utf-8-sig").rstrip("\r\n\t "))


def _pdf_condition(data: bytes, record: CreditRecord) -> Condition:
    with suppress(LettersMissingError, PdfRefusedError):
        made = record_file(record, Format.PDF)
        return Condition.AS_MADE if data == made else _seen(data, made)
    return Condition.CHANGED


def _seen(data: bytes, made: bytes) -> Condition:
    """Compare pages as they are read and as they look; a program that saved them adds to a file."""
    from mentordesk.export.pdf_pages import PdfiumError, PdfPages

    try:
        with PdfPages(data) as found, PdfPages(made) as own:
            if len(found) != len(own):
                return Condition.CHANGED
            if any(found.text(page) != own.text(page) for page in range(len(own))):
                return Condition.CHANGED
            # A page of another size is not drawn: it can be as large as the other likes.
            if any(found.size(page) != own.size(page) for page in range(len(own))):
                return Condition.LOOKS_OTHERWISE
            if any(_looks(found, page) != _looks(own, page) for page in range(len(own))):
                return Condition.LOOKS_OTHERWISE
    except PdfiumError as error:
        raise RecordUnreadableError(reason="damaged") from error
    return Condition.LOOKS_OTHERWISE if _holds_more(data, made) else Condition.AS_MADE


def _holds_more(data: bytes, made: bytes) -> bool:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as found, pikepdf.open(BytesIO(made)) as own:
            return not beside_pages(found) <= beside_pages(own)
    except (pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError, RuntimeError):
        # What cannot be read there is nothing that was made.
        return True


def _looks(pages: "PdfPages", page: int) -> tuple[bytes, ...]:
    """Return how a page looks in a window and in print."""
    return tuple(pages.drawn(page, _SCALE, for_print=way).dots for way in (False, True))
