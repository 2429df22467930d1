"""Bounds on what the PDF of a credit record may unpack to: a small file can hold gigabytes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING

from mentordesk.errors import RecordUnreadableError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

LARGEST = 8 * 1024 * 1024
"""How many bytes a file may have, or one part of a PDF once it is unpacked."""

PACKED_TOGETHER = 1024 * 1024
"""How many bytes one part may have that holds other parts: as objects they take seventy times."""

_OPENING = {
    "flate_max_memory": PACKED_TOGETHER,
    "png_max_memory": PACKED_TOGETHER,
    "parser_max_container_size": 100_000,
    "doc_max_warnings": 100,
}
_READING = {"flate_max_memory": LARGEST, "png_max_memory": LARGEST}
_BEYOND = ("memory limit", "limits error")
# The limits are those of the whole program.
_ALONE = RLock()
_IN_ANOTHER = 2  # in the table of parts, ISO 32000-1, table 18


@contextmanager
def opened(data: bytes) -> "Iterator[Pdf]":
    """Open a PDF that grows in no part beyond any record.

    Raises RecordUnreadableError for one that does, is locked, or is damaged.
    """
    import pikepdf

    try:
        with (
            _ALONE,
            _limits(_OPENING),
            pikepdf.open(BytesIO(data), attempt_recovery=False) as document,
        ):
            _measure(document)
            with _limits(_READING):
                yield document
    except pikepdf.PasswordError as error:
        raise RecordUnreadableError(reason="record-locked") from error
    except (
        pikepdf.PdfError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        RuntimeError,
    ) as e:
        is_beyond = any(words in str(e) for words in _BEYOND)
        raise RecordUnreadableError(reason="record-too-large" if is_beyond else "damaged") from e


def unpacked(part: "Object") -> bytes:
    """Return the bytes of a part, packed as MentorDesk and most programs pack.

    Raises RecordUnreadableError for another way, which would have no bound.
    """
    from pikepdf import Name

    packed = part.get("/Filter", ())
    ways = [packed] if isinstance(packed, Name) else list(packed)
    if len(ways) > 1 or any(str(way) != "/FlateDecode" for way in ways):
        raise RecordUnreadableError(reason="damaged")
    return part.read_bytes()


def _measure(document: "Pdf") -> None:
    """Unpack what holds other parts, before any of them is read."""
    entries = document.get_xref_table().values()
    size = 0
    for number in {entry.obj_stream_number for entry in entries if entry.type == _IN_ANOTHER}:
        size += len(unpacked(document.get_object(number or 0, 0)))
        if size > LARGEST:
            raise RecordUnreadableError(reason="record-too-large")


@contextmanager
def _limits(wanted: Mapping[str, int]) -> Iterator[None]:
    from pikepdf.settings import set_qpdf_limits

    put: Callable[..., dict[str, int | bool]] = set_qpdf_limits
    before = put(**wanted)
    try:
        yield
    finally:
        put(**before)
