"""Draws the rows of a list in the look in force."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.avatar import initials
from mentordesk.ui.widgets.row import ROW, Fact, Row
from mentordesk.ui.widgets.row_layout import (
    Places,
    RowStyle,
    arrange,
    fact_content,
    fact_sides,
    rail_width,
    title_block,
    under_block,
)
from mentordesk.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex
_LETTERS = 0.36
_DOT, _SMALL_DOT = 10, 6


class RowDelegate(QStyledItemDelegate):
    """Gives each row the height its words need, and draws them; nothing can be edited."""

    def __init__(self, view: QAbstractItemView, style: RowStyle) -> None:
        super().__init__(view)
        self._view, self._style = view, style

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        row = index.data(ROW)
        return QSize(0, arrange(row, self._style, width).height + self._gap(row))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect = option.rect.adjusted(0, 0, 0, -self._gap(row))
        painter.save()
        painting.begin(painter)
        self._paint_ground(painter, rect, row, option)
        painter.translate(rect.topLeft())
        whole = QRect(QPoint(0, 0), rect.size())
        if self._style.rail:
            self._paint_rail(painter, whole, index, option.direction)
        self._paint_row(painter, whole, row, option.direction)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row: Row = index.data(ROW)
        QToolTip.showText(event.globalPos(), self.cut_words(row), view)
        return True

    def cut_words(self, row: Row) -> str:
        """Return the words of a row that its list has no room for."""
        places = arrange(row, self._style, self._view.viewport().width())
        title, under = title_block(row, self._style), under_block(row, self._style)
        cut = [title.words] if title.is_cut(places.title.width()) else []
        cut += [under.words] if under.is_cut(places.under.width()) else []
        return "\n".join(cut)

    def _gap(self, row: Row) -> int:
        return tokens.GAP if self._style.framed and not row.heading else 0

    def _paint_ground(
        self, painter: QPainter, rect: QRect, row: Row, option: QStyleOptionViewItem
    ) -> None:
        if row.heading:
            return
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = self._style.marks and bool(option.state & QStyle.StateFlag.State_Selected)
        radius = tokens.RADIUS_CARD if self._style.framed else tokens.RADIUS_CONTROL
        if self._style.framed:
            line = Role.STRONG_LINE if hovered else Role.LINE
            painting.box(painter, rect, Role.SURFACE, line, radius)
        elif chosen:
            painting.box(painter, rect, Role.SURFACE, Role.MENTOR, radius)
        elif hovered:
            painting.box(painter, rect, Role.SUNKEN, None, radius)
        if current and self._view.hasFocus():
            painting.ring(painter, rect, Role.MENTOR, radius)

    def _paint_row(
        self, painter: QPainter, whole: QRect, row: Row, direction: Qt.LayoutDirection
    ) -> None:
        places = arrange(row, self._style, whole.width())
        ink = Role.SECOND if row.faint else Role.INK
        title = self._turned(whole, places.title, direction)
        title_block(row, self._style).paint(painter, title, ink, direction)
        under = self._turned(whole, places.under, direction)
        under_block(row, self._style).paint(painter, under, Role.SECOND, direction)
        if places.lead.width():
            lead = self._turned(whole, places.lead, direction)
            TextBlock(row.lead, self._style.lead_face).paint(painter, lead, Role.SECOND, direction)
        if row.name and not row.heading:
            self._paint_circle(painter, self._turned(whole, places.avatar, direction), row.name)
        self._paint_facts(painter, whole, row, places, direction)

    def _paint_rail(
        self, painter: QPainter, whole: QRect, index: Index, direction: Qt.LayoutDirection
    ) -> None:
        """Draw the way from the row before to the one after, and a dot for this one."""
        row: Row = index.data(ROW)
        places = arrange(row, self._style, whole.width())
        words = places.title.x() - rail_width()
        wide, edge = look().px(_DOT), look().px(_SMALL_DOT if row.faint else _DOT)
        left = words + (wide - edge) // 2
        dot = QRect(left, places.lead.center().y() - edge // 2, edge, edge)
        dot = self._turned(whole, dot, direction)
        first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
        top = dot.center().y() if first else 0
        bottom = dot.center().y() if last else whole.bottom() + 1
        way = QRect(dot.center().x(), top, tokens.RING_WIDTH, bottom - top)
        painter.fillRect(way, look().colour(Role.STRONG_LINE))
        tone = row.facts[0].tone if row.facts else Tone.MENTOR
        fill = Role.SECOND if row.faint else tone.fill
        painting.box(painter, dot, fill, None, dot.width() / 2)

    def _paint_facts(
        self,
        painter: QPainter,
        whole: QRect,
        row: Row,
        places: Places,
        direction: Qt.LayoutDirection,
    ) -> None:
        for fact, place in zip(row.facts, places.facts, strict=False):
            _paint_fact(painter, self._turned(whole, place, direction), fact, direction)

    def _paint_circle(self, painter: QPainter, circle: QRect, name: str) -> None:
        line = Tone.MENTOR.ink if look().is_contrast else None
        painting.box(painter, circle, Tone.MENTOR.soft, line, circle.width() / 2)
        font = look().font(Text.STRONG)
        font.setPixelSize(max(round(circle.width() * _LETTERS), 1))
        painter.setFont(font)
        painter.setPen(look().colour(Tone.MENTOR.ink))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), initials(name))

    def _turned(self, whole: QRect, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        return painting.mirrored(direction, whole, rect)


def _paint_fact(painter: QPainter, rect: QRect, fact: Fact, direction: Qt.LayoutDirection) -> None:
    line = fact.tone.ink if look().is_contrast else None
    painting.box(painter, rect, fact.tone.soft, line, rect.height() / 2)
    inner = rect.adjusted(fact_sides(), 0, -fact_sides(), 0)
    fact_content(fact).paint(painter, inner, fact.tone.ink, direction)
