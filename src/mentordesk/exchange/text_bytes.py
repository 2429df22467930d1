"""Turns the bytes of a dropped file into text, or says that they are none."""

import codecs
from collections.abc import Iterator

from mentordesk.exchange.agenda_parts import MAX_CHARACTERS, Unreadable, unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_SAMPLE = 8192
_CONTROL_SHARE = 50


def decode(data: bytes) -> str:
    """Return the text in the data: UTF-8, UTF-16, UTF-32 or the old Windows encoding."""
    encoding = encoding_of(data)
    if len(data) > 4 * MAX_CHARACTERS + 4:
        raise unreadable(Unreadable.TOO_LONG)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise unreadable(Unreadable.NOT_TEXT) from None
    return "".join(_mixed(data))


def _mixed(data: bytes) -> Iterator[str]:
    """Yield the lines of a text that was put together from several encodings."""
    for line in data.splitlines(keepends=True):
        try:
            yield line.decode()
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")


def encoding_of(data: bytes) -> str:
    """Return how the beginning of a text is written; UTF-8 may still turn out to be an older one.

    Raises AgendaTextError for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    if data.startswith(_FOREIGN):
        raise unreadable(Unreadable.NOT_TEXT)
    if b"\0" in sample:
        return _wide_encoding(sample)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * _CONTROL_SHARE > len(sample):
        raise unreadable(Unreadable.NOT_TEXT)
    return "utf-8"


def _wide_encoding(sample: bytes) -> str:
    """Return the byte order of UTF-16 that lost its mark, told by where the zeros stand."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 4 and not even:
        return "utf-16-le"
    if even * 10 >= half * 4 and not odd:
        return "utf-16-be"
    raise unreadable(Unreadable.NOT_TEXT)
