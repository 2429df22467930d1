"""Bounds on what the PDF of a credit record may unpack to: a small file can hold gigabytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from mentordesk.errors import RecordUnreadableError

if TYPE_CHECKING:
    from pikepdf import Pdf, Stream

LARGEST = 32 * 1024 * 1024
"""How many bytes a file may have, or one part of a PDF once it is unpacked."""

_ALL = 4 * LARGEST
_BEYOND = "memory limit"


@contextmanager
def opened(data: bytes) -> "Iterator[Pdf]":
    """Open a PDF of which every part can be unpacked.

    Raises RecordUnreadableError for one that grows beyond any record, is locked, or is damaged.
    """
    import pikepdf
    from pikepdf.settings import set_qpdf_limits

    before = set_qpdf_limits(flate_max_memory=LARGEST, png_max_memory=LARGEST)
    try:
        with pikepdf.open(BytesIO(data)) as document:
            _measure(document)
            yield document
    except pikepdf.PasswordError as error:
        raise RecordUnreadableError(reason="record-locked") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        reason = "record-too-large" if _BEYOND in str(error) else "damaged"
        raise RecordUnreadableError(reason=reason) from error
    finally:
        flate, png = (int(before[name]) for name in ("flate_max_memory", "png_max_memory"))
        set_qpdf_limits(flate_max_memory=flate, png_max_memory=png)


def _measure(document: "Pdf") -> None:
    from pikepdf import Stream

    size = 0
    for part in document.objects:
        if isinstance(part, Stream):
            size += _size(part)
            if size > _ALL:
                raise RecordUnreadableError(reason="record-too-large")


def _size(part: "Stream") -> int:
    """Return the size of a part; one that is not packed as MentorDesk packs has no bound."""
    from pikepdf import Name

    packed = part.get("/Filter", ())
    ways = [packed] if isinstance(packed, Name) else packed
    if any(str(way) != "/FlateDecode" for way in ways):
        raise RecordUnreadableError(reason="damaged")
    return len(part.read_bytes())
