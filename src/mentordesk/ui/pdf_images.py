"""The pages of a PDF as pictures."""

from PySide6.QtGui import QImage

from mentordesk.export.pdf_pages import PdfPages


class PdfImages(PdfPages):
    """One open PDF, which may be locked."""

    def shape(self, number: int) -> float:
        """Return the height of a page for a width of one."""
        width, height = self.size(number)
        return height / width

    def image(self, number: int, width: int, *, for_print: bool = False) -> QImage:
        """Return a page as a picture of that many pixels across."""
        drawn = self.drawn(number, width / self.size(number)[0], for_print=for_print)
        image = QImage(
            drawn.dots, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        return image.copy()  # the bytes go with what was drawn
