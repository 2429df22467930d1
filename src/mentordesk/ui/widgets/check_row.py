"""Something to take in or leave out, with what it amounts to at the end of the line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Role, Text
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.text_block import TextBlock

_MOST = 6


class CheckRow(QCheckBox):
    """A box to tick across the whole line; locked, it shows that it cannot be chosen."""

    def __init__(self, words: str, aside: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._block, self._aside, self._locked = TextBlock(words, most=_MOST), aside, False
        self.setAccessibleDescription(aside)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Show other words beside the box."""
        self.setText(words.replace("&", "&&"))
        self._block = TextBlock(words, most=_MOST)
        self.updateGeometry()

    def set_aside(self, words: str) -> None:
        """Show what it amounts to."""
        self._aside = words
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Show a lock instead of the box, or the box again."""
        self._locked = locked
        self.setEnabled(not locked)
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._block.height(self._room(arg__1)) + 2 * GRID

    @override
    def sizeHint(self) -> QSize:
        width = self._block.natural_width() + self._indent() + self._end() + 2 * GRID
        return QSize(width, self._block.line_height() + 2 * GRID)

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), look().px(40 * GRID))
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    @override
    def hitButton(self, pos: object) -> bool:
        return True  # the whole line is the target

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.begin(painter)
        step = self._block.line_height()
        head = QRect(GRID, GRID, self.width() - 2 * GRID, step)
        edge = look().icon()
        square = painting.centred(edge, head)
        square.moveLeft(head.x())
        name, role = self._mark()
        painting.symbol(painter, name, role, self._seen(square), self.layoutDirection())
        room = self._room(self.width())
        place = QRect(head.x() + self._indent(), GRID, room, self._block.height(room))
        ink = Role.INK if self.isEnabled() or self._locked else Role.THIRD
        self._block.paint(painter, self._seen(place), ink, self.layoutDirection())
        self._paint_aside(painter, head)
        if self.hasFocus():
            painting.ring(painter, self.rect(), Role.MENTOR, tokens.RADIUS_CONTROL)

    def _paint_aside(self, painter: QPainter, head: QRect) -> None:
        place = QRect(head.right() - self._end() + 1, head.y(), self._end(), head.height())
        painter.setFont(look().font(Text.SMALL))
        painter.setPen(look().colour(Role.SECOND))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(self._seen(place), int(flags), self._aside)

    def _mark(self) -> tuple[str, Role]:
        if self._locked:
            return "lock", Role.THIRD
        if not self.isEnabled():
            return ("square-check-big" if self.isChecked() else "square"), Role.THIRD
        if self.isChecked():
            return "square-check-big", Role.MENTOR
        return "square", Role.SECOND

    def _seen(self, place: QRect) -> QRect:
        return painting.mirrored(self.layoutDirection(), self.rect(), place)

    def _indent(self) -> int:
        return look().icon() + GAP

    def _end(self) -> int:
        metrics = QFontMetrics(look().font(Text.SMALL))
        return metrics.horizontalAdvance(self._aside) + 2 if self._aside else 0

    def _room(self, width: int) -> int:
        gap = GAP if self._aside else 0
        return width - 2 * GRID - self._indent() - self._end() - gap
