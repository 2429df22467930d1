"""The ideas one below the other, in the order the leader chose."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from mentordesk.domain.board import IdeaQuery, Owed, SortKey, TableLine
from mentordesk.ui.item_models.idea_lines import HOLDS, KEYS, LINE, IdeaLineModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, GRID, RADIUS_CONTROL, Role, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.content import Content
from mentordesk.ui.widgets.sort_header import SortHeader
from mentordesk.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SHARES = {
    SortKey.IDEA: 0.40,
    SortKey.MENTOR: 0.14,
    SortKey.STAGE: 0.18,
    SortKey.SINCE: 0.15,
    SortKey.OWED: 0.13,
}
_TONES = {Owed.ANSWER: Tone.DANGER, Owed.CREDIT: Tone.CREDIT}


class IdeaTable(QTableView):
    """Shows lines; `opened` tells the idea that was pressed or entered, `ordered` a column."""

    opened = Signal(object)
    ordered = Signal(object)

    def __init__(self, model: IdeaLineModel) -> None:
        super().__init__()
        self.lines = model
        self.header = SortHeader(model, self)
        self.setModel(model)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(_LineDelegate(self))
        self._build()
        self.clicked.connect(self._open)
        self.header.asked.connect(self._order)
        self.header.left.connect(self._go_down)
        model.filled.connect(self._read_out)

    def show_order(self, query: IdeaQuery) -> None:
        """Show in which order the lines stand."""
        section = KEYS.index(query.key) if query.key in KEYS else -1
        self.header.show_order(section, falls=query.descending)

    def enter(self, row: int) -> None:
        """Take the keyboard at a line."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if row < self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(row, max(self.currentIndex().column(), 0)))

    def stay_at(self, row: int) -> None:
        """Let the keyboard be at a line, or at the last one there is; -1 is none."""
        last = self.lines.rowCount() - 1
        if row >= 0 and last >= 0:
            self.setCurrentIndex(self.lines.index(min(row, last), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.header.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    def _build(self) -> None:
        self.setObjectName("ideas.table")
        self.setAccessibleName(self.tr("Ideas"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setTabOrder(self.header, self)
        self._measure()

    def _measure(self) -> None:
        high = lines_of_a_row() * look().px(FACES[Text.BODY].line) + 4 * GRID
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setMinimumSectionSize(GRID)
            self.verticalHeader().setDefaultSectionSize(high)
            self.header.setFixedHeight(look().control_height())
            self.verticalScrollBar().setSingleStep(high // 2)

    def _share(self) -> None:
        width = self.viewport().width()
        for section, key in enumerate(KEYS):
            self.header.resizeSection(section, int(width * _SHARES[key]))

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(line, TableLine):
            self.opened.emit(line.id)

    @Slot()
    def _go_down(self) -> None:
        self.enter(max(self.currentIndex().row(), 0))

    @Slot(int)
    def _order(self, section: int) -> None:
        self.ordered.emit(KEYS[section])

    @Slot(int, int)
    def _read_out(self, first: int, last: int) -> None:
        """Say the line that the keyboard went to before it was read."""
        row = self.currentIndex().row()
        if self.hasFocus() and first <= row <= last:
            announce(self, self.lines.spoken(row))


def lines_of_a_row() -> int:
    """Return how many lines a row has room for: in large text an idea needs one more."""
    return 3 if look().is_large else 2


class _LineDelegate(QStyledItemDelegate):
    """Draws one cell of a line in the look in force."""

    def __init__(self, view: IdeaTable) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._view.verticalHeader().defaultSectionSize())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        state, focused = option.state, self._view.hasFocus()
        here = focused and index == self._view.currentIndex()
        painter.save()
        painting.begin(painter)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().colour(Role.MENTOR_SOFT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().colour(Role.SUNKEN))
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, look().colour(Role.LINE))
        self._paint_words(painter, rect, index)
        if here:
            painting.ring(painter, rect, Role.MENTOR, RADIUS_CONTROL)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        words = index.data()
        if not words:
            return
        key, line = KEYS[index.column()], index.data(LINE)
        inner = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        tone = _TONES.get(line.owed) if key is SortKey.OWED and line is not None else None
        if tone is not None and self._paint_chip(painter, inner, words, tone):
            return
        role, most = Role.SECOND if tone is None else tone.ink, lines_of_a_row()
        if key is not SortKey.IDEA:
            blocks = [(TextBlock(words, Text.SMALL, most), role)]
        elif held := index.data(HOLDS):
            blocks = [(TextBlock(words, Text.BODY, most - 1, 500), Role.INK)]
            blocks.append((TextBlock(held, Text.SMALL, 1), Role.SECOND))
        else:
            blocks = [(TextBlock(words, Text.BODY, most, 500), Role.INK)]
        self._paint_blocks(painter, inner, blocks)

    def _paint_blocks(
        self, painter: QPainter, inner: QRect, blocks: list[tuple[TextBlock, Role]]
    ) -> None:
        """Draw texts one below the other, in the middle of the line."""
        highs = [block.height(inner.width()) for block, _ in blocks]
        top = inner.top() + (inner.height() - sum(highs)) // 2
        for (block, role), high in zip(blocks, highs, strict=True):
            place = QRect(inner.left(), top, inner.width(), high)
            block.paint(painter, place, role, self._view.layoutDirection())
            top += high

    def _paint_chip(self, painter: QPainter, inner: QRect, words: str, tone: Tone) -> bool:
        """Draw what is owed on its soft ground, where there is room for it."""
        content = Content(words, face=Text.SMALL)
        wide = content.size().width() + 4 * GRID
        if wide > inner.width():
            return False
        direction = self._view.layoutDirection()
        chip = QRect(inner.left(), 0, wide, look().chip_height())
        chip.moveTop(inner.center().y() - chip.height() // 2)
        chip = painting.mirrored(direction, inner, chip)
        line = tone.ink if look().is_contrast else None
        painting.box(painter, chip, tone.soft, line, chip.height() / 2)
        content.paint(painter, chip.adjusted(2 * GRID, 0, -2 * GRID, 0), tone.ink, direction)
        return True
