"""A head over what fills the page; where the head leaves too little room, it scrolls away."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.widgets.scroll_page import reveal


class HeadedScroll(QScrollArea):
    """Put the head into `body`, and then what fills the rest by `fill`."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        inside.setProperty("ground", "none")
        self.body = QVBoxLayout(inside)
        self._filling: QWidget | None = None
        self._least = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow)

    def fill(self, filling: QWidget, least: int) -> None:
        """Let this take the rest of the page, and of a small one all; `least` at usual text."""
        self._filling, self._least = filling, least
        self.body.addWidget(filling, 1)
        self._share()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._share()

    def _share(self) -> None:
        if self._filling is not None:
            around = self.body.contentsMargins()
            room = self.viewport().height() - around.top() - around.bottom()
            self._filling.setMinimumHeight(max(0, min(room, look().px(self._least))))

    @Slot(QWidget, QWidget)
    def _follow(self, _: QWidget | None, here: QWidget | None) -> None:
        """Scroll to where the keyboard goes, but never below a pressed mouse."""
        if here is None or not self.isAncestorOf(here) or QApplication.mouseButtons():
            return
        filling = self._filling
        reveal(here if filling is None or not filling.isAncestorOf(here) else filling)
