"""Draws a topic that can be taken by its grip; a long list is measured and set once."""

from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, Role
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.row import ROW, Fact, Row
from mentordesk.ui.widgets.row_delegate import RowDelegate
from mentordesk.ui.widgets.row_layout import Places, RowStyle, arrange
from mentordesk.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex
Shape: TypeAlias = tuple[str, str, tuple[Fact, ...], int]
_MOST_PICTURES = 60


class DraftDelegate(RowDelegate):
    """Leaves room for the grip, and for the form where a topic is being written.

    When a topic moves, the others change their numbers alone: what stands beside the number is
    measured once and kept as a picture.
    """

    def __init__(self, view: QAbstractItemView, style: RowStyle) -> None:
        super().__init__(view, style)
        self._places: dict[Shape, Places] = {}
        self._pictures: dict[tuple[Shape, int, Qt.LayoutDirection], QPixmap] = {}
        self._cards: dict[tuple[QSize, bool, int], QPixmap] = {}
        self._look, self._grip = look(), _grip()
        self._written: tuple[int, int] | None = None

    def forget(self) -> None:
        """Measure and set everything anew if the look has changed; Qt says so far more often."""
        if look() == self._look:
            return
        self._look = look()
        self._places.clear()
        self._pictures.clear()
        self._cards.clear()
        self._grip = _grip()

    def write_in(self, row: int, height: int) -> None:
        """Give a row the height of its form; no row has one at -1."""
        self._written = None if row < 0 else (row, height)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(0, self.height_of(index.row(), index.data(ROW), width))

    def height_of(self, place: int, row: Row, width: int) -> int:
        """Return how high a row stands with the gap below it, in a list of this width."""
        if self._written is not None and place == self._written[0]:
            return self._written[1]
        return self._arranged(row, width - self._grip).height + self._gap(row)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._written is None or index.row() != self._written[0]:
            super().paint(painter, option, index)
            return
        card = option.rect.adjusted(0, 0, 0, -tokens.GAP)
        painting.begin(painter)
        painting.box(painter, card, Role.SURFACE, Role.MENTOR, tokens.RADIUS_CARD)

    @override
    def _paint_ground(
        self, painter: QPainter, rect: QRect, row: Row, option: QStyleOptionViewItem
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.drawPixmap(rect.topLeft(), self._card(rect.size(), hovered=hovered))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painting.ring(painter, rect, Role.MENTOR, tokens.RADIUS_CARD)

    @override
    def _paint_row(
        self, painter: QPainter, whole: QRect, row: Row, direction: Qt.LayoutDirection
    ) -> None:
        grip = QRect(2 * GRID, 0, self._grip, whole.height())
        square = painting.centred(look().px(18), painting.mirrored(direction, whole, grip))
        painting.symbol(painter, "grip-vertical", Role.SECOND, square, direction)
        left = self._grip if direction == Qt.LayoutDirection.LeftToRight else 0
        painter.translate(left, 0)
        beside = whole.adjusted(0, 0, -self._grip, 0)
        room = beside.adjusted(GRID, GRID, -GRID, -GRID)
        painter.drawPixmap(room.topLeft(), self._picture(beside, room, row, direction))
        place = self._arranged(row, beside.width()).lead
        number = TextBlock(row.lead, self._style.lead_face)
        number.paint(painter, painting.mirrored(direction, beside, place), Role.SECOND, direction)

    def _arranged(self, row: Row, width: int) -> Places:
        """Return where everything stands; the number is one line, whichever it is."""
        shape = _shape(row, width)
        places = self._places.get(shape)
        if places is None:
            places = self._places[shape] = arrange(row, self._style, width)
        return places

    def _card(self, size: QSize, *, hovered: bool) -> QPixmap:
        """Return the ground of a row with its thin line; a curve takes long to draw."""
        dense = self._view.devicePixelRatioF()
        key = size, hovered, round(100 * dense)
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = _blank(size, dense, Qt.GlobalColor.transparent)
            painter = QPainter(card)
            painting.begin(painter)
            line = Role.STRONG_LINE if hovered else Role.LINE
            whole = QRect(QPoint(0, 0), size)
            painting.box(painter, whole, Role.SURFACE, line, tokens.RADIUS_CARD)
            painter.end()
        return card

    def _picture(
        self, beside: QRect, room: QRect, row: Row, direction: Qt.LayoutDirection
    ) -> QPixmap:
        """Return what stands beside the number, on the ground of its card."""
        dense = self._view.devicePixelRatioF()
        key = _shape(row, beside.width()), round(100 * dense), direction
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            picture = _blank(room.size(), dense, look().colour(Role.SURFACE))
            painter = QPainter(picture)
            painting.begin(painter)
            painter.translate(-room.topLeft())
            super()._paint_row(painter, beside, replace(row, lead=_NO_NUMBER), direction)
            painter.end()
            self._pictures[key] = picture
        return picture


def _blank(size: QSize, dense: float, ground: QColor | Qt.GlobalColor) -> QPixmap:
    made = QPixmap(size * dense)
    made.setDevicePixelRatio(dense)
    made.fill(ground)
    return made


_NO_NUMBER = "\N{NO-BREAK SPACE}"


def _shape(row: Row, width: int) -> Shape:
    return row.title, row.under, row.facts, width


def _grip() -> int:
    return look().px(5 * GRID)
