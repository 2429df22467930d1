"""Draws a topic that can be taken by its grip; a long list is measured once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, Role
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.row import ROW, Fact, Row
from mentordesk.ui.widgets.row_delegate import RowDelegate
from mentordesk.ui.widgets.row_layout import RowStyle, arrange

Index = QModelIndex | QPersistentModelIndex


class DraftDelegate(RowDelegate):
    """Leaves room for the grip, and for the form where a topic is being written."""

    def __init__(self, view: QAbstractItemView, style: RowStyle) -> None:
        super().__init__(view, style)
        self._heights: dict[tuple[str, str, tuple[Fact, ...], int], int] = {}
        self._written: tuple[int, int] | None = None

    def forget(self) -> None:
        """Measure anew: the look has changed."""
        self._heights.clear()

    def write_in(self, row: int, height: int) -> None:
        """Give a row the height of its form; no row has one at -1."""
        self._written = None if row < 0 else (row, height)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._written is not None and index.row() == self._written[0]:
            return QSize(0, self._written[1])
        row: Row = index.data(ROW)
        width = self._view.viewport().width() - _grip()
        shape = row.title, row.under, row.facts, width  # the number before them is one line
        height = self._heights.get(shape)
        if height is None:
            height = arrange(row, self._style, width).height + self._gap(row)
            self._heights[shape] = height
        return QSize(0, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._written is None or index.row() != self._written[0]:
            super().paint(painter, option, index)
            return
        card = option.rect.adjusted(0, 0, 0, -tokens.GAP)
        painting.begin(painter)
        painting.box(painter, card, Role.SURFACE, Role.MENTOR, tokens.RADIUS_CARD)

    @override
    def _paint_row(
        self, painter: QPainter, whole: QRect, row: Row, direction: Qt.LayoutDirection
    ) -> None:
        grip = QRect(2 * GRID, 0, _grip(), whole.height())
        square = painting.centred(look().px(18), painting.mirrored(direction, whole, grip))
        painting.symbol(painter, "grip-vertical", Role.SECOND, square, direction)
        if direction == Qt.LayoutDirection.LeftToRight:
            painter.translate(_grip(), 0)
        super()._paint_row(painter, whole.adjusted(0, 0, -_grip(), 0), row, direction)


def _grip() -> int:
    return look().px(5 * GRID)
