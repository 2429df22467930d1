"""What a file will hold, drawn from the very bytes that will be saved."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from mentordesk.ui import tokens
from mentordesk.ui.pdf_images import PdfImages

WIDEST_PAGE = 640
_AHEAD = 1
"""How many heights of the window around it are drawn: a long file has more pages than memory."""


class Preview(QStackedWidget):
    """Shows pages of a PDF, or the words of a text file; both can be read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.pages, self.words = PdfPages(), QTextBrowser()
        self.words.setObjectName("preview.words")
        self.words.setAccessibleName(self.tr("What the file will hold"))
        self.words.setOpenLinks(False)
        self.words.setTabChangesFocus(True)
        self.addWidget(self.pages)
        self.addWidget(self.words)

    def clear(self) -> None:
        """Show nothing: there is no such file."""
        self.pages.clear()
        self.words.clear()

    def show_pdf(self, data: bytes, passphrase: str = "") -> None:
        """Show the pages of a PDF, which may be locked."""
        self.pages.show_pdf(data, passphrase)
        self.setCurrentWidget(self.pages)

    def read_pages(self, *, as_text: bool) -> None:
        """Show the words of the pages, for who reads by keyboard or by ear, or the pages."""
        if as_text:
            self.words.setPlainText(self.pages.text())
        self.setCurrentWidget(self.words if as_text else self.pages)

    def show_text(self, data: bytes) -> None:
        """Show the characters of a text file as they are."""
        self.words.setPlainText(data.decode())
        self.setCurrentWidget(self.words)

    def show_html(self, data: bytes) -> None:
        """Show the words of a web page; it asks for nothing from anywhere."""
        self.words.setHtml(data.decode())
        self.setCurrentWidget(self.words)

    def show_docx(self, data: bytes) -> None:
        """Show the words of a file for a word processor; how they look is up to that program."""
        self.words.setPlainText(text_of(data, Format.DOCX))
        self.setCurrentWidget(self.words)


class PdfPages(QScrollArea):
    """The pages of one PDF, one under another, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._data, self._passphrase = b"", ""
        self._sheets: list[QLabel] = []
        self._drawn: set[int] = set()
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._build()

    def clear(self) -> None:
        """Take the pages away."""
        self._data = b""
        self._drawn.clear()
        while self._sheets:
            self._sheets.pop().deleteLater()

    def show_pdf(self, data: bytes, passphrase: str) -> None:
        """Read the bytes and draw their pages."""
        self._data, self._passphrase = data, passphrase
        with PdfImages(data, passphrase) as pdf:
            self._lay_out(pdf)
        self._draw()

    def text(self) -> str:
        """Return the words on the pages, as a screen reader gives them."""
        return "\n".join(sheet.accessibleDescription() for sheet in self._sheets)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _lay_out(self, pdf: PdfImages) -> None:
        while len(self._sheets) > len(pdf):
            self._sheets.pop().deleteLater()
        while len(self._sheets) < len(pdf):
            sheet = QLabel()
            self._sheets.append(sheet)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        for number, sheet in enumerate(self._sheets):
            sheet.setObjectName(f"preview.page{number + 1}")
            words = self.tr("Page {number} of {count}")
            sheet.setAccessibleName(words.format(number=number + 1, count=len(pdf)))
            sheet.setAccessibleDescription(pdf.text(number))

    def _draw(self) -> None:
        """Give each page its size, and draw those in sight anew."""
        room = self._room()
        self._drawn.clear()
        if not self._data or room <= 0:
            return
        with PdfImages(self._data, self._passphrase) as pdf:
            for number, sheet in enumerate(self._sheets):
                sheet.setFixedSize(room, round(room * pdf.shape(number)))
                sheet.clear()
        self._draw_seen()

    @Slot()
    def _draw_seen(self) -> None:
        """Draw the pages in sight and near it, and let go of the others."""
        wanted = set(self._near())
        for number in self._drawn - wanted:
            self._sheets[number].clear()
        missing, self._drawn = wanted - self._drawn, wanted
        if not missing or not self._data:
            return
        room, ratio = self._room(), self.devicePixelRatioF()
        with PdfImages(self._data, self._passphrase) as pdf:
            for number in missing:
                image = pdf.image(number, round(room * ratio))
                image.setDevicePixelRatio(ratio)
                self._sheets[number].setPixmap(QPixmap.fromImage(image))

    def _near(self) -> Iterator[int]:
        """Yield the pages near what is in sight, by their sizes: a layout comes a moment later."""
        height = self.viewport().height()
        top = self.verticalScrollBar().value() - _AHEAD * height
        bottom, at = top + (1 + 2 * _AHEAD) * height, tokens.PAD_CARD
        for number, sheet in enumerate(self._sheets):
            if at < bottom and at + sheet.height() > top:
                yield number
            at += sheet.height() + tokens.GAP_CARDS

    def _room(self) -> int:
        return min(self.viewport().width() - 2 * tokens.PAD_PAGE, WIDEST_PAGE)

    def _build(self) -> None:
        self.setObjectName("preview.pages")
        self.setAccessibleName(self.tr("What the file will hold"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the words have the keyboard, see read_pages
        self._holder.setProperty("ground", "sunken")
        self._holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column.setSpacing(tokens.GAP_CARDS)
        self._column.setContentsMargins(*[tokens.PAD_CARD] * 4)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._holder)
        self.verticalScrollBar().valueChanged.connect(self._draw_seen)
