"""What a file will hold, drawn from the very bytes that will be saved."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from mentordesk.ui.tokens import GAP, PAD_CARD
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.pdf_view import PAGES_AT_ONCE, PdfView
from mentordesk.ui.widgets.preview_bar import PreviewBar


class Preview(QWidget):
    """Shows pages of a PDF, or the words of a text file; both can be read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.pages, self.words = PdfView(), QTextBrowser()
        self.bar, self.told = PreviewBar(self.pages), small("")
        self._shown = QStackedWidget()
        self._read = 0
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._read_on)
        self.bar.as_text.toggled.connect(self._turn)
        self._build()

    @property
    def shows_pages(self) -> bool:
        """Return whether pages are shown, and not words."""
        return self._shown.currentWidget() is self.pages

    def clear(self) -> None:
        """Show nothing: there is no such file."""
        self._more.stop()
        self.pages.clear()
        self.words.clear()
        self._tell("")

    def show_file(self, form: Format, data: bytes, passphrase: str = "") -> None:
        """Show a file of any format; a PDF may be locked."""
        match form:
            case Format.PDF:
                self.show_pdf(data, passphrase)
            case Format.MARKDOWN:
                self.show_text(data)
                self._tell(self.tr("These are the characters of the file."))
            case Format.HTML:
                self.show_html(data)
                self._tell(self.tr("These are its words. A browser sets them with more care."))
            case Format.DOCX:
                self.show_docx(data)
                self._tell(self.tr("These are its words. A word processor sets how they look."))

    def show_pdf(self, data: bytes, passphrase: str = "") -> None:
        """Show the pages of a PDF, which may be locked, or their words where those were asked."""
        self.pages.show_pdf(data, passphrase)
        self._tell("")
        self.bar.setVisible(True)
        self._turn()

    def show_text(self, data: bytes) -> None:
        """Show the characters of a text file as they are."""
        self._show_words()
        self.words.setPlainText(data.decode())

    def show_html(self, data: bytes) -> None:
        """Show the words of a web page; it asks for nothing from anywhere."""
        self._show_words()
        self.words.setHtml(data.decode())

    def show_docx(self, data: bytes) -> None:
        """Show the words of a file for a word processor; how they look is up to that program."""
        self._show_words()
        self.words.setPlainText(text_of(data, Format.DOCX))

    def _show_words(self) -> None:
        self._more.stop()
        self.bar.setVisible(False)
        self._shown.setCurrentWidget(self.words)

    def _tell(self, words: str) -> None:
        """Say above the words what they are of the file."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.words.setAccessibleDescription(words)

    @Slot()
    def _turn(self) -> None:
        """Show the words of the pages, for who reads by keyboard or by ear, or the pages."""
        self._more.stop()
        as_text = self.bar.as_text.isChecked()
        if as_text:
            self.words.clear()
            self._read = 0
            self._read_on()
            self.words.moveCursor(QTextCursor.MoveOperation.Start)
        self._shown.setCurrentWidget(self.words if as_text else self.pages)

    @Slot()
    def _read_on(self) -> None:
        """Add the words of the next pages, and of more as soon as the window had its turn."""
        texts = self.pages.texts(range(self._read, self._read + PAGES_AT_ONCE))
        end = QTextCursor(self.words.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText("\n".join([*([""] if self._read and texts else []), *texts]))
        self._read += len(texts)
        if len(texts) == PAGES_AT_ONCE:
            self._more.start()

    def _build(self) -> None:
        self.words.setObjectName("preview.words")
        self.words.setAccessibleName(self.tr("What the file will hold"))
        self.words.setOpenLinks(False)
        self.words.setTabChangesFocus(True)
        self.words.document().setDocumentMargin(PAD_CARD)
        self.told.setContentsMargins(PAD_CARD, GAP, PAD_CARD, GAP)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addWidget(self._shown, 1)
        for way in (self.pages, self.words):
            self._shown.addWidget(way)
