"""Above the pages of a preview: which one is shown, how close, and its words instead."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui import tokens
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.chip import Chip, ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.pdf_view import ZOOMS, PdfView

_CLOSER, _FARTHER, _FIT = ("Ctrl++", "Ctrl+="), ("Ctrl+-",), ("Ctrl+0",)


class PreviewBar(QWidget):
    """Zooms a view of pages by a click or a key, and tells its page; `as_text` wants its words."""

    def __init__(self, view: PdfView) -> None:
        super().__init__()
        self._view = view
        self.as_text = ChipButton(self.tr("Read it as text"), icon="file-text")
        self.farther, self.fit = ChipButton("", icon="minus"), ChipButton("")
        self.closer = ChipButton("", icon="plus")
        self._page, self._ways = Chip(""), QWidget()
        self._build()
        self._tell_zoom(view.percent)
        self.as_text.toggled.connect(self._show_ways)
        view.zoomed.connect(self._tell_zoom)
        view.zoomed.connect(self._say_zoom)
        view.page_shown.connect(self._tell_page)

    @Slot(bool)
    def _show_ways(self, as_text: bool) -> None:  # noqa: FBT001  # a slot
        for one in (self._ways, self._page):
            one.setVisible(not as_text)
        self.updateGeometry()

    @Slot(int, int)
    def _tell_page(self, number: int, count: int) -> None:
        words = self.tr("Page {number} of {count}").format(number=number, count=count)
        self._page.set(words, Tone.NEUTRAL)
        self._page.setVisible(count > 0 and not self.as_text.isChecked())

    @Slot(int)
    def _tell_zoom(self, percent: int) -> None:
        self.fit.setText(self.tr("{percent} %").format(percent=percent))
        said = self.tr("Zoom {percent} %, press for the width of the page")
        self.fit.setAccessibleName(said.format(percent=percent))
        self.farther.setEnabled(percent > ZOOMS[0])
        self.closer.setEnabled(percent < ZOOMS[-1])

    @Slot(int)
    def _say_zoom(self, percent: int) -> None:
        announce(self, self.tr("{percent} %").format(percent=percent))

    def _build(self) -> None:
        column, row = QVBoxLayout(self), FlowLayout()
        column.setContentsMargins(tokens.PAD_CARD, tokens.GAP, tokens.PAD_CARD, tokens.GAP)
        column.addLayout(row)
        self.as_text.setObjectName("preview.as_text")
        self.as_text.setCheckable(True)
        self._page.hide()
        for one in (self.as_text, self._page, self._ways):
            row.addWidget(one)
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(tokens.GAP)
        for step in (self.farther, self.fit, self.closer):
            ways.addWidget(step)
        self._let_step(self.farther, self._view.farther, self.tr("Smaller"), _FARTHER)
        self._let_step(self.fit, self._view.fit, self.tr("As wide as there is room"), _FIT)
        self._let_step(self.closer, self._view.closer, self.tr("Larger"), _CLOSER)

    def _let_step(
        self, button: ChipButton, step: Callable[[], None], words: str, keys: tuple[str, ...]
    ) -> None:
        button.setObjectName(f"preview.{step.__name__}")
        button.setAccessibleName(words)
        button.clicked.connect(step)
        key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({key})")
        for one in keys:
            QShortcut(QKeySequence(one), self).activated.connect(step)
