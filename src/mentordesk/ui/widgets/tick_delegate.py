"""Draws the rows of a list of which any number can be chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Role
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.row_delegate import RowDelegate


class TickDelegate(RowDelegate):
    """Puts a box to tick before each row; the whole row is the target."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        whole, edge = QRect(option.rect), look().icon()
        square = painting.centred(edge, whole)
        square.moveLeft(whole.left() + GRID)
        is_chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        name, role = ("square-check-big", Role.MENTOR) if is_chosen else ("square", Role.SECOND)
        painter.save()
        painting.begin(painter)
        seen = painting.mirrored(option.direction, whole, square)
        painting.symbol(painter, name, role, seen, option.direction)
        painter.restore()
        rest = whole.adjusted(edge + GAP, 0, 0, 0)
        option.rect = painting.mirrored(option.direction, whole, rest)
        super().paint(painter, option, index)
