"""A column of readable width that scrolls when the window is small or the text is large."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mentordesk.ui.tokens import GAP, GAP_CARDS, PAD_PAGE, PAGE_WIDTH


class KeepingScroll(QScrollArea):
    """What has the keyboard stays in sight where there is less room than before."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
            return
        top = here.mapTo(self.viewport(), QPoint()).y()
        if falls_below(event, top, top + here.height()):
            reveal(here)


def falls_below(event: QResizeEvent, top: int, bottom: int) -> bool:
    """Return whether what could be seen whole no longer can, for there is less room below it."""
    return top >= 0 and event.size().height() < bottom <= event.oldSize().height()


class ScrollPage(KeepingScroll):
    """Put the parts of a page into `body`; it never grows wider than can be read."""

    def __init__(self, width: int = PAGE_WIDTH, padding: int = PAD_PAGE) -> None:
        super().__init__()
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_CARDS)
        self._build(width, padding)

    def _build(self, width: int, padding: int) -> None:
        inside, column = QWidget(), QWidget()
        inside.setProperty("ground", "none")
        column.setMaximumWidth(width)
        column.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(inside)
        row.setContentsMargins(padding, padding - GAP_CARDS // 2, padding, padding)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def add(self, child: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something at the end of the column."""
        if isinstance(child, QWidget):
            self.body.addWidget(child, stretch)
        else:
            self.body.addLayout(child, stretch)

    def add_stretch(self) -> None:
        """Let what follows stand at the foot."""
        self.body.addStretch(1)


def enter(control: QWidget) -> None:
    """Give the keyboard to a control, and bring it into sight."""
    control.setFocus()
    reveal(control)


def reveal(shown: QWidget) -> None:
    """Scroll to what was just shown, or to its beginning if there is no more room; sideways never.

    It is there once what was under way is done, and shown what that brought along.
    """
    then = partial(QTimer.singleShot, 0, shown, partial(_scroll_to, shown))
    QTimer.singleShot(0, shown, then)


def _scroll_to(shown: QWidget) -> None:
    area = shown.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return
    # Each layout around it hears by an event of its own that it grew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    top = shown.mapTo(area, QPoint()).y() + area.verticalScrollBar().value()
    area.ensureVisible(0, top + shown.height(), 0, GAP)
    area.ensureVisible(0, top, 0, 0)
