"""Content that is as tall as it needs, and scrolls only where the window has less room."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.look import look

_LEAST_HEIGHT = 72


class FittingScroll(QScrollArea):
    """Put the content into `body`; what must always be seen stands outside."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setProperty("ground", "none")
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)

    def follow(self, writing: QTextEdit) -> None:
        """Keep the line that is written in sight, in a sheet that may be higher than the window."""
        writing.cursorPositionChanged.connect(partial(self._follow, writing))

    def _follow(self, writing: QTextEdit) -> None:
        if writing.hasFocus():  # shown once the sheet has grown with it
            QTimer.singleShot(0, writing, partial(self.ensureWidgetVisible, writing))

    @override
    def sizeHint(self) -> QSize:
        hint = self._inside.sizeHint()
        if self._inside.hasHeightForWidth():
            hint.setHeight(self._inside.heightForWidth(max(self.width(), hint.width() // 2)))
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._inside.minimumSizeHint()
        return QSize(least.width(), min(self.sizeHint().height(), look().px(_LEAST_HEIGHT)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_bar()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() == QEvent.Type.LayoutRequest:
            self._settle_bar()
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)

    def _settle_bar(self) -> None:
        """Take the bar away where all fits without it: Qt measures beside a bar that is there."""
        room = self.size()
        fits = self._inside.hasHeightForWidth() and (
            self._inside.heightForWidth(room.width()) <= room.height()
        )
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        if fits and self.body.geometry() != self._inside.rect():
            self.body.setGeometry(self._inside.rect())  # Qt keeps what was laid out beside a bar
