"""The pages of a PDF as dots and words, from its bytes alone; any thread may ask for them.

Nothing else calls PDFium: it keeps one memory for all documents, and two threads in it at once end
the whole process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass
from threading import RLock
from typing import Self

import pypdfium2
from pypdfium2 import PdfiumError, raw

__all__ = ["Drawn", "PdfPages", "PdfiumError"]

_ONE_AT_A_TIME = RLock()
# PDFium takes a hyphen at the end of a line for one that was not typed; our pages set no such.
_HYPHEN, _UNSEEN = "\ufffe", "\u200b"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as dots of four bytes, blue first; a row of dots takes `stride` bytes."""

    dots: bytes
    width: int
    height: int
    stride: int


class PdfPages:
    """One open PDF, which may be locked; raises PdfiumError where it is not sound.

    Each question has PDFium for itself; between two of them another thread has its turn.
    """

    def __init__(self, data: bytes, passphrase: str = "") -> None:
        with _ONE_AT_A_TIME:
            self._document = pypdfium2.PdfDocument(data, password=passphrase or None)

    def __len__(self) -> int:
        with _ONE_AT_A_TIME:
            return len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Return the width and the height of a page, in points."""
        with self._page(number) as page:
            width, height = page.get_size()
            return float(width), float(height)

    def text(self, number: int) -> str:
        """Return the words of a page in their order, each sign as it is printed."""
        return self.read(number)[0]

    def read(self, number: int) -> tuple[str, list[str]]:
        """Return the words of a page, and where its links lead, as they are written in the file."""
        with self._page(number) as page:
            told = str(page.get_textpage().get_text_range())
            links = list(_targets(self._document, page))
        return told.replace(_HYPHEN, "-").replace(_UNSEEN, ""), links

    def drawn(self, number: int, scale: float, *, for_print: bool = False) -> Drawn:
        """Return a page as dots, `scale` of them to a point, as a window or a printer shows it."""
        with self._page(number) as page:
            way = "print" if for_print else None
            bitmap = page.render(scale=scale, prefer_bgrx=True, optimize_mode=way)
            try:
                dots = bytes(bitmap.buffer)
                return Drawn(dots, bitmap.width, bitmap.height, bitmap.stride)
            finally:
                bitmap.close()

    @contextmanager
    def _page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        # Closed here: whatever is left over would be closed by the collector, in any thread.
        with _ONE_AT_A_TIME:
            page = self._document[number]
            try:
                yield page
            finally:
                page.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with _ONE_AT_A_TIME:
            self._document.close()


def _targets(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    place, link = c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        told = create_string_buffer(raw.FPDFAction_GetURIPath(document, action, None, 0))
        raw.FPDFAction_GetURIPath(document, action, told, len(told))
        yield told.value.decode("utf-8", "replace")
