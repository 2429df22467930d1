"""The headings of a table: pressed, or chosen by arrows and Enter, each orders it anew."""

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, RADIUS_CONTROL, Role, Text
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.content import Content

_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SortHeader(QHeaderView):
    """Tab stops here; `asked` tells the column by which the table is to be ordered."""

    asked = Signal(int)
    left = Signal()
    """Emitted when the keyboard wants to go down to the lines."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows, self._at = model, 0
        self._by, self._falls = -1, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(GRID)
        self.sectionClicked.connect(self._press)

    def show_order(self, section: int, *, falls: bool) -> None:
        """Show by which column the table is ordered, and which way."""
        self._by, self._falls = section, falls
        self._name()
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _SIDES:
            by = -_SIDES[key] if self.isRightToLeft() else _SIDES[key]
            self._at = max(0, min(self._at + by, self.count() - 1))
            self._name()
            self.viewport().update()
        elif key in _PRESSES:
            self._press(self._at)
        elif key == Qt.Key.Key_Down:
            self.left.emit()
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._name()
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painting.begin(painter)
        painter.fillRect(rect, look().colour(Role.SURFACE))
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, look().colour(Role.STRONG_LINE))
        icon = ""
        if logicalIndex == self._by:
            icon = "chevron-down" if self._falls else "chevron-up"
        words = str(self._rows.headerData(logicalIndex, Qt.Orientation.Horizontal))
        inner = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        ink = Role.INK if icon else Role.SECOND
        line = Content(words, icon, face=Text.SMALL, weight=600, icon_last=True)
        line.paint(painter, inner, ink, self.layoutDirection())
        if self.hasFocus() and logicalIndex == self._at:
            ring = rect.adjusted(1, 1, -1, -1)
            painting.ring(painter, ring, Role.MENTOR, RADIUS_CONTROL)
        painter.restore()

    @Slot(int)
    def _press(self, section: int) -> None:
        self._at = section
        self.asked.emit(section)

    def _name(self) -> None:
        """Say at which heading the keyboard is, and whether the table is ordered by it."""
        words = self.tr("Order by {column}").format(
            column=self._rows.headerData(self._at, Qt.Orientation.Horizontal)
        )
        if self._at == self._by:
            way = self.tr("now falling") if self._falls else self.tr("now rising")
            words = f"{words}, {way}"
        self.setAccessibleName(words)
