"""What a file will hold, drawn from the very bytes that will be saved."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mentordesk.ui import tokens

WIDEST_PAGE = 640


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

    def show_pdf(self, data: bytes, passphrase: str = "") -> None:
        """Show the pages of a PDF, which may be locked."""
        self.pages.show_pdf(data, passphrase)
        self.setCurrentWidget(self.pages)

    def show_text(self, data: bytes) -> None:
        """Show the characters of a text file as they are."""
        self.words.setPlainText(data.decode())
        self.setCurrentWidget(self.words)

    def show_html(self, data: bytes) -> None:
        """Show the words of a web page; it asks for nothing from anywhere."""
        self.words.setHtml(data.decode())
        self.setCurrentWidget(self.words)


class PdfPages(QScrollArea):
    """The pages of one PDF, one under another, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._sheets: list[QLabel] = []
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._build()

    def show_pdf(self, data: bytes, passphrase: str) -> None:
        """Read the bytes and draw their pages."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.setPassword(passphrase)
        self._document.load(self._buffer)
        self._lay_out(self._document.pageCount())
        self._draw()

    def text(self) -> str:
        """Return the words on the pages, as a screen reader gives them."""
        return "\n".join(sheet.accessibleDescription() for sheet in self._sheets)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _lay_out(self, count: int) -> None:
        while len(self._sheets) > count:
            self._sheets.pop().deleteLater()
        while len(self._sheets) < count:
            sheet = QLabel()
            sheet.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._sheets.append(sheet)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        for number, sheet in enumerate(self._sheets):
            sheet.setObjectName(f"preview.page{number + 1}")
            words = self.tr("Page {number} of {count}")
            sheet.setAccessibleName(words.format(number=number + 1, count=count))
            sheet.setAccessibleDescription(self._document.getAllText(number).text())

    def _draw(self) -> None:
        room = min(self.viewport().width() - 2 * tokens.PAD_PAGE, WIDEST_PAGE)
        ratio = self.devicePixelRatioF()
        for number, sheet in enumerate(self._sheets):
            points = self._document.pagePointSize(number)
            if room <= 0 or points.width() <= 0:
                continue
            height = round(room * points.height() / points.width())
            size = QSize(round(room * ratio), round(height * ratio))
            image = _on_white(self._document.render(number, size))
            image.setDevicePixelRatio(ratio)
            sheet.setPixmap(QPixmap.fromImage(image))
            sheet.setFixedSize(room, height)

    def _build(self) -> None:
        self.setObjectName("preview.pages")
        self.setAccessibleName(self.tr("What the file will hold"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._holder.setProperty("ground", "sunken")
        self._holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column.setSpacing(tokens.GAP_CARDS)
        self._column.setContentsMargins(*[tokens.PAD_CARD] * 4)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._holder)


def _on_white(image: QImage) -> QImage:
    """Return the page on paper; a PDF has no ground of its own."""
    from PySide6.QtGui import QPainter

    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
