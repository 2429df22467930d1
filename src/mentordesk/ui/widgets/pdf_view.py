"""The pages of a PDF, drawn from its bytes: as wide as there is room, closer, or whole."""

from collections.abc import Iterator
from itertools import accumulate

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.pdf_images import PdfImages
from mentordesk.ui.widgets.banner import announce

WIDEST_PAGE = 640
ZOOMS = (50, 67, 80, 100, 125, 150, 200, 300, 400)
"""Steps in percent of the width at which a page fits."""
_USUAL = 100
_AHEAD = 1
"""How many heights of the window around it are drawn: a long file has more pages than memory."""
_MOST_DOTS = 2560
"""How many dots a page is wide at most; what is shown wider is as sharp as that."""
_NOTCH = 120
PAGES_AT_ONCE = 16
"""How many pages are read at once: of a long file the window must not wait for all."""


class PdfView(QScrollArea):
    """The pages of one PDF, one under another, which the keyboard turns and zooms.

    `page_shown` tells the page in the middle of the view and how many there are, from 1; 0 of 0 is
    no file. `zoomed` tells the zoom in percent.
    """

    page_shown = Signal(int, int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._file: tuple[bytes, str] | None = None
        self._shapes: list[float] = []
        self._sheets: list[QLabel] = []
        self._drawn: set[int] = set()
        self._percent, self._turned = _USUAL, 0
        self._shown = 0, 0
        self._told = 0
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._tell_more)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._build()

    @property
    def percent(self) -> int:
        """Return the zoom."""
        return self._percent

    def clear(self) -> None:
        """Take the pages away."""
        self._file = None
        self._more.stop()
        self._shapes.clear()
        self._drawn.clear()
        while self._sheets:
            self._sheets.pop().deleteLater()
        self._tell_page()

    def show_pdf(self, data: bytes, passphrase: str) -> None:
        """Read the bytes and draw their pages; of a file like the last one the place stays."""
        with PdfImages(data, passphrase) as pdf:
            self._file = data, passphrase
            self._shapes = [pdf.shape(number) for number in range(len(pdf))]
            self._lay_out()
            self._draw(pdf)
        self._told = 0
        if QAccessible.isActive():
            self._more.start()

    def text(self) -> str:
        """Return the words on all pages, as a screen reader gives them."""
        return "\n".join(self.texts(range(len(self._sheets))))

    def texts(self, pages: range) -> list[str]:
        """Return the words on some pages, the first of them 0."""
        if self._file is None:
            return []
        with PdfImages(*self._file) as pdf:
            return [pdf.text(number) for number in pages if number < len(pdf)]

    def zoom(self, percent: int) -> None:
        """Show the pages at a zoom, within what is offered; what is in the middle stays there."""
        wanted = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        if wanted == self._percent:
            return
        middle, bar = self._middle(), self.horizontalScrollBar()
        across = bar.value() / bar.maximum() if bar.maximum() else 1 / 2
        self._percent = wanted
        self._draw()
        self._look_at(middle)
        bar.setValue(round(across * bar.maximum()))
        self.zoomed.emit(wanted)

    @Slot()
    def closer(self) -> None:
        """Zoom in by one step."""
        self.zoom(next((step for step in ZOOMS if step > self._percent), ZOOMS[-1]))

    @Slot()
    def farther(self) -> None:
        """Zoom out by one step."""
        self.zoom(next((step for step in ZOOMS[::-1] if step < self._percent), ZOOMS[0]))

    @Slot()
    def fit(self) -> None:
        """Show the pages as wide as there is room."""
        self.zoom(_USUAL)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageDown:
                self._turn(1)
            case Qt.Key.Key_PageUp:
                self._turn(-1)
            case Qt.Key.Key_Home:
                self._go_to(0)
            case Qt.Key.Key_End:
                self._go_to(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        # A touch pad turns in small parts of a notch.
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            step = _NOTCH if self._turned > 0 else -_NOTCH
            self._turned -= step
            self.closer() if step > 0 else self.farther()
        event.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _turn(self, by: int) -> None:
        """Go to the head of another page."""
        if self._sheets:
            wanted = min(max(self._page() + by, 0), len(self._sheets) - 1)
            self._go_to(self._tops()[wanted] - tokens.GAP_CARDS)

    def _go_to(self, place: int) -> None:
        """Show another place, and say aloud which page is there and its words."""
        before = self._shown
        self.verticalScrollBar().setValue(place)
        if self._shown != before:
            words = self._name(self._shown[0] - 1), self.accessibleDescription()
            announce(self, "\n".join(words))

    def _lay_out(self) -> None:
        while len(self._sheets) > len(self._shapes):
            self._sheets.pop().deleteLater()
        while len(self._sheets) < len(self._shapes):
            sheet = QLabel()
            sheet.setScaledContents(True)
            self._sheets.append(sheet)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()  # or the layout counts it only a moment later
        for number, sheet in enumerate(self._sheets):
            sheet.setObjectName(f"preview.page{number + 1}")
            sheet.setAccessibleName(self._name(number))
            sheet.setAccessibleDescription("")  # the last file may have said more

    def _name(self, number: int) -> str:
        words = self.tr("Page {number} of {count}")
        return words.format(number=number + 1, count=len(self._shapes))

    def _draw(self, pdf: PdfImages | None = None) -> None:
        """Give each page its size, and draw those in sight anew, from the file if it is open."""
        room = self._room()
        self._drawn.clear()
        if self._file is None or room <= 0:
            return
        for shape, sheet in zip(self._shapes, self._sheets, strict=True):
            sheet.setFixedSize(room, round(room * shape))
            sheet.clear()
        # The scroll bars learn of it at once: a place is sought right after.
        self._column.activate()
        self._holder.resize(self._holder.sizeHint().expandedTo(self.viewport().size()))
        self._draw_near(pdf)

    @Slot()
    def _scrolled(self) -> None:
        self._draw_near(None)

    def _draw_near(self, pdf: PdfImages | None) -> None:
        """Draw the pages in sight and near it, and let go of the others."""
        wanted = set(self._near())
        for number in self._drawn - wanted:
            self._sheets[number].clear()
        missing, self._drawn = sorted(wanted - self._drawn), wanted
        if missing and pdf is not None:
            self._draw_these(missing, pdf)
        elif missing and self._file is not None:
            with PdfImages(*self._file) as opened:
                self._draw_these(missing, opened)
        self._tell_page()

    def _draw_these(self, pages: list[int], pdf: PdfImages) -> None:
        dots = min(round(self._room() * self.devicePixelRatioF()), _MOST_DOTS)
        for number in pages:
            sheet = self._sheets[number]
            sheet.setPixmap(QPixmap.fromImage(pdf.image(number, dots)))
            sheet.setAccessibleDescription(pdf.text(number))

    @Slot()
    def _tell_more(self) -> None:
        """Let a screen reader have the words of more pages, also of those that nobody drew."""
        texts = self.texts(range(self._told, self._told + PAGES_AT_ONCE))
        for sheet, words in zip(self._sheets[self._told :], texts, strict=False):
            sheet.setAccessibleDescription(words)
        self._told += len(texts)
        if len(texts) == PAGES_AT_ONCE:
            self._more.start()

    def _near(self) -> Iterator[int]:
        """Yield the pages near what is in sight, by their sizes: a layout comes a moment later."""
        height = self.viewport().height()
        top = self.verticalScrollBar().value() - _AHEAD * height
        bottom = top + (1 + 2 * _AHEAD) * height
        for number, at in enumerate(self._tops()):
            if at < bottom and at + self._sheets[number].height() > top:
                yield number

    def _tops(self) -> list[int]:
        """Return where each page begins, from the top of the first one's ground."""
        steps = (sheet.height() + tokens.GAP_CARDS for sheet in self._sheets[:-1])
        return list(accumulate(steps, initial=tokens.PAD_CARD)) if self._sheets else []

    def _page(self) -> int:
        """Return the page in the middle of the view."""
        return int(self._middle())

    def _middle(self) -> float:
        """Return what stands in the middle of the view: a page, and how far down it."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        tops = self._tops()
        number = max((n for n, top in enumerate(tops) if top <= middle), default=0)
        if not tops:
            return 0.0
        down = (middle - tops[number]) / max(self._sheets[number].height(), 1)
        return number + min(max(down, 0.0), 0.999)

    def _look_at(self, middle: float) -> None:
        """Bring a page, and how far down it, to the middle of the view."""
        if self._sheets:
            number = int(middle)
            at = self._tops()[number] + (middle - number) * self._sheets[number].height()
            self.verticalScrollBar().setValue(round(at - self.viewport().height() / 2))

    def _tell_page(self) -> None:
        """Tell which page is in the middle, to who looks and to who listens."""
        shown = self._page() + 1 if self._sheets else 0
        name = self.tr("What the file will hold")
        self.setAccessibleName(f"{name}, {self._name(shown - 1)}" if shown else name)
        words = self._sheets[shown - 1].accessibleDescription() if shown else ""
        self.setAccessibleDescription(words)
        if (shown, len(self._sheets)) != self._shown:
            self._shown = (shown, len(self._sheets))
            self.page_shown.emit(*self._shown)

    def _room(self) -> int:
        fits = min(self.viewport().width() - 2 * tokens.PAD_PAGE, WIDEST_PAGE)
        return fits * self._percent // 100

    def _build(self) -> None:
        self.setObjectName("preview.pages")
        self.setAccessibleName(self.tr("What the file will hold"))
        self.setWidgetResizable(True)
        # A bar that came and went would change the width that pages have.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holder.setProperty("ground", "sunken")
        self._holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column.setSpacing(tokens.GAP_CARDS)
        self._column.setContentsMargins(*[tokens.PAD_CARD] * 4)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._holder)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
