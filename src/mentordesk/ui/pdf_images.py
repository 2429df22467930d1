"""The pages of a PDF as pictures and words, from its bytes alone."""

from typing import Self

import pypdfium2
from PySide6.QtGui import QImage


class PdfImages:
    """One open PDF, which may be locked."""

    def __init__(self, data: bytes, passphrase: str = "") -> None:
        self._document = pypdfium2.PdfDocument(data, password=passphrase or None)

    def __len__(self) -> int:
        return len(self._document)

    def shape(self, number: int) -> float:
        """Return the height of a page for a width of one."""
        width, height = self._document[number].get_size()
        return float(height / width)

    def image(self, number: int, width: int) -> QImage:
        """Return a page as a picture of that many pixels across."""
        page = self._document[number]
        drawn = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        image = QImage(
            drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        return image.copy()  # the buffer goes with the bitmap

    def text(self, number: int) -> str:
        """Return the words of a page in their order."""
        return str(self._document[number].get_textpage().get_text_range())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()
